import { mix } from '../math/functions';
import { type Anatomy, OUTSIDE } from './anatomy';

/**
 * What slices of a region at right angles to its z axis are held against; a region exports its own as `slices` from
 * `regions/<id>Slices.ts` and is entered with them in `regions/catalogue.ts`. The usual case is meant: first lesion, seed 1.
 */
export interface SliceExpectation {
  readonly structure: string;
  /** What may be seen of the structure at heights z; straight between rows, not asked beyond them. */
  readonly at: readonly SliceRow[];
  /** Distance by which a centroid may differ, mm. */
  readonly centroidWithin: number;
  /** Structures whose centroids lie deeper wherever both are seen within `at`. */
  readonly above?: readonly string[];
  /** The tendon into which a muscle turns, and between which heights it is the larger of the two from then on. */
  readonly becomes?: {
    readonly tendon: string;
    readonly between: readonly [number, number];
    /** Towards which end of z. */
    readonly towards: 1 | -1;
  };
  /** Where the figures come from, or "typical, unverified". */
  readonly source: string;
}

/** Least and greatest area, mm2, and centroid, mm, at a height. */
type SliceRow = readonly [z: number, areaMm2: readonly [least: number, most: number], x: number, y: number];

/** Heights of the slices: every 5 mm over 80 mm. */
export const SLICE_HEIGHTS: readonly number[] = Array.from({ length: 17 }, (_, i) => 5 * i - 40);

/** What a slice shows of a structure: area, mm2, and centroid, mm. */
export interface Section {
  readonly area: number;
  readonly x: number;
  readonly y: number;
}

/** What a table expects at a height; null beyond its ends. */
export function expectedAt(
  { at }: SliceExpectation,
  z: number,
): { readonly least: number; readonly most: number; readonly x: number; readonly y: number } | null {
  for (let i = 1; i < at.length; i++) {
    const a = at[i - 1];
    const b = at[i];
    if (!a || !b || z < a[0] || z > b[0]) continue;
    const t = (z - a[0]) / (b[0] - a[0]);
    return {
      least: mix(a[1][0], b[1][0], t),
      most: mix(a[1][1], b[1][1], t),
      x: mix(a[2], b[2], t),
      y: mix(a[3], b[3], t),
    };
  }
  return null;
}

/** The owners of a slice on a grid of `pitch` mm, row by row from the lowest y: index of a structure or OUTSIDE. */
export interface Slice {
  readonly left: number;
  readonly bottom: number;
  readonly pitch: number;
  readonly columns: number;
  readonly owners: readonly (readonly number[])[];
}

export function sliceOf(
  anatomy: Anatomy,
  z: number,
  box: { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number },
  pitch = 0.5,
): Slice {
  const columns = Math.ceil((box.right - box.left) / pitch);
  const rows = Math.ceil((box.top - box.bottom) / pitch);
  const owners = Array.from({ length: rows }, (_, j) =>
    Array.from({ length: columns }, (_unused, i) =>
      anatomy.owner(box.left + (i + 0.5) * pitch, box.bottom + (j + 0.5) * pitch, z),
    ),
  );
  return { left: box.left, bottom: box.bottom, pitch, columns, owners };
}

/** What a slice shows of each structure, by index. */
export function sectionsIn({ left, bottom, pitch, owners }: Slice): ReadonlyMap<number, Section> {
  const sums = new Map<number, { n: number; x: number; y: number }>();
  owners.forEach((row, j) => {
    row.forEach((owner, i) => {
      if (owner === OUTSIDE) return;
      const sum = sums.get(owner) ?? { n: 0, x: 0, y: 0 };
      sum.n += 1;
      sum.x += left + (i + 0.5) * pitch;
      sum.y += bottom + (j + 0.5) * pitch;
      sums.set(owner, sum);
    });
  });
  return new Map(
    [...sums].map(([owner, { n, x, y }]) => [owner, { area: n * pitch * pitch, x: x / n, y: y / n }]),
  );
}
