import { pcg } from '../core/math/random';

/** Cells of the scatterer lattice before it repeats: lateral, depth, elevational. */
export const SCATTERER_CELLS = [128, 256, 32] as const;
/** Cells along each side of the texture noise. */
export const TEXTURE_CELLS = 32;

const view = new DataView(new ArrayBuffer(4));

/** The bits of a half float nearest to a number of magnitude below 65504; the least magnitudes become 0. */
export function toHalf(x: number): number {
  view.setFloat32(0, x);
  const bits = view.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  if (exponent <= 0) return sign;
  return sign | (((exponent << 10) | ((bits >>> 13) & 0x3ff)) + ((bits >>> 12) & 1));
}

const numbers = (wide: boolean, length: number): Float32Array | Uint16Array =>
  wide ? new Float32Array(length) : new Uint16Array(length);

/** Quantile of the standard normal by bisection of its distribution, for p in (0, 1). */
function normalQuantile(p: number): number {
  let low = -6;
  let high = 6;
  for (let i = 0; i < 40; i++) {
    const x = (low + high) / 2;
    // Abramowitz and Stegun 7.1.26, error below 1.5e-7.
    const t = 1 / (1 + 0.3275911 * Math.abs(x / Math.SQRT2));
    const poly =
      t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    const erf = Math.sign(x) * (1 - poly * Math.exp((-x * x) / 2));
    if (0.5 * (1 + erf) < p) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

/**
 * Scatterers: four independent normal numbers a cell, each of variance 1/2, as half floats unless `wide`. Two and two are the
 * complex amplitudes of two looks, of mean square 1 each.
 */
export function scattererTable(wide: boolean): Float32Array | Uint16Array {
  const quantiles = numbers(wide, 4096);
  for (let i = 0; i < quantiles.length; i++) {
    const quantile = normalQuantile((i + 0.5) / quantiles.length) * Math.SQRT1_2;
    quantiles[i] = wide ? quantile : toHalf(quantile);
  }
  const [a, b, c] = SCATTERER_CELLS;
  const out = numbers(wide, a * b * c * 4);
  for (let i = 0; i < out.length; i += 2) {
    const word = pcg(i ^ 0x5eed);
    out[i] = quantiles[word & 4095] ?? 0;
    out[i + 1] = quantiles[(word >>> 16) & 4095] ?? 0;
  }
  return out;
}

/** Noise for the textures of tissue: four independent numbers a cell, uniform in [-1, 1], as half floats unless `wide`. */
export function textureTable(wide: boolean): Float32Array | Uint16Array {
  const out = numbers(wide, TEXTURE_CELLS ** 3 * 4);
  for (let i = 0; i < out.length; i++) {
    const number = (pcg(i ^ 0x7e87) / 4294967296) * 2 - 1;
    out[i] = wide ? number : toHalf(number);
  }
  return out;
}
