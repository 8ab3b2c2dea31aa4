/**
 * Transcendental functions from + - x / and sqrt alone. Those of the engines differ in the last bit, and one differing bit
 * parts two replays of the same recording; these give the same bits wherever IEEE 754 arithmetic does.
 * Accuracy: relative error below 1e-14 over the ranges that the simulation uses (see functions.test.ts).
 */

export const PI = 3.141592653589793;
const HALF_PI = PI / 2;
/** pi/2 in two parts, so that the reduction of an angle loses no digits: the head has 33 significant bits. */
const HALF_PI_HEAD = 1.57079632673412561417;
const HALF_PI_TAIL = 6.07710050650619224932e-11;
const LN2 = 0.6931471805599453;
const LN2_HEAD = 0.69314718036912381649;
const LN2_TAIL = 1.90821492927058770002e-10;

/** Taylor series to x^17; |x| <= pi/4 leaves less than 1e-17. */
function sinKernel(x: number): number {
  const s = x * x;
  let sum = 0;
  for (let n = 17; n >= 3; n -= 2) sum = (1 - sum * s) / (n * (n - 1));
  return x * (1 - sum * s);
}

function cosKernel(x: number): number {
  const s = x * x;
  let sum = 0;
  for (let n = 18; n >= 2; n -= 2) sum = (1 - sum * s) / (n * (n - 1));
  return 1 - sum * s;
}

/** sin(x + ahead pi/2). */
function sinAhead(x: number, ahead: 0 | 1): number {
  const turns = Math.floor(x / HALF_PI + 0.5);
  const r = x - turns * HALF_PI_HEAD - turns * HALF_PI_TAIL;
  const quadrant = (((turns + ahead) % 4) + 4) % 4;
  if (quadrant === 0) return sinKernel(r);
  if (quadrant === 1) return cosKernel(r);
  return quadrant === 2 ? -sinKernel(r) : -cosKernel(r);
}

/** Angle in rad; meant for |x| < 1e6. */
export const sin = (x: number): number => sinAhead(x, 0);

/** Angle in rad; meant for |x| < 1e6. */
export const cos = (x: number): number => sinAhead(x, 1);

export const tan = (x: number): number => sin(x) / cos(x);

/** e^x; 0 below -745, Infinity above 709.78. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2_HEAD - k * LN2_TAIL;
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (sum * r) / n;
  return sum * powerOfTwo(k);
}

/** 2^k for a whole k, by squaring, so exact. Two factors where 2^k alone would underflow early. */
function powerOfTwo(k: number): number {
  let base = k < 0 ? 0.5 : 2;
  let n = k < 0 ? -k : k;
  let out = 1;
  while (n > 0) {
    if (n % 2 === 1) out *= base;
    base *= base;
    n = Math.floor(n / 2);
  }
  return out;
}

/** Natural logarithm; NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (!(x >= 0)) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let m = x;
  let k = 0;
  while (m >= 65536) {
    m /= 65536;
    k += 16;
  }
  while (m < 1 / 65536) {
    m *= 65536;
    k -= 16;
  }
  while (m > 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  while (m < 0.7071067811865476) {
    m *= 2;
    k -= 1;
  }
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  for (let n = 23; n >= 3; n -= 2) sum = (sum + 1 / n) * s2;
  return k * LN2_HEAD + (2 * s * (1 + sum) + k * LN2_TAIL);
}

/** x^y for x >= 0. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}

export const log10 = (x: number): number => log(x) / 2.302585092994046;

/** Amplitude ratio of a level in dB. */
export const amplitudeOfDb = (db: number): number => exp(db * 0.11512925464970229);

/** Level in dB of an amplitude ratio; -Infinity at 0. */
export const dbOfAmplitude = (amplitude: number): number => 20 * log10(amplitude);

function atanKernel(x: number): number {
  // Two half-angle steps bring |x| <= 1 under 0.199, where the series to x^23 leaves less than 1e-17.
  const h = x / (1 + Math.sqrt(1 + x * x));
  const q = h / (1 + Math.sqrt(1 + h * h));
  const s = q * q;
  let sum = 0;
  for (let n = 23; n >= 3; n -= 2) sum = (1 / n - sum) * s;
  return 4 * q * (1 - sum);
}

export function atan(x: number): number {
  if (x > 1) return HALF_PI - atanKernel(1 / x);
  if (x < -1) return -HALF_PI - atanKernel(1 / x);
  return atanKernel(x);
}

/** Angle of (x, y) in (-pi, pi]; 0 at the origin. */
export function atan2(y: number, x: number): number {
  if (x > 0) return atan(y / x);
  if (x < 0) return y >= 0 ? atan(y / x) + PI : atan(y / x) - PI;
  if (y > 0) return HALF_PI;
  return y < 0 ? -HALF_PI : 0;
}

/** Angle in [0, pi]; the argument is clamped to [-1, 1]. */
export function acos(x: number): number {
  const c = x < -1 ? -1 : x > 1 ? 1 : x;
  return atan2(Math.sqrt((1 - c) * (1 + c)), c);
}

export const asin = (x: number): number => HALF_PI - acos(x);

export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/** 0 below `low`, 1 above `high`, cubic between; the same form as GLSL's. */
export function smoothstep(low: number, high: number, x: number): number {
  const t = clamp((x - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
