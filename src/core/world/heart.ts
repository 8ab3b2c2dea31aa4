import { cos, PI, sin } from '../math/functions';
import { TICK_S, type WorldState } from './state';

/** Share of a beat that systole takes at rest, typical. */
const SYSTOLE = 0.35;

/** Width of an artery over a beat, -1 .. 1: a steep rise and a slow fall, continuous. */
export function arteryPulse(phase: number): number {
  return phase < SYSTOLE
    ? -cos((PI * phase) / SYSTOLE) * (1 - 0.15 * sin((PI * phase) / SYSTOLE))
    : cos((PI * (phase - SYSTOLE)) / (1 - SYSTOLE));
}

export function beat(state: WorldState, ratePerMin: number): void {
  const next = state.heartPhase + (ratePerMin / 60) * TICK_S;
  state.heartPhase = next - Math.floor(next);
}
