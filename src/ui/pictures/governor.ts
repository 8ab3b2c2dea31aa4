import type { TierName } from '../tier-name';

/** What is known of the pace of the frames: a value, changed by `govern` alone. Times ms. */
export interface Governing {
  readonly tier: TierName;
  /** Times of the last frames at this tier. */
  readonly times: readonly number[];
  /** Frames at this tier since it was entered. */
  readonly frames: number;
  /** Frames that have to be fast before a higher tier is tried. */
  readonly patience: number;
}

const tiers: readonly TierName[] = ['low', 'medium', 'high'];

/** Most frames whose median counts. */
const WATCHED = 40;
/** What has to be seen before a tier is left for a lower one: so many frames, that one long one sways nothing, and so long. */
const FEWEST = 6;
const LONG_MS = 1500;

/** Slower than this goes down: 22 images a second. */
export const SLOW_MS = 45;
/** Faster than this may go up. A screen of 60 Hz gives 16.7 ms however little a frame costs, so that going up is a trial. */
export const FAST_MS = 20;
/** Fast frames before the first trial; after each that failed, eight times as many. */
const FIRST_PATIENCE = 120;
const MORE_PATIENCE = 8;
/** A tier that was held for so long has proved itself: a later fall is the doing of something else. */
const PROVEN = 3600;

export const governed = (tier: TierName, patience = FIRST_PATIENCE): Governing => ({
  tier,
  times: [],
  frames: 0,
  patience,
});

/** The middle of some numbers, the upper one of two; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * What follows from one more frame. The tier falls where the median is slow, and rises where it has been fast for long: what is between
 * holds it. A tier that had to be left at once is tried again later and later, so that no machine is thrown to and fro.
 */
export function govern(before: Governing, frameMs: number): Governing {
  const times = [...before.times, frameMs].slice(-WATCHED);
  const frames = before.frames + 1;
  const at = tiers.indexOf(before.tier);
  const lower = tiers[at - 1];
  const upper = tiers[at + 1];
  const total = times.reduce((sum, ms) => sum + ms, 0);
  const isSlow = frames >= FEWEST && total > LONG_MS && median(times) > SLOW_MS;
  if (isSlow && lower !== undefined)
    return governed(lower, frames > PROVEN ? FIRST_PATIENCE : before.patience * MORE_PATIENCE);
  const isFast = frames >= Math.max(WATCHED, before.patience) && median(times) < FAST_MS;
  if (isFast && upper !== undefined) return governed(upper, before.patience);
  return { ...before, times, frames };
}
