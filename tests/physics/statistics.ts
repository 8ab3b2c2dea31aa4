/** Level of an amplitude, dB. */
export const db = (ratio: number): number => 20 * Math.log10(ratio);

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Level of the mean power of amplitudes, dB. */
export const powerDb = (values: readonly number[]): number => 10 * Math.log10(mean(values.map((v) => v * v)));

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

/** Place of a sampled peak, in samples, by a parabola through the logarithms of its top. */
export function peakAt(values: readonly number[]): number {
  const top = values.indexOf(Math.max(...values));
  const l = (i: number): number => Math.log(Math.max(values[i] ?? 0, 1e-12));
  const [a, b, c] = [l(top - 1), l(top), l(top + 1)];
  const bend = a - 2 * b + c;
  return bend === 0 ? top : top + (a - c) / (2 * bend);
}

/** Kolmogorov and Smirnov: the largest distance between the values' distribution and a given one. */
export function distance(values: readonly number[], distribution: (v: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.reduce((most, v, i) => {
    const wanted = distribution(v);
    return Math.max(most, wanted - i / sorted.length, (i + 1) / sorted.length - wanted);
  }, 0);
}
