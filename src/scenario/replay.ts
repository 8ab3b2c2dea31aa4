import { Cursor } from '../core/recording/cursor';
import type { Recording } from '../core/recording/recording';
import { SIMULATION_VERSION, TICKS_PER_SECOND } from '../core/world/state';
import { Attempt } from './attempt';
import type { LoadedScenario } from './loader';

/** Longer than any attempt, short enough to wait for. */
const MOST_HOURS = 6;

/** @throws Error with one sentence when this build or this scenario cannot run the recording. */
export function checkReplayable(recording: Recording, scenario: LoadedScenario): void {
  if (recording.scenario.id !== scenario.id) {
    throw new Error(`The recording is of "${recording.scenario.id}", not of "${scenario.id}".`);
  }
  if (recording.simulation !== SIMULATION_VERSION) {
    throw new Error(
      `The recording was made by simulation ${recording.simulation}; this build is simulation ${SIMULATION_VERSION} and cannot verify it.`,
    );
  }
  const hours = recording.ticks / TICKS_PER_SECOND / 3600;
  if (hours > MOST_HOURS) {
    throw new Error(`The recording is ${hours.toFixed(1)} hours long; at most ${MOST_HOURS} are run again.`);
  }
  if (recording.scenario.flowHash !== scenario.flowHash) {
    throw new Error(
      `The recording was made with another version of "${scenario.id}" (flow ${recording.scenario.flowHash}, here ${scenario.flowHash}).`,
    );
  }
}

/** A recording being run again, tick by tick. */
export class Replay {
  readonly attempt: Attempt;
  readonly #recording: Recording;
  readonly #cursor: Cursor;
  /** Whether the step that ends the attempt has been taken. */
  #ended = false;

  /** @throws Error as `checkReplayable` does. */
  constructor(recording: Recording, scenario: LoadedScenario) {
    checkReplayable(recording, scenario);
    this.#recording = recording;
    this.#cursor = new Cursor(recording.commands);
    this.attempt = new Attempt(scenario, recording.seed);
  }

  get done(): boolean {
    const { ticks, finished } = this.#recording;
    if (this.attempt.finished) return true;
    // Nothing moves a paused attempt but a command.
    if (this.attempt.view().state.paused && this.#cursor.rests(this.#tick)) return true;
    return this.#tick >= ticks && this.#cursor.done && (finished !== true || this.#ended);
  }

  get #tick(): number {
    return this.attempt.view().state.tick;
  }

  /** Takes the next step with the commands that were given before it. */
  step(): void {
    const now = this.#cursor.take(this.#tick);
    if (this.#tick >= this.#recording.ticks) this.#ended = true;
    this.attempt.step(now);
  }
}

/**
 * Runs a recording to its end.
 * @throws Error as `checkReplayable` does.
 */
export function replay(recording: Recording, scenario: LoadedScenario): Attempt {
  const run = new Replay(recording, scenario);
  while (!run.done) run.step();
  return run.attempt;
}
