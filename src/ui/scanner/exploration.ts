import type { Input, Stretch } from '../../controls/input';
import type { CaseChoice, Region } from '../../core/anatomy/region';
import type { ProbePose } from '../../core/imaging/beam';
import type { SettingName, SettingValue } from '../../core/imaging/machine';
import { persistenceWeights } from '../../core/imaging/persistence';
import type { Probe } from '../../core/instruments/probe';
import type { Command } from '../../core/world/command';
import { TICK_S, type WorldState } from '../../core/world/state';
import type { WorldView } from '../../core/world/view';
import { World } from '../../core/world/world';
import { freeCase } from '../../scenario/free';
import { frozenAs, keep } from '../pictures/kept';
import type { Played } from '../pictures/loop';
import { Cine } from './cine';
import { type Approach, approached, type FreeNeedle, type Lie, lieOf, poseOf } from './free-needle';
import { Strip } from './strip';

/** What can be set of a probe's pose by itself: mm, rad, N. */
export type PosePart = 'x' | 'z' | 'rotationRad' | 'tiltRad' | 'rockRad' | 'forceN';

/** A free hand has a probe, a machine and a patient; its needle is held by sliders, and is none of the world's. */
const isForProbe = ({ type }: Command): boolean => /^(probe|machine|patient)\./.test(type);

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

/** What the arrow keys move. */
export type Arrows = 'probe' | 'box' | 'gate';

/** A region and a case under a free hand: the world, the loop of what was seen, and where in it the frozen image stands. */
export class Exploration implements Played {
  readonly world: World;
  readonly input: Input;
  readonly cine = new Cine();
  readonly strip = new Strip();
  readonly seed: number;
  readonly #listeners = new Set<() => void>();
  readonly #wanted = new Map<PosePart, number>();
  #live: WorldView;
  #needle: FreeNeedle | null = null;
  #approach: Approach | null = null;
  /** The probe's frame when the needle was brought to it: the needle stays where it is when the probe moves. */
  #frame: ProbePose | null = null;
  #index = -1;
  #arrows: Arrows = 'probe';
  /** What the arrows said since the last step, mm. */
  #travel = { x: 0, z: 0 };
  /** An image that was put beside the live one; null while there is none. */
  aside: WorldView | null = null;

