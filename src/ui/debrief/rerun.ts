import type { Report } from '../../core/assessment/report';
import { Cursor } from '../../core/recording/cursor';
import type { Recording } from '../../core/recording/recording';
import type { TimedEvent } from '../../core/world/event';
import type { WorldState } from '../../core/world/state';
import { heldMl } from '../../core/world/syringe';
import { World } from '../../core/world/world';
import type { Attempt } from '../../scenario/attempt';
import type { Playable } from '../ports';

/** What the plots under the time line show of a moment. */
export interface Sample {
  readonly tick: number;
  readonly tipVisible: boolean;
  /** mm advanced out of sight up to now. */
  readonly unseen: number;
  /** mm that the hand has advanced from the entry; 0 outside the skin. */
  readonly inSkin: number;
  readonly drawnMl: number;
  readonly probeN: number;
}

/** An attempt that was run again to its end, with what is needed to look at any moment of it. */
export interface Rerun {
  readonly recording: Recording;
  readonly report: Report;
  readonly events: readonly TimedEvent[];
  readonly samples: readonly Sample[];
  /** Whether the end is bit for bit the one that was recorded; null where the recording has none. */
  readonly same: boolean | null;
  readonly attempt: Attempt;
  readonly keyframes: readonly WorldState[];
}

const TICKS_PER_SAMPLE = 12;
const TICKS_PER_KEYFRAME = 600;
/** How long the page may stand still, ms. */
const SLICE_MS = 30;

/**
 * Runs a recording from its seed and its commands alone, in slices that let the page live. Stops at the end of a slice when `signal`
 * says so.
 * @throws Error when this build cannot run it, or when it was stopped.
 */
export async function rerun(
  playable: Playable,
  recording: Recording,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Rerun> {
  const run = playable.replay(recording);
  const { attempt } = run;
  const samples: Sample[] = [];
  const keyframes: WorldState[] = [structuredClone(attempt.world.state)];
  let heard = 0;
  let unseen = 0;
  let until = performance.now() + SLICE_MS;
  while (!run.done) {
    run.step();
    for (; heard < attempt.events.length; heard++) {
      const event = attempt.events[heard];
      if (event?.type === 'advanced.unseen') unseen += event.mm;
    }
    const { state } = attempt.world;
    if (state.tick % TICKS_PER_SAMPLE === 0 && samples.at(-1)?.tick !== state.tick)
      samples.push(sampleOf(state, unseen));
    if (state.tick >= keyframes.length * TICKS_PER_KEYFRAME) keyframes.push(structuredClone(state));
    if (performance.now() < until) continue;
    onProgress(state.tick / Math.max(1, recording.ticks));
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
  const { result } = recording;
  return {
    recording,
    report: attempt.report(),
    events: attempt.events,
    samples,
    same: result === null ? null : result.stateHash === attempt.world.hash(),
    attempt,
    keyframes,
  };
}

function sampleOf({ tick, needle, syringe, probe }: WorldState, reported: number): Sample {
  return {
    tick,
    tipVisible: needle.tipVisible,
    unseen: reported + needle.unseen,
    inSkin: needle.pierced ? Math.max(0, needle.advance) : 0,
    drawnMl: heldMl(syringe),
    probeN: probe.forceN,
  };
}

/**
 * The world of an attempt at any of its ticks. It starts from the last state kept before the tick and takes the commands from
 * there: what the director asked for changes nothing that can be seen.
 */
export class Playhead {
  readonly #rerun: Rerun;
  #world: World;
  #cursor: Cursor;

  constructor(rerun: Rerun) {
    this.#rerun = rerun;
    [this.#world, this.#cursor] = this.#from(0);
  }

  get world(): World {
    return this.#world;
  }

  get tick(): number {
    return this.#world.state.tick;
  }

  /** Goes to a tick, or as near to it as the recording leads. */
  seek(tick: number): void {
    const keyframe = Math.min(Math.floor(tick / TICKS_PER_KEYFRAME), this.#rerun.keyframes.length - 1);
    const isBehind = tick < this.tick;
    const isFar = keyframe > Math.floor(this.tick / TICKS_PER_KEYFRAME);
    if (isBehind || isFar) [this.#world, this.#cursor] = this.#from(keyframe);
    while (this.tick < tick && !this.#isAtEnd()) this.#world.step(this.#cursor.take(this.tick));
  }

  #isAtEnd(): boolean {
    const { finished, paused } = this.#world.state;
    return finished || (paused && this.#cursor.rests(this.tick));
  }

  #from(keyframe: number): [World, Cursor] {
    const { attempt, keyframes, recording } = this.#rerun;
    const kept = keyframes[keyframe];
    if (kept === undefined) throw new Error(`There is no keyframe ${keyframe}.`);
    const world = new World(attempt.setup, attempt.world.anatomy.region, structuredClone(kept));
    return [world, new Cursor(recording.commands, kept.tick)];
  }
}
