import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { NOISE_SIZE, noiseTable } from '../core/anatomy/noise';
import type { Region } from '../core/anatomy/region';
import { Compiling, OWNERS } from './compiling';
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
import { type ShortPasses, shortSources } from './shortPasses';
import { SCATTERER_CELLS, scattererTable, TEXTURE_CELLS, textureTable } from './tables';
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

/** Passes whose programs are soon compiled, and without which there is no image. */
type QuickPass =
  | 'delays'
  | 'bend'
  | 'medium'
  | 'scan'
  | 'walls'
  | 'soften'
  | 'axial'
  | 'envelope'
  | 'display';

/** Passes whose programs take long, or which a first image does without. */
type LatePass = 'geometry' | 'field' | 'lateral' | 'gather';

export type PassName = QuickPass | LatePass | 'flow';

/** The grid on which the bending of beams is computed: as coarse as shadows' soft edges and thin layers allow. */
const coarseOf = (tier: Tier): { readonly beams: number; readonly rows: number } => ({
  beams: (tier.beams * 3) / 8,
  rows: tier.rows / 2,
});

/** The passes and targets of one tier. */
export interface Chain {
  readonly tier: Tier;
  readonly passes: Readonly<Record<QuickPass, Pass>>;
  /** What every view can be drawn by; null while it is compiled. */
  readonly late: Readonly<Record<LatePass, Pass>> | null;
  /** What most views can be drawn by; null where nobody asked for it. */
  readonly short: ShortPasses | null;
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

const definesOf = (tier: Tier): PassSource['defines'] => ({
  BEAMS: tier.beams,
  SAMPLES: tier.samples,
  ROWS: tier.rows,
});

function quickSources(tier: Tier): readonly PassSource[] {
  const defines = definesOf(tier);
  const grid = coarseOf(tier);
  const rough = { ...defines, BEAMS: grid.beams, ROWS: grid.rows };
  return [
    delaysSource(rough),
    bendSource(rough),
    mediumSource(defines),
    scanSource(defines),
    wallsSource(defines),
    softenSource(defines),
    axialSource(defines),
    envelopeSource(defines),
    displaySource(),
  ];
}

function lateSources(region: Region, tier: Tier): readonly PassSource[] {
  const defines = definesOf(tier);
  return [
    geometrySource(region, defines),
    fieldSource(defines),
    lateralSource(defines),
    gatherSource(defines),
  ];
}

/** The programs by which every view of a region can be drawn. */
export const passSources = (region: Region, tier: Tier): readonly PassSource[] => [
  ...lateSources(region, tier),
  ...quickSources(tier),
];

const targetsOf = (gpu: Gpu, tier: Tier) => {
  const { beams, samples, rows } = tier;
  const grid = coarseOf(tier);
  return {
    coarse: gpu.target(grid.beams, grid.rows, OWNERS),
    delays: gpu.target(grid.beams, grid.rows, ['rgba32f']),
    delaySums: [
      gpu.target(grid.beams, grid.rows, ['rgba32f']),
      gpu.target(grid.beams, grid.rows, ['rgba32f']),
    ],
    bent: gpu.target(grid.beams, grid.rows, ['rgba16f'], true),
    geometry: gpu.target(beams, rows, OWNERS),
    medium: gpu.target(beams, rows, ['rgba32f', 'rgba32f']),
    sums: [gpu.target(beams, rows, ['rgba32f']), gpu.target(beams, rows, ['rgba32f'])],
    walls: gpu.target(beams, 1, ['rgba32f']),
    left: gpu.target(beams, rows, ['rgba32f']),
    fields: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    gathered: [gpu.target(beams, samples, ['rgba16f']), gpu.target(beams, samples, ['rgba16f'])],
    grey: gpu.target(beams, samples, ['rgba8'], true),
  } satisfies Partial<Chain>;
};

const quickOf = (pass: (name: string) => Pass): Chain['passes'] => ({
  delays: pass('delays'),
  bend: pass('bend'),
  medium: pass('medium'),
  scan: pass('scan'),
  walls: pass('walls'),
  soften: pass('soften'),
  axial: pass('axial'),
  envelope: pass('envelope'),
  display: pass('display'),
});

const lateOf = (pass: (name: string) => Pass): NonNullable<Chain['late']> => ({
  geometry: pass('geometry'),
  field: pass('field'),
  lateral: pass('lateral'),
  gather: pass('gather'),
});

const shortOf = (pass: (name: string) => Pass): ShortPasses => ({
  field: pass('field'),
  lateral: pass('lateral'),
});

/** All that draws every view. */
export async function createChain(
  gpu: Gpu,
  region: Region,
  tier: Tier,
  tables: Tables,
  onProgress: (done: number, pass: string) => void,
): Promise<Chain> {
  const programs = new Compiling(gpu, tables, passSources(region, tier), onProgress);
  const targets = targetsOf(gpu, tier);
  await programs.warm();
  const pass = await programs.linked();
  return { tier, ...targets, passes: quickOf(pass), late: lateOf(pass), short: null };
}

/** Programs by which beams are bent: a first geometry waits for them. */
const BENDING = ['delays', 'scan', 'bend'];

/** A geometry that does without its program, in the parts that take the page or the GPU. */
export interface FirstGeometry {
  /** Works out the coarse grid. */
  workCoarse(): void;
  /** Bends the beams, and waits until the GPU has. */
  bend(): void;
  /** Works out the fine grid. */
  workFine(): void;
}

/**
 * What draws a plain view of one look with a geometry from elsewhere, and no more. Parts of a geometry that `first` makes for the chain are
 * called in their order, while programs are compiled that they do not need.
 */
export async function createQuickChain(
  gpu: Gpu,
  tier: Tier,
  tables: Tables,
  onProgress: (done: number, pass: string) => void,
  first: (chain: Chain) => FirstGeometry,
): Promise<Chain> {
  const sources = [...shortSources(definesOf(tier)), ...quickSources(tier)];
  const programs = new Compiling(gpu, tables, sources, onProgress);
  const targets = targetsOf(gpu, tier);
  const pass = await programs.linked();
  const chain = { tier, ...targets, passes: quickOf(pass), late: null, short: shortOf(pass) };
  const geometry = first(chain);
  await besides(programs.warm(BENDING), () => geometry.workCoarse());
  geometry.bend();
  const others = sources.map(({ name }) => name).filter((name) => !BENDING.includes(name));
  await besides(programs.warm(others), () => geometry.workFine());
  return chain;
}

/** Once something is made, and the page has worked meanwhile. */
async function besides(made: Promise<void>, work: () => void): Promise<void> {
  // Heard of below.
  made.catch(() => {});
  // What is made is asked for before the page is busy.
  await new Promise((resolve) => setTimeout(resolve));
  work();
  await made;
}

/** The programs that a quick chain lacks. */
export async function createLate(
  gpu: Gpu,
  region: Region,
  tier: Tier,
  tables: Tables,
): Promise<NonNullable<Chain['late']>> {
  const programs = new Compiling(gpu, tables, lateSources(region, tier));
  await programs.warm();
  return lateOf(await programs.linked());
}

export async function createShort(gpu: Gpu, tier: Tier, tables: Tables): Promise<ShortPasses> {
  const programs = new Compiling(gpu, tables, shortSources(definesOf(tier)));
  await programs.warm();
  return shortOf(await programs.linked());
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
  for (const programs of [chain.passes, chain.late, chain.short])
    for (const p of Object.values({ ...programs })) gpu.releasePass(p);
}
