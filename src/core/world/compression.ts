import type { Probe } from '../instruments/probe';
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

/** What of a probe says how it sinks in. */
type Face = Pick<Probe, 'faceLength' | 'faceWidth' | 'radius'>;

const strain = ({ modulusKPa, stiffening }: typeof FAT, pressureKPa: number): number =>
  Math.min(MOST_STRAIN, log(1 + (stiffening * pressureKPa) / modulusKPa) / stiffening);

const yielding = ({ fat, muscle }: SoftTissue, pressureKPa: number): number =>
  fat * strain(FAT, pressureKPa) + muscle * strain(MUSCLE, pressureKPa);

/** What a force spreads over, mm^2, where the whole face lies on. */
export const faceArea = ({ faceLength, faceWidth }: Face): number => faceLength * faceWidth;

/** The sinking of a curved face is found to this, mm. */
const FOUND = 1e-3;

/**
 * How far the middle of a probe's face sinks into level soft tissue, mm, for a force in N; 0 for none. A curved face lies on
 * as far from its middle as sqrt(2 radius sunk): until all of it does, the force spreads over the length that does, and the
 * mean of what it has sunk there is what tissue yields to the mean pressure.
 */
export function indentation(forceN: number, tissue: SoftTissue, face: Face): number {
  const milliNewtons = 1000 * Math.max(0, forceN);
  const { radius, faceLength, faceWidth } = face;
  if (radius === 0) return yielding(tissue, milliNewtons / faceArea(face));
  if (milliNewtons === 0) return 0;
  let low = 0;
  let high = (faceLength * faceLength) / (8 * radius) + MOST_STRAIN * (tissue.fat + tissue.muscle);
  while (high - low > FOUND) {
    const sunk = (low + high) / 2;
    const half = Math.min(faceLength / 2, Math.sqrt(2 * radius * sunk));
    const mean = sunk - (half * half) / (6 * radius);
    if (mean < yielding(tissue, milliNewtons / (2 * half * faceWidth))) low = sunk;
    else high = sunk;
  }
  return (low + high) / 2;
}
