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
import { wallsSource } from './passes/walls';
import { SCATTERER_CELLS, scattererTable, TEXTURE_CELLS, textureTable } from './tables';
import { texture } from './texture';
import type { Tier } from './tier';

export interface Tables {
  readonly noise: ThinTexture;
  readonly scatterers: ThinTexture;
  readonly texture: ThinTexture;
}

export const createTables = (gpu: Gpu): Tables => ({
  noise: gpu.table(noiseTable, [NOISE_SIZE, NOISE_SIZE, NOISE_SIZE], 1, false),
  scatterers: gpu.table(scattererTable(gpu.wide), SCATTERER_CELLS, 4, true),
  texture: gpu.table(textureTable(gpu.wide), [TEXTURE_CELLS, TEXTURE_CELLS, TEXTURE_CELLS], 4, true),
});

export type PassName =
  | 'delays'
  | 'bend'
  | 'geometry'
  | 'medium'
  | 'scan'
  | 'walls'
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
  readonly walls: Target;
  readonly left: Target;
  readonly fields: readonly [Target, Target];
  /** Means of the looks so far, in turns. */
  readonly gathered: readonly [Target, Target];
  readonly grey: Target;
}

/** The programs of an image of a region, in the order in which they run. */
export function passSources(region: Region, tier: Tier): readonly PassSource[] {
  const defines = { BEAMS: tier.beams, SAMPLES: tier.samples, ROWS: tier.rows };
  const grid = coarseOf(tier);
  const rough = { ...defines, BEAMS: grid.beams, ROWS: grid.rows };
  return [
    geometrySource(region, defines),
    delaysSource(rough),
    bendSource(rough),
    mediumSource(defines),
    scanSource(defines),
    wallsSource(defines),
    softenSource(defines),
    fieldSource(defines),
    axialSource(defines),
    lateralSource(defines),
    gatherSource(defines),
    envelopeSource(defines),
    displaySource(),
  ];
}

/** Shares of the time until the first image, of programs that take more than a small one: in software rendering, typical. */
const LONG: Readonly<Partial<Record<string, number>>> = { geometry: 16, field: 10, axial: 2, lateral: 2 };

const targetsOf = (gpu: Gpu, tier: Tier) => {
  const { beams, samples, rows } = tier;
  const grid = coarseOf(tier);
  return {
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
    walls: gpu.target(beams, 1, ['rgba32f']),
    left: gpu.target(beams, rows, ['rgba32f']),
    fields: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    gathered: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    grey: gpu.target(beams, samples, ['rgba8'], true),
  } satisfies Partial<Chain>;
};

/**
 * Compiles the passes for a tier and draws a point with each, for drivers that compile with the first draw; `onProgress` hears the share
 * of the time that is over, and which pass it was. The page stays free meanwhile.
 */
export async function createChain(
  gpu: Gpu,
  region: Region,
  tier: Tier,
  tables: Tables,
  onProgress: (done: number, pass: string) => void,
): Promise<Chain> {
  const sources = passSources(region, tier);
  const compiling = sources.map((source) => gpu.pass(source));
  // The first that fails is heard of below.
  for (const one of compiling) one.catch(() => {});
  const targets = targetsOf(gpu, tier);
  // Looks are gathered when there are several: that may wait.
  const drawn: Readonly<Partial<Record<string, Target | null>>> = {
    ...{ geometry: targets.geometry, delays: targets.delays, bend: targets.bent, medium: targets.medium },
    ...{
      scan: targets.sums[0],
      walls: targets.walls,
      soften: targets.left,
      field: targets.fields[0],
      axial: targets.fields[1],
    },
    ...{ lateral: targets.fields[0], envelope: targets.grey, display: null },
  };
  // What a point is worked out from means nothing, but each sampler wants a texture of its kind.
  const blank = gpu.target(1, 1, ['rgba32f']);
  const volumes: Readonly<Partial<Record<string, ThinTexture>>> = {
    ...{ uNoise: tables.noise, uScatter: tables.scatterers, uTexture: tables.texture },
  };
  const made = new Map<string, Pass>();
  const weightOf = (name: string): number => LONG[name] ?? 1;
  const all = sources.reduce((sum, { name }) => sum + weightOf(name), 0);
  let done = 0;
  // The next program's first draw is asked for before this one's is done, so that the GPU does not wait for the page between them.
  let before = Promise.resolve();
  for (const [i, { name, samplers }] of sources.entries()) {
    const pass = await compiling[i];
    if (!pass) continue;
    made.set(name, pass);
    const target = drawn[name];
    const warming =
      target === undefined
        ? Promise.resolve()
        : gpu.warmUp(pass, target, (e) => {
            for (const sampler of samplers) e.setTexture(sampler, volumes[sampler] ?? texture(blank));
          });
    // Heard of with the next one, below.
    warming.catch(() => {});
    await before;
    before = warming.then(() => {
      done += weightOf(name);
      onProgress(done / all, name);
    });
    before.catch(() => {});
  }
  await before;
  gpu.release(blank);
  const pass = (name: PassName): Pass => {
    const found = made.get(name);
    if (!found) throw new Error(`The image has no pass "${name}".`);
    return found;
  };
  return {
    tier,
    ...targets,
    passes: {
      delays: pass('delays'),
      bend: pass('bend'),
      geometry: pass('geometry'),
      medium: pass('medium'),
      scan: pass('scan'),
      walls: pass('walls'),
      soften: pass('soften'),
      field: pass('field'),
      axial: pass('axial'),
      lateral: pass('lateral'),
      gather: pass('gather'),
      envelope: pass('envelope'),
      display: pass('display'),
    },
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
    chain.walls,
    chain.left,
    ...chain.fields,
    ...chain.gathered,
    chain.grey,
  ])
    gpu.release(t);
  for (const p of Object.values(chain.passes)) gpu.releasePass(p);
}
