import type { Input, Stretch } from '../../controls/input';
import type { Region } from '../../core/anatomy/region';
import type { Command } from '../../core/world/command';
import { TICK_S, type WorldState } from '../../core/world/state';
import type { WorldView } from '../../core/world/view';
import { World } from '../../core/world/world';
import { freeCase } from '../../scenario/free';
import { frozenAs, keep } from '../pictures/kept';
import type { Played } from '../pictures/loop';
import { Cine } from './cine';

/** What can be set of a probe's pose by itself: mm, rad, N. */
export type PosePart = 'x' | 'z' | 'rotationRad' | 'tiltRad' | 'rockRad' | 'forceN';

/** A free hand has a probe and a machine, nothing else. */
const isForProbe = ({ type }: Command): boolean => type.startsWith('probe.') || type.startsWith('machine.');

/** The command that brings one part of the pose to a value; a hand knows only relative movements. */
function towards(part: PosePart, value: number, state: Readonly<WorldState>): Command {
  const by = value - state.probe[part];
  switch (part) {
    case 'x':
      return { type: 'probe.slide', x: by, z: 0 };
    case 'z':
      return { type: 'probe.slide', x: 0, z: by };
    case 'rotationRad':
      return { type: 'probe.turn', rotateRad: by, tiltRad: 0, rockRad: 0 };
    case 'tiltRad':
      return { type: 'probe.turn', rotateRad: 0, tiltRad: by, rockRad: 0 };
    case 'rockRad':
      return { type: 'probe.turn', rotateRad: 0, tiltRad: 0, rockRad: by };
    case 'forceN':
      return { type: 'probe.press', newtons: by };
  }
}

/** A region and a case under a free hand: the world, the loop of what was seen, and where in it the frozen image stands. */
export class Exploration implements Played {
  readonly world: World;
  readonly input: Input;
  readonly cine = new Cine();
  readonly seed: number;
  readonly #listeners = new Set<() => void>();
  readonly #wanted = new Map<PosePart, number>();
  #live: WorldView;
  #index = -1;
  /** An image that was put beside the live one; null while there is none. */
  aside: WorldView | null = null;

  constructor(region: Region, seed: number, input: Input, lesion: string | null = null) {
    this.seed = seed;
    this.input = input;
    this.world = new World(freeCase(region, seed, lesion), region);
    // There is something to see from the first moment.
    this.world.step([{ type: 'probe.place', x: 0, z: 0 }]);
    this.#live = this.world.view();
    this.cine.record(this.#live);
  }

  get state(): Readonly<WorldState> {
    return this.#live.state;
  }

  get live(): WorldView {
    return this.#live;
  }

  /** A free hand's world never waits. */
  get waits(): boolean {
    return false;
  }

  /** A probe at rest leaves all the time to the image. */
  scene(): readonly number[] {
    const { probe, deformation, state } = this.#live;
    const { face, lateral, axial } = probe;
    return [
      ...[face, lateral, axial].flatMap((v) => [v.x, v.y, v.z]),
      ...[Number(state.probe.contact), deformation.press?.push ?? 0, state.machine.depth],
    ];
  }

  get frozen(): boolean {
    return this.state.machine.frozen;
  }

  /** Which frame of the loop the frozen image is. */
  get index(): number {
    return this.#index;
  }

  /** What the image shows. A frozen one is computed again from its view, so that what a machine does to echoes it has kept still works on it. */
  get shown(): WorldView {
    const past = this.frozen ? this.cine.at(this.#index) : null;
    return past === null ? this.#live : frozenAs(past, this.#live);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  give(command: Command): void {
    this.input.give(command);
  }

  /** Brings a part of the pose to a value at the next step, as far as the world lets it. */
  aim(part: PosePart, value: number): void {
    this.#wanted.set(part, value);
    this.#tell();
  }

  /** A part of the pose as it is, or as it will be at the next step: a slider must not jump back in between. */
  poseOf(part: PosePart): number {
    return this.#wanted.get(part) ?? this.state.probe[part];
  }

  /** Steps the world; what the hands did in the stretch of the clock is spread evenly over the steps. */
  step(steps: number, stretch: Stretch | null = null): void {
    this.input.play(stretch);
    for (let left = steps; left > 0; left--) {
      const commands = this.input.sample(TICK_S, 1 / left, this.state).filter(isForProbe);
      for (const [part, value] of this.#wanted) commands.push(towards(part, value, this.state));
      this.#wanted.clear();
      const wasFrozen = this.frozen;
      this.world.step(commands);
      this.#live = this.world.view();
      if (!this.frozen) this.cine.record(this.#live);
      else if (!wasFrozen) this.#index = this.cine.length - 1;
    }
    this.#tell();
  }

  /** Shows another frame of the loop. */
  scrub(index: number): void {
    this.#index = Math.min(this.cine.length - 1, Math.max(0, Math.round(index)));
    this.#tell();
  }

  /** Puts what is shown beside, or takes it away. */
  putAside(): void {
    this.aside = this.aside === null ? keep(this.shown) : null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
