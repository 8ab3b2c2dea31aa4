import type { Region } from '../../src/core/anatomy/region';
import { below, phantomOf, piece } from './bench';

const DEGREE = Math.PI / 180;
/** Peak speed in the phantom's vessel, mm/s, and its radius. */
export const PEAK = 200;
const RADIUS = 3;
/** Of muscle, m/s: what lies in it is shown by its time of flight. */
export const MUSCLE_SPEED = 1588;

/** Muscle with a vessel through (0, 20) whose blood comes towards the probe at an angle to the beam. */
export function vesselAt(degrees: number): Region {
  const along = [Math.sin(degrees * DEGREE), Math.cos(degrees * DEGREE), 0] as const;
  const end = (l: number): [number, number, number] => [l * along[0], -20 + l * along[1], 0];
  const vessel = piece(
    'vessel',
    'vein',
    { op: 'capsule', from: end(-80), to: end(80), radius: RADIUS },
    along,
  );
  const flow = {
    wave: 'steady',
    peakMmPerS: PEAK,
    course: { kind: 'straight', along, radius: RADIUS },
  } as const;
  return phantomOf(`vessel${degrees}`, [piece('muscle', 'muscle', below(0)), { ...vessel, flow }]);
}
