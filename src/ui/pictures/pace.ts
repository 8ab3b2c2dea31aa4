import { TICKS_PER_SECOND } from '../../core/world/state';
import type { TierName } from '../tier-name';

/**
 * The longest stretch of real time that one frame may catch up with, s. Down to 8 frames a second the world keeps the
 * clock's time; below that it runs slower than the clock, which a hand can follow, rather than in leaps, which it cannot.
 */
export const LONGEST_FRAME_S = 1 / 8;

/** Turns the clock's time into whole steps of the world. */
export class Accumulator {
  #owed = 0;

  /** Steps to take for a frame that came `elapsedS` after the last one. */
  take(elapsedS: number): number {
    this.#owed += Math.min(Math.max(elapsedS, 0), LONGEST_FRAME_S) * TICKS_PER_SECOND;
    // A frame of exactly n steps must not lose one to rounding.
    const steps = Math.floor(this.#owed + 1e-6);
    this.#owed -= steps;
    return steps;
  }

  clear(): void {
    this.#owed = 0;
  }
}

/** How often the scene is drawn: not before so many ms and not before so many frames. Where drawing is slow the image goes first. */
export const FIELD_RATE: Readonly<Record<TierName, { readonly ms: number; readonly frames: number }>> = {
  low: { ms: 250, frames: 3 },
  medium: { ms: 30, frames: 1 },
  high: { ms: 0, frames: 1 },
};
