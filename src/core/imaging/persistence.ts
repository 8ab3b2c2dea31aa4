import type { MachineSettings } from './machine';

/** Share of the newest frame at each step of persistence, and how many frames are averaged; typical. */
const STEPS: Readonly<
  Record<MachineSettings['persistence'], { readonly share: number; readonly frames: number }>
> = {
  0: { share: 1, frames: 1 },
  1: { share: 0.6, frames: 2 },
  2: { share: 0.45, frames: 3 },
  3: { share: 0.32, frames: 5 },
};

/** The most frames that are averaged. */
export const MOST_PERSISTED = 5;

/**
 * Weights of a frame and of those before it, the newest first, of sum 1: a recursive average that is cut off, so that an image depends
 * on a few states and not on how one came to them. Noise that is new in each frame falls to the root of the sum of their squares.
 */
export function persistenceWeights(persistence: MachineSettings['persistence']): readonly number[] {
  const { share, frames } = STEPS[persistence];
  const weights: number[] = [];
  for (let k = 0, left = share; k < frames; k++, left *= 1 - share) weights.push(left);
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((w) => w / sum);
}

/** Whether two frames were made with the same knobs, so that they may be averaged. */
export function sameKnobs(a: Readonly<MachineSettings>, b: Readonly<MachineSettings>): boolean {
  const keys = Object.keys(a) as (keyof MachineSettings)[];
  return keys.every((key) =>
    key === 'tgcDb' ? a.tgcDb.every((db, i) => db === b.tgcDb[i]) : a[key] === b[key],
  );
}
