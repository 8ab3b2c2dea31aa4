import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { NOISE_SIZE, noiseTable } from '../core/anatomy/noise';
import type { Region } from '../core/anatomy/region';
import type { Format, Gpu, Pass, PassSource, Target } from './gpu';
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

/** Shares of the time until the first image, of programs that take more than a small one: in software rendering, typical. */
const LONG: Readonly<Partial<Record<string, number>>> = { geometry: 16, field: 8, axial: 2, lateral: 2 };

/** What each pass draws into; looks are gathered when there are several, so that program may wait for its first draw. */
const OWNERS = ['rgba32f', 'rgba32f', 'rgba32f'] as const;
const DRAWN: Readonly<Partial<Record<string, readonly Format[] | 'canvas'>>> = {
  ...{ delays: ['rgba32f'], bend: ['rgba16f'], geometry: OWNERS, medium: ['rgba32f', 'rgba32f'] },
  ...{ scan: ['rgba32f'], walls: ['rgba32f'], soften: ['rgba32f'], field: ['rgba16f'], axial: ['rgba16f'] },
  ...{ lateral: ['rgba16f'], envelope: ['rgba8'], display: 'canvas' },
};

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

/**
 * Compiles programs and draws a point with each, for drivers that compile with the first draw; `onProgress` hears the share of the time
 * that is over, and which pass it was. The page stays free meanwhile.
 */
async function compile(
  gpu: Gpu,
  sources: readonly PassSource[],
  tables: Tables,
  onProgress: (done: number, pass: string) => void,
): Promise<(name: string) => Pass> {
  const compiling = sources.map((source) => gpu.pass(source));
  // The first that fails is heard of below.
  for (const one of compiling) one.catch(() => {});
  // A driver compiles for the formats that are drawn into. What a point is worked out from means nothing, but each sampler wants a texture
  // of its kind.
  const points = new Map<string, Target>();
  const pointOf = (formats: readonly Format[]): Target => {
    const key = formats.join();
    const found = points.get(key) ?? gpu.target(1, 1, formats);
    points.set(key, found);
    return found;
  };
  const blank = pointOf(['rgba32f']);
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
    const formats = DRAWN[name];
    const warming =
      formats === undefined
        ? Promise.resolve()
        : gpu.warmUp(pass, formats === 'canvas' ? null : pointOf(formats), (e) => {
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
  for (const point of points.values()) gpu.release(point);
  return (name) => {
    const found = made.get(name);
    if (!found) throw new Error(`The image has no pass "${name}".`);
    return found;
  };
}

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
  const targets = targetsOf(gpu, tier);
  const pass = await compile(gpu, passSources(region, tier), tables, onProgress);
  return { tier, ...targets, passes: quickOf(pass), late: lateOf(pass), short: null };
}

/** What draws a plain view of one look with a geometry from elsewhere, and no more. */
export async function createQuickChain(
  gpu: Gpu,
  tier: Tier,
  tables: Tables,
  onProgress: (done: number, pass: string) => void,
): Promise<Chain> {
  const targets = targetsOf(gpu, tier);
  const sources = [...shortSources(definesOf(tier)), ...quickSources(tier)];
  const pass = await compile(gpu, sources, tables, onProgress);
  return { tier, ...targets, passes: quickOf(pass), late: null, short: shortOf(pass) };
}

/** The programs that a quick chain lacks. */
export async function createLate(
  gpu: Gpu,
  region: Region,
  tier: Tier,
  tables: Tables,
): Promise<NonNullable<Chain['late']>> {
  return lateOf(await compile(gpu, lateSources(region, tier), tables, () => {}));
}

export async function createShort(gpu: Gpu, tier: Tier, tables: Tables): Promise<ShortPasses> {
  return shortOf(await compile(gpu, shortSources(definesOf(tier)), tables, () => {}));
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
