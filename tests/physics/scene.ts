import { Anatomy } from '../../src/core/anatomy/anatomy';
import type { Region, Structure } from '../../src/core/anatomy/region';
import { structureAt } from '../../src/core/imaging/labels';
import { linear38 } from '../../src/core/instruments/probe';
import type { WorldView } from '../../src/core/world/view';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';

/** Where a probe is set down on a case of a region, mm and rad. */
export interface Station {
  readonly region: Region;
  readonly seed: number;
  readonly lesion?: string;
  readonly x?: number;
  readonly z?: number;
  readonly rotationRad?: number;
  readonly tiltRad?: number;
  /** How much harder than set down, N. */
  readonly pressN?: number;
  readonly depth?: number;
}

export interface Scene {
  readonly view: WorldView;
  /** What stands at a place of the image, mm; null outside of the body. */
  at(lateral: number, depth: number): Structure | null;
}

/** The view of a station, and the names of what it shows. */
export function sceneOf(station: Station): Scene {
  const { region, seed, x = 0, z = 0, rotationRad = 0, tiltRad = 0, pressN = 1, depth = 40 } = station;
  const world = new World(freeCase(region, seed, station.lesion ?? null), region);
  world.step([
    { type: 'machine.set', setting: 'depth', value: depth },
    { type: 'probe.place', x, z },
    { type: 'probe.turn', rotateRad: rotationRad, tiltRad, rockRad: 0 },
    { type: 'probe.press', newtons: pressN },
  ]);
  const view = world.view();
  const anatomy = new Anatomy(region);
  anatomy.setAll(view.parameters);
  const plane = {
    pose: view.probe,
    deformation: view.deformation,
    anatomy,
    probe: linear38,
    depth,
    steerRad: 0,
  };
  return { view, at: (lateral, z_) => structureAt(plane, lateral, z_) };
}
