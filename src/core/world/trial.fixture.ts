import type { Region } from '../anatomy/region';
import { block, blockCase } from './block.fixture';
import type { Command } from './command';
import type { EventOf, EventType, WorldEvent } from './event';
import { type CaseSetup, TICKS_PER_SECOND } from './state';
import { World } from './world';

/** A person in a world, in the words of a person. */
export class Trial {
  readonly world: World;
  readonly events: WorldEvent[] = [];

  constructor(setup: CaseSetup = blockCase(), region: Region = block) {
    this.world = new World(setup, region);
  }

  get needle(): World['state']['needle'] {
    return this.world.state.needle;
  }

  do(...commands: readonly Command[]): this {
    this.events.push(...this.world.step(commands));
    return this;
  }

  wait(seconds: number): this {
    for (let i = Math.round(seconds * TICKS_PER_SECOND); i > 0; i--) this.do();
    return this;
  }

  /** Pushes the needle on by `mm`, at 10 mm/s unless told otherwise; negative draws it back. */
  advance(mm: number, mmPerS = 10): this {
    const ticks = Math.max(1, Math.round((Math.abs(mm) / mmPerS) * TICKS_PER_SECOND));
    for (let i = 0; i < ticks; i++) this.do({ type: 'needle.advance', mm: mm / ticks });
    return this;
  }

  /** Takes a needle and brings its tip to the skin at (x, z), straight in plane, at an elevation in degrees. */
  aimAt(x: number, z: number, degrees: number, needle: '18G' | '22G' = '18G', azimuth = 0): this {
    this.do({ type: 'needle.take', needle });
    this.do({ type: 'needle.slide', x: x - this.needle.x, z: z - this.needle.z });
    this.do({
      type: 'needle.aim',
      azimuthRad: azimuth - this.needle.azimuthRad,
      elevationRad: (degrees * Math.PI) / 180 - this.needle.elevationRad,
    });
    return this.do({ type: 'needle.advance', mm: -this.needle.advance });
  }

  /** Puts the probe down at (x, z) with a force, N. */
  scanAt(x: number, z: number, newtons = 0.4): this {
    this.do({ type: 'probe.place', x, z });
    return this.do({ type: 'probe.press', newtons: newtons - this.world.state.probe.forceN });
  }

  of<K extends EventType>(type: K): readonly EventOf<K>[] {
    return this.events.filter((e): e is EventOf<K> => e.type === type);
  }

  count(type: EventType): number {
    return this.events.filter((e) => e.type === type).length;
  }
}
