import type { Anatomy } from '../core/anatomy/anatomy';
import { inSet } from '../core/anatomy/structureSet';
import { fieldOf, rangeOf } from '../core/imaging/fan';
import {
  type BeamGrid,
  coarseOwners,
  type Geometry,
  geometryOf,
  leanOn,
  readBetween,
} from '../core/imaging/geometry';
import type { Probe } from '../core/instruments/probe';
import { activeStructures } from './active';
import type { GeometryMaker } from './bending';
import type { Chain } from './chain';
import type { Gpu } from './gpu';
import type { ScannedView } from './view';
import { wideNoise } from './wideNoise';

/** Geometry worked out by the page for the unsteered beams of a view, each grid once. */
export interface PageGeometry extends GeometryMaker {
  readonly view: ScannedView;
  readonly probe: Probe;
  workCoarse(): Float32Array;
  /** Waits for the GPU where nothing has read how the beams were bent. */
  workFine(): Geometry;
  /** Reads how the beams were bent; waits for the GPU. */
  readBent(): Float32Array;
}

/** Does for as long as the region's program is compiled, which takes the longest of all. */
export function byPage(
  gpu: Gpu,
  chain: Chain,
  view: ScannedView,
  anatomy: Anatomy,
  probe: Probe,
): PageGeometry {
  const { tier, coarse, geometry, bent } = chain;
  const { depth, steerRad } = view.state.machine;
  const active = activeStructures(anatomy, view, fieldOf(probe, depth, steerRad));
  const { deformation } = view;
  const among = [...anatomy.structures.keys()].filter((i) => anatomy.present(i) && inSet(active, i));
  const body = { anatomy, deformation, among };
  const range = rangeOf(probe, depth, steerRad);
  const beams = { probe, pose: view.probe, steerRad, range };
  const grid: BeamGrid = { ...beams, beams: tier.beams, rows: tier.rows };
  const rough: BeamGrid = { ...beams, beams: coarse.width, rows: coarse.height };
  const { width, height } = coarse;
  let owners: Float32Array | null = null;
  let ways: Float32Array | null = null;
  let along: Geometry | null = null;
  const workCoarse = (): Float32Array => {
    owners ??= coarseOwners(rough, body);
    return owners;
  };
  const readBent = (): Float32Array => {
    ways ??= gpu.read(bent);
    return ways;
  };
  const workFine = (): Geometry => {
    const turned = { width, height, data: readBent() };
    along ??= geometryOf(grid, body, {
      // Values stand at the lower edges of the coarse rows.
      bent: (share, far) => readBetween(turned, share, far - 0.5 / height, (data, at) => data[at] ?? 0),
      lean: leanOn({ width, height, data: workCoarse() }),
      noise: wideNoise,
    });
    return along;
  };
  return {
    ...{ view, probe, workCoarse, readBent, workFine },
    coarse: () => gpu.write(coarse, 0, workCoarse()),
    fine() {
      const { owner, fibre, slope } = workFine();
      [owner, fibre, slope].forEach((data, i) => {
        gpu.write(geometry, i, data);
      });
    },
  };
}
