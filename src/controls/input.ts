import type { Command, Hand } from '../core/world/command';
import type { WorldState } from '../core/world/state';
import { type Action, type Axis, actions, type Signal } from './actions';

/** Limits of the machine's knobs, which this floor does not know itself. */
export interface Knobs {
  readonly depthSteps: readonly number[];
  readonly gainRangeDb: readonly [number, number];
}

const DEGREE = Math.PI / 180;

/** How fast a held key moves a hand: mm/s, rad/s, N/s (probe's push). */
export const KEY_RATES: Readonly<Record<Hand, Readonly<Record<Axis, number>>>> = {
  probe: { across: 20, along: 20, turn: 45 * DEGREE, lean: 20 * DEGREE, roll: 20 * DEGREE, push: 5 },
  needle: { across: 15, along: 15, turn: 30 * DEGREE, lean: 20 * DEGREE, roll: 180 * DEGREE, push: 8 },
};

/** What one notch of the wheel means: N for the probe, mm for the needle. */
const NOTCH: Readonly<Record<Hand, number>> = { probe: 0.5, needle: 1 };

/** The wheel's jumps are played out at no more than this: N/s, mm/s. */
const WHEEL_SPEED: Readonly<Record<Hand, number>> = { probe: 5, needle: 20 };

const FINE = 0.25;
export const GAIN_STEP_DB = 2;

/** A pointer's movement: mm over the skin, rad of turn, lean and roll. */
export interface Travel {
  x: number;
  z: number;
  turn: number;
  lean: number;
  roll: number;
}

const parts = ['x', 'z', 'turn', 'lean', 'roll'] as const;

/** What the world plays at the clock's `nowMs`: the last `ms`, which is less than went by where a slow screen slows the world down. */
export interface Stretch {
  readonly nowMs: number;
  readonly ms: number;
}

/**
 * What the hands want, gathered from all devices and given out as commands. It knows no DOM: devices call `key`, `drag`, `wheel`
 * and `place`; the loop calls `sample` at a fixed rate of the world's time, so that a slow screen makes no hasty hand.
 */
export class Input {
  readonly #knobs: Knobs;
  readonly #signal: (signal: Signal) => void;
  readonly #byCode = new Map<string, Action>();
  /** Keys that are down, each with the clock's time up to which it is counted, ms; null where no clock was told. */
  readonly #held = new Map<string, number | null>();
  /** For how long each key was down since the last stretch, ms. */
  readonly #downMs = new Map<string, number>();
  /** The part of the present stretch in which each key was down, 0 .. 1; null without a clock. */
  #parts: ReadonlyMap<string, number> | null = null;
  readonly #queue: Command[] = [];
  readonly #travel: Travel = { x: 0, z: 0, turn: 0, lean: 0, roll: 0 };
  #notches = 0;
  #hand: Hand | null = null;
  #presses: Action[] = [];
  #effort = 0;
  #button: 1 | 0 | -1 = 0;
  #arrows: ((x: number, z: number) => void) | null = null;

  constructor(knobs: Knobs, signal: (signal: Signal) => void) {
    this.#knobs = knobs;
    this.#signal = signal;
    for (const action of actions) for (const code of action.codes) this.#byCode.set(code, action);
  }

  knows(code: string): boolean {
    return this.#byCode.has(code);
  }

  /**
   * Takes a key, with the clock's time of it in ms where there is one; says whether it means something, so that the page's own
   * use of it can be kept back.
   */
  key(code: string, down: boolean, atMs: number | null = null): boolean {
    const action = this.#byCode.get(code);
    if (action === undefined) return false;
    if (!down) {
      this.#count(code, atMs);
      this.#held.delete(code);
    } else if (!this.#held.has(code)) {
      this.#held.set(code, atMs);
      if (!action.hold) this.#press(action);
    }
    return true;
  }

  /**
   * The samples until the next call play this stretch of the clock: a key counts for the part of it in which it was down. On a
   * slow screen a tap between two frames would be lost without it, or last a whole frame. Without a clock a key
   * that is down counts whole.
   */
  play(stretch: Stretch | null): void {
    this.#parts = null;
    if (stretch === null) return;
    const { nowMs, ms } = stretch;
    for (const [code, countedMs] of this.#held) {
      if (countedMs === null) this.#held.set(code, nowMs - ms);
      this.#count(code, nowMs);
    }
    this.#parts = new Map([...this.#downMs].map(([code, downMs]) => [code, Math.min(1, downMs / ms)]));
    this.#downMs.clear();
  }

  /** Movement of the pointer over the skin, mm, or its turn, rad. */
  drag(travel: Partial<Travel>): void {
    const fine = this.fine ? FINE : 1;
    for (const part of parts) this.#travel[part] += (travel[part] ?? 0) * fine;
  }

  /** Positive away from the person: in. */
  wheel(notches: number): void {
    this.#notches += notches * (this.fine ? FINE : 1);
  }

  /** A command as it is, from a button of a panel. */
  give(command: Command): void {
    this.#queue.push(command);
  }

  /** The plunger held by a button on the screen, as by its key. */
  plunger(effort: 1 | 0 | -1): void {
    this.#button = effort;
  }

  /** Gives what the keys of sliding say, mm, to someone else than the hand; null gives it back. */
  arrowsTo(taker: ((x: number, z: number) => void) | null): void {
    this.#arrows = taker;
  }

