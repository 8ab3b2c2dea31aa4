import { noise } from '../../core/anatomy/noise';
import { type RandomState, random, randomBetween, randomStream } from '../../core/math/random';
import { arcOf, heightOf } from '../shapes/limb';
import { creasesMm } from '../shapes/relief';
import { byte, Raster } from './raster';

export interface SkinTextures {
  readonly size: number;
  /** RGBA bytes: colour in sRGB, 255. */
  readonly colour: Uint8Array;
  /** RGBA bytes: slope across and along as 0.5 + slope / 1.6, depth of creases, gloss. */
  readonly slope: Uint8Array;
}

const PER_UNIT = { spots: 210, hairs: 620 };

/** Where on the skin a texel lies, mm, and how many mm it spans. */
class Chart {
  readonly size: number;
  readonly arc: Float64Array;
  readonly height: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.arc = Float64Array.from({ length: size + 1 }, (_, i) => arcOf(i / size - 0.5));
    this.height = Float64Array.from({ length: size + 1 }, (_, j) => heightOf((2 * j) / size - 1));
  }

  /** Texel of a place, by bisection of the two rising tables. */
  texel(arc: number, height: number): { i: number; j: number; mmI: number; mmJ: number } {
    const i = find(this.arc, arc);
    const j = find(this.height, height);
    return { i, j, mmI: pitch(this.arc, i), mmJ: pitch(this.height, j) };
  }
}

function find(table: Float64Array, value: number): number {
  let low = 0;
  let high = table.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const a = table[low] ?? 0;
  return low + (value - a) / ((table[low + 1] ?? a + 1) - a);
}

function pitch(table: Float64Array, at: number): number {
  const k = Math.min(table.length - 2, Math.max(0, Math.floor(at)));
  return (table[k + 1] ?? 0) - (table[k] ?? 0);
}

/** Walks over the skin from a place and calls back at each half millimetre. */
function walk(
  stream: RandomState,
  from: { arc: number; height: number; angle: number; length: number; wander: number },
  visit: (arc: number, height: number, t: number) => void,
): void {
  let { arc, height, angle } = from;
  const steps = Math.ceil(from.length * 2);
  for (let k = 0; k <= steps; k++) {
    visit(arc, height, k / steps);
    angle += from.wander * (random(stream) - 0.5);
    arc += 0.5 * Math.sin(angle);
    height += 0.5 * Math.cos(angle);
  }
}

/** Least radius of a dab that leaves no gaps between texels. */
const LEAST = 0.8;

function dab(raster: Raster, chart: Chart, arc: number, height: number, radius: number, value: number): void {
  const t = chart.texel(arc, height);
  const ri = Math.max(LEAST, radius / t.mmI);
  const rj = Math.max(LEAST, radius / t.mmJ);
  // What is finer than a texel is drawn wider and as much fainter.
  const share = (radius * radius) / (t.mmI * ri * t.mmJ * rj);
  raster.stamp(t.i, t.j, ri, rj, value * Math.sqrt(share));
}

function veins(chart: Chart): Raster {
  const raster = new Raster(chart.size);
  const stream = randomStream(0x5eed, 'stage.veins');
  const starts = [
    { arc: -22, height: -120, angle: 0.12, length: 190, wander: 0.22 },
    { arc: 38, height: -70, angle: -0.16, length: 120, wander: 0.26 },
    { arc: 8, height: 28, angle: 0.35, length: 100, wander: 0.24 },
    { arc: -44, height: 5, angle: 0.25, length: 120, wander: 0.26 },
    { arc: 50, height: 20, angle: -0.1, length: 110, wander: 0.24 },
    { arc: -8, height: -40, angle: -0.9, length: 40, wander: 0.3 },
    { arc: 26, height: -12, angle: 0.8, length: 34, wander: 0.3 },
  ];
  for (const start of starts) {
    const width = randomBetween(stream, 1.5, 2.6);
    walk(stream, start, (arc, height, t) => {
      const fade = Math.min(1, 6 * t, 6 * (1 - t)) * (0.62 + 0.38 * noise(arc / 14, height / 14, 11));
      dab(raster, chart, arc, height, width, 0.9 * fade);
    });
  }
  return raster;
}

function spots(chart: Chart): Raster {
  const raster = new Raster(chart.size);
  const stream = randomStream(0x5eed, 'stage.spots');
  for (let k = 0; k < PER_UNIT.spots; k++) {
    const arc = randomBetween(stream, -120, 120);
    const height = randomBetween(stream, -170, 170);
    const size = 0.45 + 1.1 * random(stream) * random(stream) * random(stream);
    dab(raster, chart, arc, height, size, randomBetween(stream, 0.15, 0.75));
  }
  // Two moles.
  dab(raster, chart, -31, -38, 1.5, 1.4);
  dab(raster, chart, 37, 44, 1.1, 1.2);
  return raster;
}

