import type { Structure } from '../../../src/core/anatomy/region';
import type { TissueId } from '../../../src/core/anatomy/tissue';
import { below, phantomOf, piece, viewAt } from '../bench';
import { type Bench, between, type Check, type Figure, type Picture } from '../check';
import { mean } from '../statistics';

/*
 * What makes a filling or a lump recognisable on the screen at the default preset, against the muscle beside it at the same depth: how
 * bright it is, how uneven, and what stands below it. Bounds are typical: words of Bianchi and Martinoli 2007 and Jacobson 2018
 * (anechoic, hypoechoic, isoechoic, hyperechoic, complete and partial shadow, enhancement, dirty shadow) put into ratios of grey.
 */

const DEPTH = 13;
const RADIUS = 3.2;
const PLACES = [-14.5, -4.8, 4.8, 14.5];
/** Slices across the plane: one picture of a texture is too few. */
const SLICES = [0, 9, 18, 27];

const lump = (tissue: TissueId, i: number): Structure => {
  const at = (z: number): [number, number, number] => [PLACES[i] ?? 0, -DEPTH, z];
  return piece(`lump${i}`, tissue, { op: 'capsule', from: at(-200), to: at(200), radius: RADIUS }, [1, 0, 0]);
};

interface Seen {
  /** Mean grey, and its ratio to that of muscle as deep. */
  readonly grey: number;
  readonly bright: number;
  /** Standard deviation of the means of squares of 1 mm over their mean. */
  readonly uneven: number;
  /** Grey below it against that of muscle as deep. */
  readonly behind: number;
  /** Brightest mean of a line through its upper edge. */
  readonly top: number;
}

function seenAt(pictures: readonly Picture[], i: number): Seen {
  const x = PLACES[i] ?? 0;
  const aside = x + (i % 2 === 0 ? 4.85 : -4.85);
  const over = (x0: number, x1: number, z0: number, z1: number): number =>
    mean(pictures.map((p) => mean(p.patch(x0, x1, z0, z1))));
  const grey = over(x - 1.5, x + 1.5, DEPTH - 1.5, DEPTH + 1.5);
  const squares: number[] = [];
  for (const p of pictures)
    for (let dx = -2; dx < 2; dx++)
      for (let dz = -2; dz < 2; dz++)
        squares.push(mean(p.patch(x + dx, x + dx + 1, DEPTH + dz, DEPTH + dz + 1)));
  const middle = mean(squares);
  const edge = Array.from({ length: 16 }, (_, k) => DEPTH - RADIUS - 0.6 + 0.08 * k);
  return {
    grey,
    bright: grey / over(aside - 1, aside + 1, DEPTH - 1.5, DEPTH + 1.5),
    uneven: Math.sqrt(mean(squares.map((v) => (v - middle) ** 2))) / middle,
    behind:
      over(x - 1, x + 1, DEPTH + RADIUS + 2, DEPTH + RADIUS + 6) /
      over(aside - 1, aside + 1, DEPTH + RADIUS + 2, DEPTH + RADIUS + 6),
    top: Math.max(...edge.map((z) => over(x - 0.8, x + 0.8, z, z))),
  };
}

/** Bounds of what is seen of a tissue; what is left out is not what it is known by. */
type Bounds = Partial<Readonly<Record<keyof Seen, readonly [number, number]>>>;

const TOLD: Readonly<Record<keyof Seen, string>> = {
  grey: 'grey',
  bright: 'grey against muscle',
  uneven: 'unevenness over millimetres',
  behind: 'grey below against muscle',
  top: 'grey of the upper edge',
};

type Row = readonly (readonly [TissueId, Bounds])[];

async function figuresOf(bench: Bench, id: string, row: Row): Promise<readonly Figure[]> {
  const structures = [piece('muscle', 'muscle', below(0)), ...row.map(([tissue], i) => lump(tissue, i))];
  const setup = await bench.scan(phantomOf(`fillings-${id}`, structures), null);
  const pictures = SLICES.map((z) => setup.picture(viewAt({ z })));
  return row.flatMap(([tissue, bounds], i) => {
    const seen = seenAt(pictures, i);
    return (Object.keys(bounds) as (keyof Seen)[]).map((key): Figure => {
      const [low, high] = bounds[key] ?? [0, 0];
      return {
        id: `patterns.${tissue}.${key}`,
        what: `${TOLD[key]}, ${tissue}`,
        measured: seen[key],
        ...between(low, high),
        unit: '',
      };
    });
  });
}

const ROWS: Readonly<Record<string, Row>> = {
  liquids: [
    ['synovialFluid', { grey: [1, 18], behind: [1.05, 2.5] }],
    ['turbidFluid', { bright: [0.15, 0.8], uneven: [0.25, 2], behind: [1, 2.5] }],
    ['pus', { bright: [0.3, 1.1], uneven: [0.15, 1], behind: [1, 2.5] }],
    ['steroid', { bright: [1.3, 4], uneven: [0.15, 1] }],
  ],
  solids: [
    ['clot', { bright: [0.5, 1.5], uneven: [0.1, 0.8], behind: [0.7, 1.5] }],
    ['synovium', { bright: [0.4, 1.3], uneven: [0.05, 0.6] }],
    ['ligament', { bright: [1.3, 4] }],
    ['solidMass', { bright: [0.3, 1.3], behind: [0.6, 1.5] }],
  ],
  lime: [
    ['calcification', { top: [118, 255], behind: [0, 0.6] }],
    ['calcificationFragmented', { bright: [0.8, 4], uneven: [0.2, 2], behind: [0.05, 0.75] }],
    ['calcificationSoft', { bright: [1.2, 4], behind: [0.5, 1.1] }],
    ['gas', { top: [118, 255], behind: [0.2, 1.3] }],
  ],
};

export const patterns: Check = {
  id: 'patterns',
  mutants: ['backscatter of fluid'],
  async measure(bench) {
    const all: Figure[] = [];
    for (const [id, row] of Object.entries(ROWS)) all.push(...(await figuresOf(bench, id, row)));
    return all;
  },
};
