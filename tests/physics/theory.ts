/** What the physics says, written down once more: nothing here is imported from the code under test. */

/** Figures of the probe under test: mm, MHz, mm/us. */
const PROBE = { aperture: 38.4, centreMHz: 7.6, bandwidth: 0.77, speed: 1.54 };

/** Rayleigh: mean over standard deviation of a fully developed speckle's envelope, sqrt(pi / (4 - pi)) = 1.913. */
export const RAYLEIGH_SNR = Math.sqrt(Math.PI / (4 - Math.PI));

/**
 * Standard deviation of the echo's amplitude spectrum, MHz. One way the spectrum is half as high at the edges of the band, so
 * its sigma is bandwidth x centre / 2.3548; two ways multiply two of them, which divides by sqrt 2: 1.757.
 */
const SIGMA_MHZ = (PROBE.bandwidth * PROBE.centreMHz) / 2.3548 / Math.SQRT2;

/** Axial full width, mm: 2.3548 x (1 / (2 pi sigma)) x c / 2 = 0.164. */
export const AXIAL_FWHM = (2.3548 / (2 * Math.PI * SIGMA_MHZ)) * (PROBE.speed / 2);

/**
 * Loss of an echo, dB, for `perMHz` dB/MHz of two-way attenuation, with the fall of the pulse's centre: the Gaussian
 * exp(-(f - f0)^2 / 2 s^2) times exp(-p f) is a Gaussian whose peak has fallen by p f0 - p^2 s^2 / 2 nepers.
 */
export function echoLossDb(perMHz: number): number {
  const nepers = perMHz / 8.6859;
  return 8.6859 * (nepers * PROBE.centreMHz - (nepers * nepers * SIGMA_MHZ * SIGMA_MHZ) / 2);
}

/** Two-way attenuation, dB/MHz, of a length of tissue, mm, from its value at 1 MHz, dB/cm, and its exponent. */
export const twoWayPerMHz = (alpha: number, exponent: number, length: number): number =>
  0.2 * alpha * PROBE.centreMHz ** (exponent - 1) * length;

/**
 * Lateral full width, mm, by depth for a transmit focus at 20 mm: PyMUST, 128 elements of 0.3 mm, 7.6 MHz, F / 2 sending and
 * dynamic F / 1.5 with Hann weights receiving, no attenuation.
 */
export const LATERAL_FWHM: ReadonlyMap<number, number> = new Map([
  [10, 0.678],
  [15, 0.755],
  [20, 0.421],
  [25, 0.646],
  [30, 0.701],
  [35, 0.658],
]);

/** Echo of a needle by its angle to the face, degrees: PyMUST, line of 25 um roughness (lambda / 8), dB against 0 degrees. */
export const NEEDLE_DB: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [4, -0.8],
  [8, -3.4],
  [12, -6.7],
  [20, -8.3],
  [30, -17.5],
]);

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export function deviation(values: readonly number[]): number {
  const m = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const ma = mean(a);
  const mb = mean(b);
  return mean(a.map((v, i) => (v - ma) * ((b[i] ?? 0) - mb))) / (deviation(a) * deviation(b));
}

/** Slope of a straight line through points. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mx = mean(points.map(([x]) => x));
  const my = mean(points.map(([, y]) => y));
  const up = points.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0);
  return up / points.reduce((s, [x]) => s + (x - mx) ** 2, 0);
}

/** Full width at half maximum of a sampled peak, in samples, by linear interpolation of its flanks. */
export function fullWidth(values: readonly number[]): number {
  const peak = Math.max(...values);
  const top = values.indexOf(peak);
  const flank = (step: number): number => {
    let i = top;
    while ((values[i] ?? 0) > peak / 2 && i >= 0 && i < values.length) i += step;
    const inside = values[i - step] ?? 0;
    const outside = values[i] ?? 0;
    return Math.abs(i - step - top) + (inside - peak / 2) / Math.max(inside - outside, 1e-12);
  };
  return flank(1) + flank(-1);
}
