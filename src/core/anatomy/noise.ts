import { random, randomStream } from '../math/random';

/** Cells along each side of the table; a power of two, so that wrapping is a mask. */
export const NOISE_SIZE = 32;

/**
 * The one table behind all geometric noise: NOISE_SIZE^3 values uniform in [-1, 1], x fastest. The GPU reads the same
 * numbers (R32F), so they are rounded to single precision here.
 */
export const noiseTable: Float32Array = (() => {
  const stream = randomStream(0x0b37e1, 'noise');
  const table = new Float32Array(NOISE_SIZE * NOISE_SIZE * NOISE_SIZE);
  for (let i = 0; i < table.length; i++) table[i] = 2 * random(stream) - 1;
  return table;
})();

const MASK = NOISE_SIZE - 1;

const at = (i: number, j: number, k: number): number =>
  noiseTable[((k & MASK) * NOISE_SIZE + (j & MASK)) * NOISE_SIZE + (i & MASK)] ?? 0;

/** Value noise in [-1, 1] with a feature per unit cell and a continuous first derivative; period NOISE_SIZE. */
export function noise(x: number, y: number, z: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  let u = x - i;
  let v = y - j;
  let w = z - k;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  w = w * w * (3 - 2 * w);
  const a = at(i, j, k) + (at(i + 1, j, k) - at(i, j, k)) * u;
  const b = at(i, j + 1, k) + (at(i + 1, j + 1, k) - at(i, j + 1, k)) * u;
  const c = at(i, j, k + 1) + (at(i + 1, j, k + 1) - at(i, j, k + 1)) * u;
  const d = at(i, j + 1, k + 1) + (at(i + 1, j + 1, k + 1) - at(i, j + 1, k + 1)) * u;
  const e = a + (b - a) * v;
  return e + (c + (d - c) * v - e) * w;
}

/** The twin of `noise`; the program provides the sampler. */
export const NOISE_GLSL = `
uniform highp sampler3D uNoise;
float noiseCell(ivec3 c) { return texelFetch(uNoise, c & ${MASK}, 0).r; }
float noise(vec3 p) {
  vec3 f = floor(p);
  vec3 t = p - f;
  t = t * t * (3.0 - 2.0 * t);
  ivec3 c = ivec3(f);
  float a = mix(noiseCell(c), noiseCell(c + ivec3(1, 0, 0)), t.x);
  float b = mix(noiseCell(c + ivec3(0, 1, 0)), noiseCell(c + ivec3(1, 1, 0)), t.x);
  float d = mix(noiseCell(c + ivec3(0, 0, 1)), noiseCell(c + ivec3(1, 0, 1)), t.x);
  float e = mix(noiseCell(c + ivec3(0, 1, 1)), noiseCell(c + ivec3(1, 1, 1)), t.x);
  return mix(mix(a, b, t.y), mix(d, e, t.y), t.z);
}
`;
