import { Fields } from './fields';
import type { Bounds, Field } from './operation';
import type { Region, Variation } from './region';
import type { Shape } from './shape';

/** The probe and the heart at rest: what a cavity's volume is measured with. */
const AT_REST = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };

/**
 * Volume of a shape in mL: columns along y on a grid of `pitch` mm over x and z, each measured between the zeros of the
 * field. A column is walked in steps of the distance itself, so that walls a tenth of a millimetre apart are still found.
 */
export function volumeMl(field: Field, bounds: Bounds, pitch = 1.5): number {
  const { low, high } = bounds;
  let mm3 = 0;
  const across = Math.max(1, Math.ceil((high.x - low.x) / pitch));
  const along = Math.max(1, Math.ceil((high.z - low.z) / pitch));
  const stepX = (high.x - low.x) / across;
  const stepZ = (high.z - low.z) / along;
  for (let k = 0; k < along; k++) {
    const z = low.z + (k + 0.5) * stepZ;
    // Each row of columns stands elsewhere, so that the errors at its ends cancel over the rows.
    const stagger = (k * GOLDEN) % 1;
    for (let i = 0; i < across; i++) {
      mm3 += columnLength(field, low.x + (i + stagger) * stepX, z, low.y, high.y) * stepX * stepZ;
    }
  }
  return mm3 / 1000;
}

/** Multiples of it, modulo 1, spread most evenly. */
const GOLDEN = 0.618033988749895;
/** Least step of a walk, mm: a wall thinner than this may be missed. */
const LEAST_STEP = 0.1;
/** Share of the stated distance that is walked at once, since blended fields may overstate it a little. */
const TRUST = 0.7;

function columnLength(field: Field, x: number, z: number, low: number, high: number): number {
  let y = low;
  let d = field(x, y, z);
  let inside = 0;
  while (y < high) {
    const step = Math.min(Math.max(Math.abs(d) * TRUST, LEAST_STEP), high - y);
    const next = field(x, y + step, z);
    if (d < 0 && next < 0) inside += step;
    else if (d < 0 || next < 0)
      inside += (step * Math.min(d, next)) / (Math.min(d, next) - Math.max(d, next));
    y += step;
    d = next;
  }
  return inside;
}

/** The cavity's own shape of a region. */
export function cavityShape(region: Region): Shape {
  const found = region.structures.find((s) => s.id === region.cavity.structure);
  if (!found)
    throw new Error(`Region "${region.id}" has no structure "${region.cavity.structure}" for its cavity.`);
  return found.shape;
}

/** Fills at which the table is measured: 0 empty, 1 as full as the case began, 1.15 as far as it can be stretched. */
const FILLS: readonly number[] = [...Array.from({ length: 14 }, (_, i) => i / 13), 1.075, 1.15];

/** Ties the millilitres in a region's cavity to its shape parameter, by integrating the shape itself. */
export class CavityTable {
  readonly #fill: number[] = [];
  readonly #ml: number[] = [];

  constructor(region: Region, variation: Variation) {
    const shape = cavityShape(region);
    const fields = new Fields(region.parameters, [shape]);
    const field = fields.field(shape);
    let least = 0;
    for (const fill of FILLS) {
      fields.set(region.derive(variation, fill, AT_REST));
      // Rounding must not let the table turn back.
      least = Math.max(volumeMl(field, fields.bounds(shape)), least + 1e-6);
      this.#fill.push(fill);
      this.#ml.push(least);
    }
  }

  /** Volume of the cavity at a fill, mL; the ends of the table hold beyond it. */
  mlOf(fill: number): number {
    return interpolate(this.#fill, this.#ml, fill);
  }

  /** The fill at which the cavity holds a volume, mL. */
  fillOf(ml: number): number {
    return interpolate(this.#ml, this.#fill, ml);
  }
}

function interpolate(from: readonly number[], to: readonly number[], x: number): number {
  let lowX = from[0] ?? 0;
  let lowY = to[0] ?? 0;
  if (x <= lowX) return lowY;
  for (let i = 1; i < from.length; i++) {
    const highX = from[i] ?? lowX;
    const highY = to[i] ?? lowY;
    if (x <= highX) return lowY + ((highY - lowY) * (x - lowX)) / (highX - lowX);
    lowX = highX;
    lowY = highY;
  }
  return lowY;
}
