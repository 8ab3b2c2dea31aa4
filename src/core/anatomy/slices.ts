/**
 * What slices of a region at right angles to its z axis are held against; a region exports its own as `slices` from
 * `regions/<id>Slices.ts` and is entered with them in `regions/catalogue.fixture.ts`. The usual case is meant: first lesion, seed 1.
 */
export interface SliceExpectation {
  readonly structure: string;
  /** Area, mm2, and centroid, mm, of what is to be seen of the structure at heights z; straight between rows, not asked beyond them. */
  readonly at: readonly (readonly [z: number, areaMm2: number, x: number, y: number])[];
  /** Share of the area by which a slice may differ. */
  readonly areaWithin: number;
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
