import { log } from '../math/functions';

/** Soft tissue between skin and bone under a probe, mm. */
export interface SoftTissue {
  readonly fat: number;
  readonly muscle: number;
}

/**
 * Strain of soft tissue under pressure by exponential stiffening, strain = ln(1 + b sigma / E0) / b, never above
 * MOST_STRAIN. The form and its constants are fitted to moduli measured on the human buttock (fat 26 kPa at 1 N, 2199 kPa at
 * 30 N; muscle 62 kPa at 5 N, 440 kPa at 30 N; Isogai et al. 2022, J Phys Ther Sci): typical values, not a measurement.
 */
const FAT = { modulusKPa: 15, stiffening: 8 };
const MUSCLE = { modulusKPa: 40, stiffening: 6 };
const MOST_STRAIN = 0.5;

/** Area of a linear probe's face, mm^2 (40 mm x 10 mm): what the force spreads over. */
const FACE_AREA = 400;

const strain = ({ modulusKPa, stiffening }: typeof FAT, pressureKPa: number): number =>
  Math.min(MOST_STRAIN, log(1 + (stiffening * pressureKPa) / modulusKPa) / stiffening);

/** How far a probe's face sinks into soft tissue, mm, for a force in N; 0 for none. */
export function indentation(forceN: number, tissue: SoftTissue): number {
  const pressureKPa = (1000 * Math.max(0, forceN)) / FACE_AREA;
  return tissue.fat * strain(FAT, pressureKPa) + tissue.muscle * strain(MUSCLE, pressureKPa);
}
