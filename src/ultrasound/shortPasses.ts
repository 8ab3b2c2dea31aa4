import type { Anatomy } from '../core/anatomy/anatomy';
import type { Probe } from '../core/instruments/probe';
import type { Tables } from './chain';
import type { Gpu, Pass, PassSource } from './gpu';
import { fieldSource } from './passes/field';
import { lateralSource } from './passes/lateral';
import { texture } from './texture';
import type { Tier } from './tier';
import type { Laboratory } from './uniforms';
import type { ScannedView } from './view';

/**
 * Programs that leave out what most frames have not, for renderers that run through both sides of every branch. They draw the same picture;
 * no image waits for them.
 */
export interface ShortPasses {
  readonly field: Pass;
  readonly lateral: Pass;
}

/** Compiles them, and draws a point with each, whose value means nothing. */
export async function createShortPasses(
  gpu: Gpu,
  { beams, samples, rows }: Tier,
  { scatterers, texture: noise }: Tables,
): Promise<ShortPasses> {
  const defines = { BEAMS: beams, SAMPLES: samples, ROWS: rows };
  const point = gpu.target(1, 1, ['rgba16f']);
  const blank = gpu.target(1, 1, ['rgba32f']);
  const made = async (source: PassSource): Promise<Pass> => {
    const pass = await gpu.pass(source);
    await gpu.warmUp(pass, point, (e) => {
      for (const sampler of source.samplers) e.setTexture(sampler, texture(blank));
      e.setTexture('uScatter', scatterers);
      e.setTexture('uTexture', noise);
    });
    return pass;
  };
  try {
    return {
      field: await made(fieldSource(defines, true)),
      lateral: await made(lateralSource(defines, true)),
    };
  } finally {
    gpu.release(point);
    gpu.release(blank);
  }
}

/** Whether a frame has none of what the short field leaves out. */
export const isPlain = (
  { needle, deformation }: ScannedView,
  anatomy: Anatomy,
  { radius }: Probe,
  { targets }: Laboratory,
): boolean =>
  radius === 0 &&
  needle === null &&
  deformation.drags.length === 0 &&
  targets.length === 0 &&
  !anatomy.structures.some((_, i) => anatomy.present(i) && anatomy.tissueOf(i) === 'gas');