/** Fine hairs, sparse over the fossa and denser on calf and sides; `follicle` marks their roots. */
function hairs(chart: Chart): { hair: Raster; follicle: Raster } {
  const hair = new Raster(chart.size);
  const follicle = new Raster(chart.size);
  const stream = randomStream(0x5eed, 'stage.hairs');
  for (let k = 0; k < PER_UNIT.hairs; k++) {
    const arc = randomBetween(stream, -120, 120);
    const height = randomBetween(stream, -170, 200);
    const keep = Math.min(1, (Math.abs(arc) / 75) ** 2 + (Math.max(0, Math.abs(height) - 22) / 95) ** 1.5);
    const angle = randomBetween(stream, -0.5, 0.5) + 0.006 * arc;
    const length = randomBetween(stream, 3, 7);
    const dark = randomBetween(stream, 0.22, 0.55);
    if (random(stream) > keep) continue;
    walk(stream, { arc, height, angle, length, wander: 0.25 }, (a, h, t) => {
      dab(hair, chart, a, h, 0.16, 1.6 * dark * (1 - 0.8 * t));
    });
    dab(follicle, chart, arc, height, 0.6, 0.8);
  }
  return { hair, follicle };
}

/**
 * The colour and relief of skin, drawn once; the same for every case. `size` texels square. Creases and veins are those of the
 * back of a `knee`.
 */
export function skinTextures(size: number, knee: boolean): SkinTextures {
  const chart = new Chart(size);
  const vein = knee ? veins(chart) : new Raster(size);
  const spot = spots(chart);
  const { hair, follicle } = hairs(chart);
  const relief = new Raster(size);
  const colour = new Uint8Array(4 * size * size);
  for (let j = 0; j < size; j++) {
    const z = chart.height[j] ?? 0;
    for (let i = 0; i < size; i++) {
      const s = chart.arc[i] ?? 0;
      const k = j * size + i;
      const fossa = knee ? Math.exp(-((s * s) / 2600 + (z * z) / 2200)) : 0;
      const wrinkle =
        noise(s / 13 + 0.4 * noise(s / 5, z / 5, 21), z / 1.7, 5) + 0.6 * noise(s / 6, z / 0.9, 6);
      const crease = knee ? creasesMm(s, z) : 0;
      const v = vein.values[k] ?? 0;
      const root = follicle.values[k] ?? 0;
      relief.values[k] =
        crease + 0.22 * v + 0.1 * root + (0.035 + 0.05 * fossa) * wrinkle + 0.1 * noise(s / 4.5, z / 4.5, 8);
      const slow = noise(s / 34, z / 46, 1);
      const blotch = noise(s / 10, z / 11, 2) + 0.6 * noise(s / 4.6, z / 4.6, 3);
      const speck = noise(s / 1.5, z / 1.5, 4) + noise(s / 0.62, z / 0.62, 9);
      const red = 0.1 * fossa + 0.13 * blotch + 0.12 * slow + 0.105 * root - 0.08 * crease;
      const light = 1 + 0.05 * slow + 0.03 * blotch + 0.03 * speck + 0.05 * crease - 0.02 * fossa;
      const f = Math.min(1, spot.values[k] ?? 0);
      const h = Math.min(1, hair.values[k] ?? 0);
      const dark = (1 - 0.72 * h) * light;
      colour[4 * k] = byte(0.79 * dark * (1 - 0.15 * v) * (1 - 0.34 * f) * (1 + 0.1 * red));
      colour[4 * k + 1] = byte(0.618 * dark * (1 - 0.035 * v) * (1 - 0.48 * f) * (1 - 0.36 * red));
      colour[4 * k + 2] = byte(0.535 * dark * (1 + 0.045 * v) * (1 - 0.58 * f) * (1 - 0.34 * red));
      colour[4 * k + 3] = 255;
    }
  }
  return { size, colour, slope: slopes(chart, relief, knee) };
}

function slopes(chart: Chart, relief: Raster, knee: boolean): Uint8Array {
  const { size } = chart;
  const out = new Uint8Array(4 * size * size);
  for (let j = 0; j < size; j++) {
    const mmJ = pitch(chart.height, j);
    const z = chart.height[j] ?? 0;
    for (let i = 0; i < size; i++) {
      const mmI = pitch(chart.arc, i);
      const s = chart.arc[i] ?? 0;
      const gi = (relief.at(i + 1, j) - relief.at(i - 1, j)) / (2 * mmI);
      const gj = (relief.at(i, j + 1) - relief.at(i, j - 1)) / (2 * mmJ);
      const deep = knee ? 1 + 0.45 * Math.min(0, creasesMm(s, z)) : 1;
      const gloss = 0.5 + 0.25 * noise(s / 22, z / 22, 14) + 0.15 * noise(s / 3, z / 3, 15);
      out.set([byte(0.5 + gi / 1.6), byte(0.5 + gj / 1.6), byte(deep), byte(gloss)], 4 * (j * size + i));
    }
  }
  return out;
}
