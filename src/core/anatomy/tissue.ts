/** How the material inside a structure looks to the beam; each has one texture function in the shaders and one twin. */
export type Pattern =
  | 'none'
  | 'skin'
  | 'fat'
  | 'muscle'
  | 'tendon'
  | 'nerve'
  | 'fascia'
  | 'blood'
  | 'fluid'
  | 'cartilage'
  | 'bone';

/** What the needle meets on entering a tissue; newtons for a 22G needle, scaled by outer diameter. */
export interface Wall {
  /** Force at which the wall gives, N. */
  readonly popN: number;
  /** Stiffness before it gives, N/mm. */
  readonly stiffnessNPerMm: number;
}

/** One row of the tissue table. Where no source is given, the value is typical and unverified. */
export interface Tissue {
  readonly id: TissueId;
  readonly speedMPerS: number;
  readonly densityKgPerM3: number;
  /** At 1 MHz. */
  readonly attenuationDbPerCm: number;
  /** Attenuation grows as frequency to this power. */
  readonly attenuationExponent: number;
  /** Speckle amplitude against muscle with its fibres across the beam, dB. */
  readonly backscatterDb: number;
  readonly pattern: Pattern;
  /** Cutting force at the tip, N, and friction along the shaft, N/mm, both for 22G. */
  readonly cuttingN: number;
  readonly frictionNPerMm: number;
  readonly wall?: Wall;
  /** sRGB, 0 .. 1, for cut-away and labels. */
  readonly colour: readonly [number, number, number];
  readonly source: string;
}

export type TissueId =
  | 'air'
  | 'skin'
  | 'fat'
  | 'fascia'
  | 'connective'
  | 'muscle'
  | 'tendon'
  | 'nerve'
  | 'artery'
  | 'vein'
  | 'cartilage'
  | 'bone'
  | 'synovialFluid';
