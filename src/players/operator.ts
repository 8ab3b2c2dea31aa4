import { clamp, cos, sin } from '../core/math/functions';
import { type RandomState, randomNormal, randomStream } from '../core/math/random';
import type { AsepsisAct, ClosingAct, Command } from '../core/world/command';
import { TICK_S, TICKS_PER_SECOND } from '../core/world/state';
import type { Blob, Label, Percept } from './percept';

/** What a player does, tick by tick: gives commands, gets the next percept. */
export type Play<T = void> = Generator<readonly Command[], T, Percept>;

/** The fastest that hands move: mm/s, rad/s, N/s. */
const PROBE_SPEED = 30;
const PROBE_TURN = 0.7;
const PRESS_SPEED = 3;
const NEEDLE_SPEED = 25;
const NEEDLE_TURN = 0.5;

/** Tremor of a resting hand: steps at this rate (physiological tremor is 8 to 12 Hz), mm and rad; typical. */
const TICKS_PER_TREMOR = 12;
const PROBE_TREMOR = 0.08;
const NEEDLE_TREMOR_RAD = 0.002;

/** A pair of hands with a memory of what was last perceived. */
export class Operator {
  now: Percept;
  readonly #random: RandomState;
  #tremor = { x: 0, z: 0, aim: 0 };
  #ticks = 0;

  constructor(first: Percept, seed: number) {
    this.now = first;
    this.#random = randomStream(seed, 'player.hands');
  }

  /** One tick. */
  *tick(commands: readonly Command[] = []): Play {
    this.now = yield [...commands, ...this.#tremble()];
  }

  *wait(seconds: number): Play {
    for (let left = Math.round(seconds * TICKS_PER_SECOND); left > 0; left--) yield* this.tick();
  }

  /** Presses a button and takes `seconds` over it. */
  *act(command: Command, seconds: number): Play {
    yield* this.tick([command]);
    yield* this.wait(seconds);
  }

  *asepsis(act: AsepsisAct, seconds: number): Play {
    yield* this.act({ type: 'asepsis.do', act }, seconds);
  }

  *close(act: ClosingAct, seconds: number): Play {
    yield* this.act({ type: 'closing.do', act }, seconds);
  }

  blob(label: Label): Blob | null {
    return this.now.picture?.blobs.find((one) => one.label === label) ?? null;
  }

  /** Slides the probe along its array and across it, mm. */
  *slideProbe(along: number, across: number, speed = PROBE_SPEED): Play {
    const turn = this.now.probe.rotationRad;
    const x = along * cos(turn) + across * sin(turn);
    const z = across * cos(turn) - along * sin(turn);
    const ticks = Math.ceil(Math.sqrt(x * x + z * z) / (speed * TICK_S));
    for (let i = 0; i < ticks; i++) yield* this.tick([{ type: 'probe.slide', x: x / ticks, z: z / ticks }]);
  }

  *turnProbe(turn: { readonly rotate?: number; readonly tilt?: number; readonly rock?: number }): Play {
    const { rotate = 0, tilt = 0, rock = 0 } = turn;
    const most = Math.max(Math.abs(rotate), Math.abs(tilt), Math.abs(rock));
    const ticks = Math.ceil(most / (PROBE_TURN * TICK_S));
    for (let i = 0; i < ticks; i++) {
      yield* this.tick([
        { type: 'probe.turn', rotateRad: rotate / ticks, tiltRad: tilt / ticks, rockRad: rock / ticks },
      ]);
    }
  }

  /** Brings the contact force to `newtons`. */
  *press(newtons: number): Play {
    const change = newtons - this.now.probe.forceN;
    const ticks = Math.ceil(Math.abs(change) / (PRESS_SPEED * TICK_S));
    for (let i = 0; i < ticks; i++) yield* this.tick([{ type: 'probe.press', newtons: change / ticks }]);
  }

  /** Slides the needle in the air over the skin, region x and z, mm. */
  *slideNeedle(x: number, z: number): Play {
    const ticks = Math.ceil(Math.sqrt(x * x + z * z) / (NEEDLE_SPEED * TICK_S));
    for (let i = 0; i < ticks; i++) yield* this.tick([{ type: 'needle.slide', x: x / ticks, z: z / ticks }]);
  }

  *aimNeedle(azimuth: number, elevation: number): Play {
    const ticks = Math.ceil(Math.max(Math.abs(azimuth), Math.abs(elevation)) / (NEEDLE_TURN * TICK_S));
    for (let i = 0; i < ticks; i++) {
      yield* this.tick([
        { type: 'needle.aim', azimuthRad: azimuth / ticks, elevationRad: elevation / ticks },
      ]);
    }
  }

  /** Moves the needle along its shaft for a tick, mm/s. */
  *push(speed: number): Play {
    yield* this.tick([{ type: 'needle.advance', mm: speed * TICK_S }]);
  }

  #tremble(): Command[] {
    this.#ticks++;
    if (this.#ticks % TICKS_PER_TREMOR !== 0) return [];
    const commands: Command[] = [];
    const next = (was: number, deviation: number) =>
      clamp(0.7 * was + deviation * randomNormal(this.#random), -4 * deviation, 4 * deviation);
    const { probe, needle } = this.now;
    if (probe.contact) {
      const { x, z } = this.#tremor;
      this.#tremor.x = next(x, PROBE_TREMOR);
      this.#tremor.z = next(z, PROBE_TREMOR);
      commands.push({ type: 'probe.slide', x: this.#tremor.x - x, z: this.#tremor.z - z });
    }
    // Tremor in the air is lost in where the tip is set down.
    if (needle?.pierced === true) {
      const { aim } = this.#tremor;
      this.#tremor.aim = next(aim, NEEDLE_TREMOR_RAD);
      commands.push({ type: 'needle.aim', azimuthRad: this.#tremor.aim - aim, elevationRad: 0 });
    }
    return commands;
  }
}
