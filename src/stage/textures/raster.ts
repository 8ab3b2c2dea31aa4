import { NOISE_SIZE, noiseTable } from '../../core/anatomy/noise';
import { clamp } from '../../core/math/functions';

/** A square of numbers that wraps round in both directions. */
export class Raster {
  readonly size: number;
  readonly values: Float32Array;

  constructor(size: number) {
    this.size = size;
    this.values = new Float32Array(size * size);
  }

  at(i: number, j: number): number {
    const n = this.size;
    return this.values[(((j % n) + n) % n) * n + (((i % n) + n) % n)] ?? 0;
  }

  /** Raises the values round (i, j) to a soft disc of the given half axes in texels; keeps the larger. */
  stamp(i: number, j: number, ri: number, rj: number, value: number): void {
    const wi = Math.ceil(ri);
    const wj = Math.ceil(rj);
    for (let dj = -wj; dj <= wj; dj++) {
      for (let di = -wi; di <= wi; di++) {
        const ci = Math.round(i) + di;
        const cj = Math.round(j) + dj;
        const d = Math.hypot((ci - i) / ri, (cj - j) / rj);
        if (d >= 1) continue;
        const n = this.size;
        const k = (((cj % n) + n) % n) * n + (((ci % n) + n) % n);
        this.values[k] = Math.max(this.values[k] ?? 0, value * (1 - d * d) * (1 - d * d));
      }
    }
  }
}

/** Value noise in -1 .. 1 that repeats after `period` cells in both directions. */
export function tiledNoise(x: number, y: number, period: number, layer: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const wrap = (k: number): number => ((k % period) + period) % period;
  const corner = (di: number, dj: number): number => {
    const a = wrap(i + di) % NOISE_SIZE;
    const b = wrap(j + dj) % NOISE_SIZE;
    return noiseTable[((layer % NOISE_SIZE) * NOISE_SIZE + b) * NOISE_SIZE + a] ?? 0;
  };
  let u = x - i;
  let v = y - j;
  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  const a = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * u;
  const b = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * u;
  return a + (b - a) * v;
}

/** Ridges that repeat, 0 .. 1: creases of cloth, veins of marble. */
export const tiledRidges = (x: number, y: number, period: number, layer: number): number => {
  const r = 1 - Math.abs(tiledNoise(x, y, period, layer));
  return r * r;
};

/** 0 .. 1 to a byte. */
export const byte = (x: number): number => Math.round(255 * clamp(x, 0, 1));
