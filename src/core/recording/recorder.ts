import { unusable } from '../math/input';
import type { Command } from '../world/command';
import type { TimedEvent } from '../world/event';
import type { WorldView } from '../world/view';
import type { PoseSample, Recording, TimedCommand } from './recording';

const TICKS_PER_POSE = 12;

export type RecordingHead = Pick<Recording, 'simulation' | 'scenario' | 'seed'>;

/** Keeps the log of an attempt while it runs. */
export class Recorder {
  readonly #head: RecordingHead;
  readonly #commands: TimedCommand[] = [];
  readonly #events: TimedEvent[] = [];
  readonly #poses: PoseSample[] = [];
  #ticks = 0;
  #finished = false;

  constructor(head: RecordingHead) {
    this.#head = head;
  }

  get commands(): readonly TimedCommand[] {
    return this.#commands;
  }

  get events(): readonly TimedEvent[] {
    return this.#events;
  }

  /** Commands given before the step that follows `tick`; those that no world hears, for a number that is none, are left out. */
  command(tick: number, commands: readonly Command[]): void {
    for (const command of commands) if (unusable(command) === null) this.#commands.push([tick, command]);
  }

  /** What came of a step. */
  observe({ state }: WorldView, events: readonly TimedEvent[]): void {
    this.#events.push(...events);
    const moved = state.tick > this.#ticks;
    this.#ticks = state.tick;
    this.#finished = state.finished;
    if (!moved || state.tick % TICKS_PER_POSE !== 0) return;
    const { probe, needle } = state;
    this.#poses.push({
      tick: state.tick,
      probe: [probe.x, probe.z, probe.rotationRad, probe.tiltRad, probe.rockRad, probe.forceN],
      needle:
        needle.model === null
          ? null
          : [needle.x, needle.z, needle.azimuthRad, needle.elevationRad, needle.advance],
    });
  }

  recording(result: Recording['result']): Recording {
    return {
      format: 1,
      ...this.#head,
      commands: [...this.#commands],
      ticks: this.#ticks,
      finished: this.#finished,
      events: [...this.#events],
      poses: [...this.#poses],
      result,
    };
  }
}
