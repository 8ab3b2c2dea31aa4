import { type Deformation, type Press, rest } from '../anatomy/deformation';
import type { ProbePose } from '../imaging/beam';
import type { Probe } from '../instruments/probe';
import { distance, type Vec3, vec3 } from '../math/vec3';
import { filled, surgeOf } from './blood';
import type { Body } from './body';
import type { WorldEvent } from './event';
import { arteryPulse } from './heart';
import { poseOnSkin, pressOf, probeModel, sinking } from './probe';
import type { CaseSetup, ProbeState, WorldState } from './state';
import { coverOf, veinPress } from './vein';

/** What a probe's place brings with it; computed again whenever the hand moved it. */
interface Placed {
  readonly at: ProbeState;
  /** How the limb was held. */
  readonly hold: number;
  readonly pose: ProbePose;
  readonly press: Deformation;
  /** 0 .. 1: how much of the vein lies under the face. */
  readonly cover: number;
}

const samePlace = (a: ProbeState, b: ProbeState): boolean =>
  a.model === b.model &&
  a.contact === b.contact &&
  a.x === b.x &&
  a.z === b.z &&
  a.rotationRad === b.rotationRad &&
  a.tiltRad === b.tiltRad &&
  a.rockRad === b.rockRad;

/** The state, the body and the events of a step: what all parts of the world share. Holds nothing that the state does not determine. */
export class Room {
  readonly setup: CaseSetup;
  readonly body: Body;
  readonly state: WorldState;
  readonly events: WorldEvent[] = [];
  #placed: Placed | null = null;

  constructor(setup: CaseSetup, body: Body, state: WorldState) {
    this.setup = setup;
    this.body = body;
    this.state = state;
    this.refresh();
  }

  emit(event: WorldEvent): void {
    this.events.push(event);
  }

  get probeModel(): Probe {
    return probeModel(this.state.probe);
  }

  get pose(): ProbePose {
    return this.#place().pose;
  }

  /** The probe's part of the deformation, without what a needle drags. */
  get pressed(): Deformation {
    return this.#place().press;
  }

  get press(): Press | null {
    return this.pressed.press;
  }

  /** 0 open .. 1 flat; less than 0 where a surge fills the vein. */
  get veinPress(): number {
    return filled(veinPress(this.state.probe, this.#place().cover), surgeOf(this.state.calfSqueezeS));
  }

  /** Brings the anatomy to the state; after every change of what it depends on. */
  refresh(): void {
    // The limb first: where it brings the vein says how far that is pressed.
    this.body.hold(this.state.pose);
    this.body.update(this.state.cavityMl, this.veinPress, arteryPulse(this.state.heartPhase));
  }

  /** Where material that rests at `at` now stands in space under the probe's pressure. `out` may not be `at`. */
  displaced(out: Vec3, at: Readonly<Vec3>): Vec3 {
    out.x = at.x;
    out.y = at.y;
    out.z = at.z;
    const back = vec3();
    for (let i = 0; i < 40; i++) {
      rest(back, this.pressed, out);
      if (distance(back, at) < 1e-9) break;
      out.x += at.x - back.x;
      out.y += at.y - back.y;
      out.z += at.z - back.z;
    }
    return out;
  }

  #place(): Placed {
    const { probe } = this.state;
    const { holds } = this.body;
    const known = this.#placed?.hold === holds ? this.#placed : null;
    if (known && samePlace(known.at, probe) && known.at.forceN === probe.forceN) return known;
    const skin = this.body.faceSkin(probe.x, probe.z);
    const { push, reach } = sinking(this.body, probe);
    const pose = poseOnSkin(skin, probe, push);
    const cover = known && samePlace(known.at, probe) ? known.cover : coverOf(this.body, probe, skin);
    const press = { press: pressOf(this.body.still, pose, probe, push, reach), drags: [] };
    this.#placed = { at: { ...probe }, hold: holds, pose, press, cover };
    return this.#placed;
  }
}
