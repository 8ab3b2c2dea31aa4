import { cos, exp, PI, smoothstep } from '../math/functions';
import { TICKS_PER_SECOND, type WorldState } from './state';

/**
 * What drives the blood at a moment, as shares of the peak speeds that structures state: one number a wave, in the order of
 * `core/anatomy/flow`'s `waves`.
 */
export type BloodFlow = readonly [artery: number, vein: number, steady: number];

/** A hump of the artery's wave: middle and standard deviation as shares of a beat, and height. */
type Hump = readonly [at: number, width: number, height: number];

/**
 * The three phases of a limb's artery at rest: systole forward, early diastole back, a little forward again. Typical: the back flow of a
 * healthy popliteal artery is a quarter to a third of the peak.
 */
const TRIPHASIC: readonly Hump[] = [
  [0.14, 0.055, 1],
  [0.33, 0.06, -0.28],
  [0.55, 0.09, 0.1],
];

/** Speed of a limb artery's blood against its peak, by the share of a beat that is over. */
export function arteryWave(phase: number): number {
  let sum = 0;
  for (const [at, width, height] of TRIPHASIC) {
    const d = (phase - at - Math.floor(phase - at + 0.5)) / width;
    sum += height * exp(-0.5 * d * d);
  }
  return sum;
}

/** Breaths a second at rest, and how much of a leg vein's flow they take; typical. */
const BREATHS_PER_S = 0.25;
const PHASIC = 0.45;

/** Speed of a leg vein's blood against its peak: it runs while the patient breathes out and dwindles while he breathes in. */
export const veinWave = (seconds: number): number => 1 - PHASIC * (1 - cos(2 * PI * BREATHS_PER_S * seconds));

/** How long the surge of a squeezed calf lasts, s, and its speed against the vein's peak; typical. */
export const SQUEEZE_S = 1.2;
const SURGE = 3;

/** What is left of a squeeze, 0 .. 1: it comes fast and goes slowly. `leftS` is the time until it is over, s. */
export function surgeOf(leftS: number): number {
  const past = SQUEEZE_S - leftS;
  return leftS <= 0 ? 0 : smoothstep(0, 0.2, past) * (1 - smoothstep(0.4, SQUEEZE_S, past));
}

/** How far a vein is closed, 0 .. 1, when a surge fills it under the same pressure; less than 0 where it stands wider than at rest. */
export const filled = (press: number, surge: number): number => press * (1 - 0.7 * surge) - 0.12 * surge;

/** The waves of a moment, for a vein closed by `press`: 0 open .. 1 flat, where nothing runs. */
export function bloodFlow(state: WorldState, press: number): BloodFlow {
  const vein = veinWave(state.tick / TICKS_PER_SECOND) + SURGE * surgeOf(state.calfSqueezeS);
  return [arteryWave(state.heartPhase), vein * Math.max(0, Math.min(1, 1 - press)), 1];
}
