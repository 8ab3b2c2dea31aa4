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
  | 'bone'
  | 'ligament'
  | 'wall'
  | 'synovium'
  | 'suspension'
  | 'pus'
  | 'clot'
  | 'fragments'
  | 'slurry'
  | 'crystals'
  | 'gas'
  | 'solid';

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
  /** Hounsfield units at 120 kV, no contrast medium. */
  readonly hu: number;
  /** Young's modulus in small compression across the fibres, kPa; 0 for liquid and gas. */
  readonly stiffnessKPa: number;
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
  | 'synovialFluid'
  | LesionTissueId;

/** What lesions, vessels' walls and joints add, and what a phantom is made of. */
export type LesionTissueId =
  | 'ligament'
  | 'vesselWall'
  | 'synovium'
  | 'turbidFluid'
  | 'pus'
  | 'haematoma'
  | 'clot'
  | 'calcification'
  | 'calcificationFragmented'
  | 'calcificationSoft'
  | 'steroid'
  | 'gas'
  | 'looseBody'
  | 'solidMass'
  | 'gel'
  | 'gelTarget'
  | 'wire';
