import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { NOISE_SIZE, noiseTable } from '../core/anatomy/noise';
import type { Region } from '../core/anatomy/region';
import type { Gpu, Pass, PassSource, Target } from './gpu';
import { axialSource } from './passes/axial';
import { bendSource } from './passes/bend';
import { delaysSource } from './passes/delays';
import { displaySource } from './passes/display';
import { envelopeSource } from './passes/envelope';
import { fieldSource } from './passes/field';
import { gatherSource } from './passes/gather';
import { geometrySource } from './passes/geometry';
import { lateralSource } from './passes/lateral';
import { mediumSource } from './passes/medium';
import { scanSource } from './passes/scan';
import { softenSource } from './passes/soften';
import { SCATTERER_CELLS, scattererTable, TEXTURE_CELLS, textureTable } from './tables';
import type { Tier } from './tier';

export interface Tables {
  readonly noise: ThinTexture;
  readonly scatterers: ThinTexture;
  readonly texture: ThinTexture;
}

export const createTables = (gpu: Gpu): Tables => ({
  noise: gpu.table(noiseTable, [NOISE_SIZE, NOISE_SIZE, NOISE_SIZE], 1, false),
  scatterers: gpu.table(scattererTable(), SCATTERER_CELLS, 4, true),
  texture: gpu.table(textureTable(), [TEXTURE_CELLS, TEXTURE_CELLS, TEXTURE_CELLS], 4, true),
});

export type PassName =
  | 'delays'
  | 'bend'
  | 'geometry'
  | 'medium'
  | 'scan'
  | 'soften'
  | 'field'
  | 'axial'
  | 'lateral'
  | 'gather'
  | 'envelope'
  | 'display'
  | 'flow';

/** The grid on which the bending of beams is computed: as coarse as shadows' soft edges and thin layers allow. */
const coarseOf = (tier: Tier): { readonly beams: number; readonly rows: number } => ({
  beams: (tier.beams * 3) / 8,
  rows: tier.rows / 2,
});

/** The passes and targets of one tier. */
export interface Chain {
  readonly tier: Tier;
  readonly passes: Readonly<Record<Exclude<PassName, 'flow'>, Pass>>;
  /** Unbent beams on a coarse grid, the sums of their delays, and how they bend. */
  readonly coarse: Target;
  readonly delays: Target;
  readonly delaySums: readonly [Target, Target];
  readonly bent: Target;
  readonly geometry: Target;
  readonly medium: Target;
  readonly sums: readonly [Target, Target];
  readonly left: Target;
  readonly fields: readonly [Target, Target];
  /** Looks gathered so far, in turns. */
  readonly gathered: readonly [Target, Target];
  readonly grey: Target;
}

/** Compiles the passes for a tier, one after another; `onProgress` hears the share that is done, and which pass it was. */
export async function createChain(
  gpu: Gpu,
  region: Region,
  tier: Tier,
  onProgress: (done: number, pass: string) => void,
): Promise<Chain> {
  const defines = { BEAMS: tier.beams, SAMPLES: tier.samples, ROWS: tier.rows };
  const grid = coarseOf(tier);
  const rough = { ...defines, BEAMS: grid.beams, ROWS: grid.rows };
  const sources: readonly PassSource[] = [
    delaysSource(rough),
    bendSource(rough),
    geometrySource(region, defines),
    mediumSource(defines),
    scanSource(defines),
    softenSource(defines),
    fieldSource(defines),
    axialSource(defines),
    lateralSource(defines),
    gatherSource(defines),
    envelopeSource(defines),
    displaySource(),
  ];
  const made = new Map<string, Pass>();
  for (const source of sources) {
    made.set(source.name, await gpu.pass(source));
    onProgress(made.size / sources.length, source.name);
  }
  const pass = (name: PassName): Pass => {
    const found = made.get(name);
    if (!found) throw new Error(`The image has no pass "${name}".`);
    return found;
  };
  const { beams, samples, rows } = tier;
  return {
    tier,
    passes: {
      delays: pass('delays'),
      bend: pass('bend'),
      geometry: pass('geometry'),
      medium: pass('medium'),
      scan: pass('scan'),
      soften: pass('soften'),
      field: pass('field'),
      axial: pass('axial'),
      lateral: pass('lateral'),
      gather: pass('gather'),
      envelope: pass('envelope'),
      display: pass('display'),
    },
    coarse: gpu.target(grid.beams, grid.rows, ['rgba32f', 'rgba32f', 'rgba32f']),
    delays: gpu.target(grid.beams, grid.rows, ['rgba32f']),
    delaySums: [
      gpu.target(grid.beams, grid.rows, ['rgba32f']),
      gpu.target(grid.beams, grid.rows, ['rgba32f']),
    ],
    bent: gpu.target(grid.beams, grid.rows, ['rgba16f'], true),
    geometry: gpu.target(beams, rows, ['rgba32f', 'rgba32f', 'rgba32f']),
    medium: gpu.target(beams, rows, ['rgba32f', 'rgba32f']),
    sums: [gpu.target(beams, rows, ['rgba32f']), gpu.target(beams, rows, ['rgba32f'])],
    left: gpu.target(beams, rows, ['rgba32f']),
    fields: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    gathered: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    grey: gpu.target(beams, samples, ['rgba8'], true),
  };
}

export function releaseChain(gpu: Gpu, chain: Chain): void {
  for (const t of [
    chain.coarse,
    chain.delays,
    ...chain.delaySums,
    chain.bent,
    chain.geometry,
    chain.medium,
    ...chain.sums,
    chain.left,
    ...chain.fields,
    ...chain.gathered,
    chain.grey,
  ])
    gpu.release(t);
  for (const p of Object.values(chain.passes)) gpu.releasePass(p);
}
