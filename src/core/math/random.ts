import { cos, log, PI } from './functions';

/** A stream of random numbers whose whole state is one 32-bit word: plain data that a state can hold. */
export interface RandomState {
  word: number;
}

/** Mixes a 32-bit word (PCG output permutation, O'Neill 2014); unsigned result. */
export function pcg(word: number): number {
  const s = (Math.imul(word, 747796405) + 2891336453) >>> 0;
  const w = Math.imul((s >>> ((s >>> 28) + 4)) ^ s, 277803737) >>> 0;
  return ((w >>> 22) ^ w) >>> 0;
}

/** A stream for one purpose of one seed: streams with different names do not disturb each other. */
export function randomStream(seed: number, purpose: string): RandomState {
  let word = pcg(seed >>> 0);
  for (let i = 0; i < purpose.length; i++) word = pcg(word ^ purpose.charCodeAt(i));
  return { word };
}

/** Uniform in [0, 1). */
export function random(state: RandomState): number {
  state.word = (Math.imul(state.word, 1664525) + 1013904223) >>> 0;
  return pcg(state.word) / 4294967296;
}

export const randomBetween = (state: RandomState, low: number, high: number): number =>
  low + (high - low) * random(state);

/** Standard normal (Box-Muller, one of the pair). */
export function randomNormal(state: RandomState): number {
  const u = 1 - random(state);
  return Math.sqrt(-2 * log(u)) * cos(2 * PI * random(state));
}
