import type { Command } from '../world/command';
import type { TimedCommand } from './recording';

/** Gives out the commands of a recording in their order, as their ticks come. */
export class Cursor {
  readonly #commands: readonly TimedCommand[];
  #next: number;

  /** Begins with the first command at or after the tick `from`. */
  constructor(commands: readonly TimedCommand[], from = 0) {
    this.#commands = commands;
    const first = commands.findIndex(([tick]) => tick >= from);
    this.#next = first < 0 ? commands.length : first;
  }

  /** Whether all were given out. */
  get done(): boolean {
    return this.#next >= this.#commands.length;
  }

  /** Whether `take` would give nothing at this tick. */
  rests(tick: number): boolean {
    const next = this.#commands[this.#next];
    return next === undefined || next[0] > tick;
  }

  /** The commands up to those given before the step that follows `tick`. */
  take(tick: number): Command[] {
    const out: Command[] = [];
    for (;;) {
      const next = this.#commands[this.#next];
      if (next === undefined || next[0] > tick) return out;
      out.push(next[1]);
      this.#next++;
    }
  }
}
