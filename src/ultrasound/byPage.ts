import type { Anatomy } from '../core/anatomy/anatomy';
import { rangeOf } from '../core/imaging/fan';
import { type BeamGrid, coarseOwners, geometryOf, leanOn, readBetween } from '../core/imaging/geometry';
import type { Probe } from '../core/instruments/probe';
import type { GeometryMaker } from './bending';
import type { Chain } from './chain';
import type { Gpu } from './gpu';
import type { ScannedView } from './view';
import { wideNoise } from './wideNoise';

/**
 * Geometry worked out by the page, for as long as the region's program is compiled, which takes the longest of all. It is that of the view's
 * own beams, and waits for the GPU once.
 */
export function byPage(
  gpu: Gpu,
  chain: Chain,
  view: ScannedView,
  anatomy: Anatomy,
  probe: Probe,
): GeometryMaker {
  const { tier, coarse, geometry, bent } = chain;
  const { depth, steerRad } = view.state.machine;
  const range = rangeOf(probe, depth, steerRad);
  const beams = { probe, pose: view.probe, steerRad, range };
  const grid: BeamGrid = { ...beams, beams: tier.beams, rows: tier.rows };
  const rough: BeamGrid = { ...beams, beams: coarse.width, rows: coarse.height };
  const size = [coarse.width, coarse.height] as const;
  let owners: Float32Array = new Float32Array(0);
  return {
    coarse() {
      owners = coarseOwners(rough, anatomy, view.deformation);
      gpu.write(coarse, 0, owners);
    },
    fine() {
      const ways = gpu.read(bent);
      const { owner, fibre, slope } = geometryOf(grid, anatomy, view.deformation, {
        // Values stand at the lower edges of the coarse rows.
        bent: (share, along) =>
          readBetween(ways, size, [share, along - 0.5 / coarse.height], (data, at) => data[at] ?? 0),
        lean: leanOn(owners, size),
        noise: wideNoise,
      });
      [owner, fibre, slope].forEach((data, i) => {
        gpu.write(geometry, i, data);
      });
    },
  };
}