  get fine(): boolean {
    return [...this.#held.keys()].some((code) => this.#byCode.get(code)?.effect.kind === 'fine');
  }

  /** All keys are let go, and what they asked for is forgotten. */
  release(): void {
    this.#held.clear();
    this.#downMs.clear();
    this.#parts = null;
    this.#presses = [];
    this.#notches = 0;
    this.#button = 0;
    Object.assign(this.#travel, { x: 0, z: 0, turn: 0, lean: 0, roll: 0 });
  }

  /**
   * Commands for the next `dt` seconds of the world. `share` is the part of the pointer's travel so far to give out now, 0 .. 1, so
   * that several samples of one frame spread it.
   */
  sample(dt: number, share: number, state: Readonly<WorldState>): Command[] {
    const out = this.#queue.splice(0);
    for (const action of this.#presses.splice(0)) out.push(...this.#once(action, state));
    const hand = this.#hand ?? state.hand;
    this.#hand = null;
    out.push(...this.#move(hand, this.#motion(hand, dt, share), state));
    const effort = this.#wantedEffort();
    if (effort !== this.#effort) {
      this.#effort = effort;
      out.push({ type: 'syringe.effort', effort });
    }
    return out;
  }

  #press(action: Action): void {
    if (action.effect.kind === 'signal') this.#signal(action.effect.signal);
    else this.#presses.push(action);
  }

  #count(code: string, atMs: number | null): void {
    const countedMs = this.#held.get(code) ?? null;
    if (countedMs === null || atMs === null || atMs <= countedMs) return;
    this.#downMs.set(code, (this.#downMs.get(code) ?? 0) + atMs - countedMs);
    this.#held.set(code, atMs);
  }

  /** What is held in the present stretch, each with its part of it, 0 .. 1. */
  #heldEffects(): { readonly effect: Action['effect']; readonly part: number }[] {
    const parts = this.#parts ?? new Map([...this.#held.keys()].map((code) => [code, 1]));
    return [...parts].flatMap(([code, part]) => {
      const effect = this.#byCode.get(code)?.effect;
      return effect === undefined || part === 0 ? [] : [{ effect, part }];
    });
  }

  #wantedEffort(): number {
    if (this.#button !== 0) return this.#button;
    const efforts = this.#heldEffects().flatMap(({ effect }) =>
      effect.kind === 'plunger' ? [effect.effort] : [],
    );
    return efforts.at(-1) ?? 0;
  }

  #once(action: Action, state: Readonly<WorldState>): Command[] {
    const { effect } = action;
    const { machine, probe } = state;
    switch (effect.kind) {
      case 'hand':
        this.#hand = effect.hand;
        return [{ type: 'hand.focus', hand: effect.hand }];
      case 'contact':
        return [probe.contact ? { type: 'probe.lift' } : { type: 'probe.place', x: probe.x, z: probe.z }];
      case 'depth': {
        // A frozen image keeps its depth, as on machines.
        if (machine.frozen) return [];
        const { depthSteps } = this.#knobs;
        const value = depthSteps[depthSteps.indexOf(machine.depth) + effect.step];
        return value === undefined ? [] : [{ type: 'machine.set', setting: 'depth', value }];
      }
      case 'gain': {
        const [low, high] = this.#knobs.gainRangeDb;
        const value = Math.min(high, Math.max(low, machine.gainDb + effect.step * GAIN_STEP_DB));
        return value === machine.gainDb ? [] : [{ type: 'machine.set', setting: 'gainDb', value }];
      }
      case 'freeze':
        return [{ type: 'machine.freeze', frozen: !machine.frozen }];
      default:
        return [];
    }
  }

  #motion(hand: Hand, dt: number, share: number): Record<Axis, number> {
    const travel = this.#travel;
    const motion = {
      across: travel.x * share,
      along: travel.z * share,
      turn: travel.turn * share,
      lean: travel.lean * share,
      roll: travel.roll * share,
      push: this.#wheelPart(hand, dt),
    };
    for (const part of parts) travel[part] *= 1 - share;
    const held = this.#heldEffects();
    const step = dt * (held.some(({ effect }) => effect.kind === 'fine') ? FINE : 1);
    const away = { across: 0, along: 0 };
    for (const { effect, part } of held) {
      if (effect.kind !== 'move') continue;
      const by = effect.sign * KEY_RATES[hand][effect.axis] * step * part;
      const { axis } = effect;
      if (this.#arrows !== null && (axis === 'across' || axis === 'along')) away[axis] += by;
      else motion[axis] += by;
    }
    if (away.across !== 0 || away.along !== 0) this.#arrows?.(away.across, away.along);
    return motion;
  }

  #wheelPart(hand: Hand, dt: number): number {
    const most = (WHEEL_SPEED[hand] / NOTCH[hand]) * dt;
    const part = Math.min(most, Math.max(-most, this.#notches));
    this.#notches -= part;
    return part * NOTCH[hand];
  }

  #move(hand: Hand, m: Record<Axis, number>, state: Readonly<WorldState>): Command[] {
    const out: Command[] = [];
    if (hand === 'probe') {
      if (m.across !== 0 || m.along !== 0) out.push({ type: 'probe.slide', x: m.across, z: m.along });
      if (m.turn !== 0 || m.lean !== 0 || m.roll !== 0) {
        out.push({ type: 'probe.turn', rotateRad: m.turn, tiltRad: m.lean, rockRad: m.roll });
      }
      if (m.push !== 0) out.push({ type: 'probe.press', newtons: m.push });
      return out;
    }
    if (state.needle.model === null) return out;
    if (m.across !== 0 || m.along !== 0) out.push({ type: 'needle.slide', x: m.across, z: m.along });
    if (m.turn !== 0 || m.lean !== 0)
      out.push({ type: 'needle.aim', azimuthRad: m.turn, elevationRad: m.lean });
    if (m.roll !== 0) out.push({ type: 'needle.twist', rad: m.roll });
    if (m.push !== 0) out.push({ type: 'needle.advance', mm: m.push });
    return out;
  }
}