  constructor(region: Region, seed: number, input: Input, { lesion, ...others }: CaseChoice = {}) {
    this.seed = seed;
    this.input = input;
    this.world = new World(freeCase(region, seed, lesion ?? null, others), region);
    // There is something to see from the first moment.
    this.world.step([{ type: 'probe.place', x: 0, z: 0 }]);
    this.#live = this.#look();
    this.cine.record(this.#live);
  }

  get state(): Readonly<WorldState> {
    return this.#live.state;
  }

  get live(): WorldView {
    return this.#live;
  }

  /** The probe in hand. */
  get probe(): Probe {
    return this.#live.probe.model;
  }

  get needle(): FreeNeedle | null {
    return this.#needle;
  }

  /** How the needle was brought; null while there is none, or once it was moved otherwise. */
  get approach(): Approach | null {
    return this.#approach;
  }

  /** How the needle lies in the image that the probe would make now; null without a needle. */
  get lie(): Lie | null {
    const { needle, probe } = this.#live;
    return needle === null ? null : lieOf(needle, probe, this.probe);
  }

  /** Brings a needle to the probe as it stands. */
  bring(approach: Approach): void {
    const { face, lateral, axial, elevational } = this.#live.probe;
    const own = ({ x, y, z }: typeof face) => ({ x, y, z });
    this.#frame = {
      ...{ face: own(face), lateral: own(lateral), axial: own(axial), elevational: own(elevational) },
    };
    this.#approach = approach;
    this.setNeedle(approached(approach, this.#needle, this.probe));
  }

  /** Moves the needle that is there. */
  moveNeedle(part: Partial<FreeNeedle>): void {
    if (this.#needle !== null) this.setNeedle({ ...this.#needle, ...part });
  }

  setNeedle(needle: FreeNeedle | null): void {
    if (needle === null) this.#approach = null;
    this.#needle = needle;
    this.#live = this.#look();
    this.#tell();
  }

  /** The world as it stands, with the needle in it. */
  #look(): WorldView {
    const view = this.world.view();
    if (this.#needle === null || this.#frame === null) return view;
    return { ...view, needle: poseOf(this.#needle, this.#frame) };
  }

  /** A free hand's world never waits. */
  get waits(): boolean {
    return false;
  }

  /** A probe at rest leaves all the time to the image. */
  scene(): readonly number[] {
    const { probe, needle, deformation, state } = this.#live;
    const { face, lateral, axial } = probe;
    const held = needle === null ? [] : [needle.tip, needle.direction, needle.bevel];
    return [
      ...[face, lateral, axial, ...held].flatMap((v) => [v.x, v.y, v.z]),
      ...[needle?.model.gauge ?? 0, probe.model.aperture, probe.model.radius],
      ...Object.values(state.pose).map(({ at }) => at),
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

  /**
   * What the image shows. A frozen one is computed again from its view, so that what a machine does to echoes it has kept still works on it.
   * With persistence it is the newest frame of the loop, so that frames stand as far apart as those that are averaged.
   */
  get shown(): WorldView {
    const past = this.frozen || this.#persists ? this.cine.at(this.#at) : null;
    return past === null ? this.#live : this.#seen(past);
  }

  /** Frames of the loop before what is shown that persistence averages with it, the newest first. */
  get before(): readonly WorldView[] {
    const { persistence } = this.state.machine;
    const out: WorldView[] = [];
    for (let back = 1; back < persistenceWeights(persistence).length; back++) {
      const past = this.cine.at(this.#at - back);
      if (past !== null) out.push(this.#seen(past));
    }
    return out;
  }

  get #persists(): boolean {
    return this.state.machine.persistence > 0;
  }

  /** Which frame of the loop is shown. */
  get #at(): number {
    return this.frozen ? this.#index : this.cine.length - 1;
  }

  #seen(past: WorldView): WorldView {
    return this.frozen ? frozenAs(past, this.#live) : past;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  give(command: Command): void {
    this.input.give(command);
  }

  /** Turns knobs of the machine. */
  turn(settings: { readonly [S in SettingName]?: SettingValue }): void {
    for (const [setting, value] of Object.entries(settings))
      this.give({ type: 'machine.set', setting: setting as SettingName, value });
  }

  get arrows(): Arrows {
    return this.#arrows;
  }

  /** Gives the arrow keys to the probe, or to the box or the gate, which are shown then. */
  giveArrows(to: Arrows): void {
    this.#arrows = to;
    const { machine } = this.state;
    if (to === 'box' && machine.flow === 'off') this.turn({ flow: 'colour' });
    if (to === 'gate') this.turn({ spectrum: true });
    this.input.arrowsTo(
      to === 'probe'
        ? null
        : (x, z) => {
            this.#travel = { x: this.#travel.x + x, z: this.#travel.z + z };
          },
    );
    this.#tell();
  }

  /** What moves the box or the gate as far as the arrows say. */
  #moved(): Command[] {
    const { x, z } = this.#travel;
    this.#travel = { x: 0, z: 0 };
    if (this.#arrows === 'probe' || (x === 0 && z === 0)) return [];
    const { machine } = this.state;
    const lateral = machine.invert ? -x : x;
    return this.#arrows === 'box'
      ? [
          { type: 'machine.set', setting: 'boxLateral', value: machine.boxLateral + lateral },
          { type: 'machine.set', setting: 'boxDepth', value: machine.boxDepth + z },
        ]
      : [
          { type: 'machine.set', setting: 'gateLateral', value: machine.gateLateral + lateral },
          { type: 'machine.set', setting: 'gateDepth', value: machine.gateDepth + z },
        ];
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
      const wanted = this.input.sample(TICK_S, 1 / left, this.state);
      const isTaken = wanted.some((one) => one.type === 'hand.focus' && one.hand === 'probe');
      if (isTaken && this.#arrows !== 'probe') this.giveArrows('probe');
      const commands = [...wanted.filter(isForProbe), ...this.#moved()];
      for (const [part, value] of this.#wanted) commands.push(towards(part, value, this.state));
      this.#wanted.clear();
      const wasFrozen = this.frozen;
      this.world.step(commands);
      this.#live = this.#look();
      if (!this.frozen) {
        this.cine.record(this.#live);
        this.strip.record(this.#live, this.world.anatomy);
      }
      if (this.frozen && !wasFrozen) this.#index = this.cine.length - 1;
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
