import type { Anatomy } from '../anatomy/anatomy';
import type { Reach, Region } from '../anatomy/region';
import { apply, finish } from './apply';
import { dry } from './asepsis';
import { Body } from './body';
import type { Command } from './command';
import type { Directive } from './directive';
import type { WorldEvent } from './event';
import type { Facts } from './facts';
import { hashOf } from './hash';
import { beat } from './heart';
import { viewOf } from './look';
import { tickNeedle } from './needle';
import { tickPose } from './pose';
import { followMotion } from './probe';
import { Room } from './room';
import { initialState } from './start';
import { type CaseSetup, TICK_S, type WorldState } from './state';
import { factsOf } from './summary';
import { tickSurvey } from './survey';
import { tickSyringe } from './syringe';
import type { WorldView } from './view';

/** The simulated room of one case. The state is all it remembers: a world built from a saved state goes on as the first would. */
export class World {
  readonly state: WorldState;
  readonly #room: Room;

  /**
   * `saved` is the state to go on from, which becomes the world's own. @throws Error where the region and the setup do not fit.
   */
  constructor(setup: CaseSetup, region: Region, saved?: WorldState) {
    if (region.id !== setup.region)
      throw new Error(`The case is set in region "${setup.region}", not in "${region.id}".`);
    const body = new Body(region, setup.variation);
    this.state = saved ?? initialState(setup, region, body.beganMl);
    this.#room = new Room(setup, body, this.state);
  }

  /** The anatomy at this moment. */
  get anatomy(): Anatomy {
    return this.#room.body.anatomy;
  }

  /** Where probe and needle may be. */
  get reach(): Reach {
    return this.#room.body.reach;
  }

  /**
   * Does the directives of the last tick and the commands in their order, then lets 1/120 s pass, unless the attempt is
   * paused or finished. Returns what came of it, in order.
   */
  step(commands: readonly Command[], directives: readonly Directive[] = []): readonly WorldEvent[] {
    const room = this.#room;
    room.events.length = 0;
    for (const directive of directives) this.#direct(directive);
    for (const command of commands) apply(room, command);
    if (!this.state.paused && !this.state.finished) this.#tick();
    return [...room.events];
  }

  view(): WorldView {
    return viewOf(this.#room);
  }

  facts(): Facts {
    return factsOf(this.#room);
  }

  /** Sixteen hex digits that differ whenever any bit of the state does. @throws Error when a number is not finite. */
  hash(): string {
    return hashOf(this.state);
  }

  #direct(directive: Directive): void {
    switch (directive.type) {
      case 'patient.speak':
        this.state.patientLine = directive.line;
        return;
      case 'attempt.end':
        finish(this.#room);
        return;
    }
  }

  #tick(): void {
    const room = this.#room;
    beat(this.state, room.setup.patient.heartRatePerMin);
    tickPose(room);
    this.state.calfSqueezeS = Math.max(0, this.state.calfSqueezeS - TICK_S);
    followMotion(this.state.probe, room.pose);
    room.refresh();
    dry(room, TICK_S);
    tickSyringe(room);
    tickNeedle(room);
    tickSurvey(room);
    this.state.tick += 1;
  }
}
