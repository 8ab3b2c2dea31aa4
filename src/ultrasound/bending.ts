import type { Effect } from '@babylonjs/core/Materials/effect';
import type { Chain, Tables } from './chain';
import type { Gpu, Pass, Target } from './gpu';
import { SCAN_RADIX } from './passes/scan';
import { texture } from './texture';

/** What the geometry pass asks for: the tier's grid along bent beams, or the coarse one of unbent beams, which is not asked itself. */
function setGrid(e: Effect, chain: Chain, tables: Tables, grid: 'fine' | 'coarse'): void {
  const { tier, coarse } = chain;
  if (grid === 'fine') e.setFloat2('uGrid', tier.beams, tier.rows);
  else e.setFloat2('uGrid', coarse.width, coarse.height);
  e.setInt('uFine', grid === 'fine' ? 1 : 0);
  e.setTexture('uNoise', tables.noise);
  e.setTexture('uTexture', tables.texture);
  e.setTexture('uBent', texture(chain.bent));
  e.setTexture('uCoarse', texture(grid === 'fine' ? coarse : chain.geometry));
}

/** A target's first texture summed along the beams, in turns between two others; the one that holds the sum. */
export function summed(gpu: Gpu, chain: Chain, source: Target, turns: readonly [Target, Target]): Target {
  let sum = source;
  let [to, other] = turns;
  for (let stride = 1; stride < source.height; stride *= SCAN_RADIX) {
    const from = sum;
    gpu.draw(chain.passes.scan, to, (e) => {
      e.setTexture('uLoss', texture(from));
      e.setInt('uStride', stride);
    });
    sum = to;
    [to, other] = [other, to];
  }
  return sum;
}

/** What fills `chain.coarse` and, once the beams are bent, `chain.geometry`. */
export interface GeometryMaker {
  coarse(set: (e: Effect) => void): void;
  fine(set: (e: Effect) => void): void;
}

/** By the program of the region. */
export const byProgram = (gpu: Gpu, pass: Pass, chain: Chain, tables: Tables): GeometryMaker => {
  const draw = (grid: 'coarse' | 'fine') => (set: (e: Effect) => void) =>
    gpu.draw(pass, grid === 'fine' ? chain.geometry : chain.coarse, (e) => {
      set(e);
      setGrid(e, chain, tables, grid);
    });
  return { coarse: draw('coarse'), fine: draw('fine') };
};

/** Where the beams of a look run, into `chain.bent`: from a coarse geometry of unbent ones. */
export function bend(gpu: Gpu, chain: Chain, geometry: GeometryMaker, set: (e: Effect) => void): void {
  const { passes, coarse, delays } = chain;
  geometry.coarse(set);
  gpu.draw(passes.delays, delays, (e) => {
    set(e);
    e.setTexture('uOwner', texture(coarse));
  });
  const sum = summed(gpu, chain, delays, chain.delaySums);
  gpu.draw(passes.bend, chain.bent, (e) => {
    set(e);
    e.setTexture('uSum', texture(sum));
    e.setTexture('uDelays', texture(delays));
  });
}
