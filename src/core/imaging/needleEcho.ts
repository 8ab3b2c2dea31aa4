import type { NeedleSurface } from '../instruments/needle';
import { exp, log, PI } from '../math/functions';

const DB_PER_NEPER_OF_POWER = 10 / log(10);

/** Echo of a line of reflectors by its angle to the face, dB against one that lies along it; straight between, level beyond. */
type Curve = readonly (readonly [degrees: number, db: number])[];

/** PyMUST, F / 1.5, no steering: a smooth line is a mirror that sends the sound past the aperture. */
const SMOOTH: Curve = [
  [0, 0],
  [2, -0.5],
  [4, -2],
  [6, -4.6],
  [8, -8.5],
  [10, -14.5],
  [12, -23],
  [15, -41],
  [20, -63],
  [25, -74],
];

/**
 * The same simulation with 25 um of surface roughness (lambda / 8, correlation length 0.1 mm), its fluctuation at 15 degrees smoothed so
 * that it never rises.
 */
const ROUGH: Curve = [
  [0, 0],
  [4, -0.8],
  [6, -1.6],
  [8, -3.4],
  [10, -5.2],
  [12, -6],
  [15, -6.6],
  [20, -8.3],
  [25, -12.8],
  [30, -17.5],
  [40, -26.6],
  [50, -41],
  [60, -53],
];

/**
 * What a surface adds to its curve at any angle, dB against the shaft that lies along the face. Nichols 2003 (JVIR 14:1553), 75 degrees
 * from the face, echo units of 68 there: a dimpled needle keeps 43, a coated one 9, a plain one 5. Dimples at -10 dB, so that a unit
 * is 0.4 dB; the coat by the same scale; typical.
 */
const SCATTERED_DB: Readonly<Record<NeedleSurface, number>> = {
  smooth: -120,
  plain: -120,
  dimpled: -10,
  coated: -24,
};

function along(curve: Curve, degrees: number): number {
  let [lowAngle, lowDb] = curve[0] ?? [0, 0];
  for (const [angle, db] of curve) {
    if (degrees <= angle) {
      return angle === lowAngle ? db : lowDb + ((db - lowDb) * (degrees - lowAngle)) / (angle - lowAngle);
    }
    lowAngle = angle;
    lowDb = db;
  }
  return lowDb;
}

const power = (db: number): number => exp(db / DB_PER_NEPER_OF_POWER);

/** Echo of a needle for an angle to the probe's face in rad, dB against the same needle along the face: 0 at most. */
export function needleEchoDb(angleRad: number, surface: NeedleSurface): number {
  const degrees = (angleRad * 180) / PI;
  const db = along(surface === 'smooth' ? SMOOTH : ROUGH, degrees);
  const scattered = power(SCATTERED_DB[surface]);
  return scattered < 1e-9 ? db : DB_PER_NEPER_OF_POWER * log((power(db) + scattered) / (1 + scattered));
}
