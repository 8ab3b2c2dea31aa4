import type { Input, Stretch } from '../../controls/input';
import type { TimedCommand } from '../../core/recording/recording';
import type { Command } from '../../core/world/command';
import type { TimedEvent } from '../../core/world/event';
import { TICK_S, TICKS_PER_SECOND, type WorldState } from '../../core/world/state';
import type { WorldView } from '../../core/world/view';
import type { Attempt } from '../../scenario/attempt';
import { sound } from '../../sound/cues';
import type { SoundPort } from '../../sound/port';
import type { AttemptStore } from '../../storage/port';
import { messageOf } from '../context';
import { frozenAs, keep } from '../pictures/kept';
import type { Played } from '../pictures/loop';
import { Feed } from './feed';

export interface SessionParts {
  readonly id: string;
  readonly attempt: Attempt;
  readonly input: Input;
  readonly store: AttemptStore;
  readonly sound: SoundPort;
  now(): Date;
}

/** An attempt that is being performed: hands in, world on, sounds, and what is kept of it. Panels read it and give it commands. */
export class Session implements Played {
  readonly id: string;
  readonly attempt: Attempt;
  readonly input: Input;
  readonly feed: Feed;
  readonly #store: AttemptStore;
  readonly #sound: SoundPort;
  readonly #now: () => Date;
  readonly #listeners = new Set<() => void>();
  #saved: number;
  #savedTick: number;
  #saving: Promise<void> = Promise.resolve();
  #closing = false;
  /** The view in which the image was frozen; null while it is not. */
  #frozen: WorldView | null = null;
  /** Why the last second could not be stored, or null. */
  storeFailure: string | null = null;
  /** Set once the result is stored, or could not be: the debrief can open. */
  closed = false;

  constructor({ id, attempt, input, store, sound, now }: SessionParts) {
    this.id = id;
    this.attempt = attempt;
    this.input = input;
    this.feed = new Feed(attempt);
    this.#store = store;
    this.#sound = sound;
    this.#now = now;
    this.#saved = attempt.commands.length;
    this.#savedTick = this.state.tick;
  }

  get state(): Readonly<WorldState> {
    return this.attempt.view().state;
  }

  get live(): WorldView {
    return this.attempt.view();
  }

  get shown(): WorldView {
    return this.#frozen === null ? this.live : frozenAs(this.#frozen, this.live);
  }

  get waits(): boolean {
    return this.state.paused || this.attempt.finished;
  }

  /** The phase that is being worked on; null after the last. */
  get phase(): string | null {
    return this.attempt.phases.find(({ progress }) => progress === 'current')?.id ?? null;
  }

  /** Calls back after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  give(command: Command): void {
    this.input.give(command);
    // Nothing steps a world that stands still.
    if (this.state.paused) this.step(1);
  }

  /** Steps the world; what the hands did since the last call, or in a stretch of the clock, is spread evenly over the steps. */
  step(steps: number, stretch: Stretch | null = null): void {
    this.input.play(stretch);
    for (let left = steps; left > 0 && !this.attempt.finished; left--) {
      this.#hear(this.attempt.step(this.input.sample(TICK_S, 1 / left, this.state)));
      if (!this.state.machine.frozen) this.#frozen = null;
      else this.#frozen ??= keep(this.live);
      if (this.state.tick - this.#savedTick >= TICKS_PER_SECOND) void this.save();
    }
    if (this.attempt.finished) void this.#close();
    this.#tell();
  }

  pause(): void {
    if (this.state.paused || this.attempt.finished) return;
    this.input.release();
    this.input.give({ type: 'attempt.pause' });
    this.step(1);
    void this.save();
  }

  resume(): void {
    if (!this.state.paused) return;
    // What was pressed in the pause was not meant for the world.
    this.input.release();
    this.give({ type: 'attempt.resume' });
  }

  /** The window was lost: hands stop and the world waits. */
  loseFocus(): void {
    if (this.state.paused || this.attempt.finished) return;
    this.input.give({ type: 'focus.lost' });
    this.pause();
  }

  /** Ends the attempt before its last phase is done. */
  finish(): void {
    this.resume();
    this.input.give({ type: 'attempt.finish' });
    this.step(1);
  }

  /** Puts the commands since the last call into the store. */
  save(): Promise<void> {
    const commands: readonly TimedCommand[] = this.attempt.commands.slice(this.#saved);
    const standing = { ticks: this.state.tick, phase: this.phase };
    this.#saved += commands.length;
    this.#savedTick = standing.ticks;
    return this.#keep(() => this.#store.append(this.id, commands, standing));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #hear(events: readonly TimedEvent[]): void {
    if (events.length === 0) return;
    sound(this.#sound, events, this.state.syringe.flowing !== null);
    this.feed.hear(events);
  }

  async #close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.save();
    const { score, passed } = this.attempt.report();
    const result = { score, passed, endedMs: this.#now().getTime() };
    await this.#keep(() => this.#store.finish(this.id, this.attempt.recording(), result));
    this.closed = true;
    this.#tell();
  }

  /** One write after the other, so that commands are kept in their order. */
  #keep(write: () => Promise<void>): Promise<void> {
    this.#saving = this.#saving.then(write).then(
      () => {
        this.storeFailure = null;
      },
      (error: unknown) => {
        this.storeFailure = messageOf(error);
      },
    );
    return this.#saving;
  }
}
