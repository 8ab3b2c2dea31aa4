import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import type { Tables } from './chain';
import type { Format, Gpu, Pass, PassSource, Target } from './gpu';
import { texture } from './texture';

/** Shares of the time until the first image, of programs that take more than a small one: in software rendering, typical. */
const LONG: Readonly<Partial<Record<string, number>>> = { geometry: 16, field: 8, axial: 2, lateral: 2 };

/** What the geometry pass draws into. */
export const OWNERS = ['rgba32f', 'rgba32f', 'rgba32f'] as const;

/** What each pass draws into; looks are gathered when there are several, so that program may wait for its first draw. */
const DRAWN: Readonly<Partial<Record<string, readonly Format[] | 'canvas'>>> = {
  ...{ delays: ['rgba32f'], bend: ['rgba16f'], geometry: OWNERS, medium: ['rgba32f', 'rgba32f'] },
  ...{ scan: ['rgba32f'], walls: ['rgba32f'], soften: ['rgba32f'], field: ['rgba16f'], axial: ['rgba16f'] },
  ...{ lateral: ['rgba16f'], envelope: ['rgba8'], display: 'canvas' },
};

/** Programs that are compiled, all at once, without holding up the page. */
export class Compiling {
  readonly #gpu: Gpu;
  readonly #tables: Tables;
  readonly #sources: readonly PassSource[];
  readonly #onProgress: (done: number, pass: string) => void;
  readonly #made: Promise<ReadonlyMap<string, Pass>>;
  #weight = 0;

  /** `onProgress` hears the share of the time that is over, and which pass it was. */
  constructor(
    gpu: Gpu,
    tables: Tables,
    sources: readonly PassSource[],
    onProgress: (done: number, pass: string) => void = () => {},
  ) {
    this.#gpu = gpu;
    this.#tables = tables;
    this.#sources = sources;
    this.#onProgress = onProgress;
    this.#made = Promise.all(
      sources.map(async (source) => [source.name, await gpu.pass(source)] as const),
    ).then((all) => new Map(all));
    // Who waits for them hears of it.
    this.#made.catch(() => {});
  }

  /** A function that tells a program by its name, once all are linked. Rejects with the driver's message where one is wrong. */
  async linked(): Promise<(name: string) => Pass> {
    const made = await this.#made;
    return (name) => {
      const found = made.get(name);
      if (!found) throw new Error(`The image has no pass "${name}".`);
      return found;
    };
  }

  /** Draws a point with programs, all of them if none is named, in the order of the sources: many drivers compile with the first draw. */
  async warm(names?: readonly string[]): Promise<void> {
    const pass = await this.linked();
    const gpu = this.#gpu;
    // A driver compiles for the formats that are drawn into. What a point is worked out from means nothing, but each sampler wants a
    // texture of its kind.
    const points = new Map<string, Target>();
    const pointOf = (formats: readonly Format[]): Target => {
      const key = formats.join();
      const found = points.get(key) ?? gpu.target(1, 1, formats);
      points.set(key, found);
      return found;
    };
    // Its own, since no pass may read what it draws into.
    const blank = gpu.target(1, 1, ['rgba32f']);
    const { noise, scatterers, texture: cells } = this.#tables;
    const volumes: Readonly<Partial<Record<string, ThinTexture>>> = {
      ...{ uNoise: noise, uScatter: scatterers, uTexture: cells },
    };
    // The next program's first draw is asked for before this one's is done, so that the GPU does not wait for the page between them.
    let before = Promise.resolve();
    for (const { name, samplers } of this.#sources) {
      const formats = DRAWN[name];
      if (names?.includes(name) === false) continue;
      const warming =
        formats === undefined
          ? Promise.resolve()
          : gpu.warmUp(pass(name), formats === 'canvas' ? null : pointOf(formats), (e) => {
              for (const sampler of samplers) e.setTexture(sampler, volumes[sampler] ?? texture(blank));
            });
      // Heard of with the next one, below.
      warming.catch(() => {});
      await before;
      before = warming.then(() => this.#tell(name));
      before.catch(() => {});
    }
    await before;
    for (const point of [blank, ...points.values()]) gpu.release(point);
  }

  #tell(name: string): void {
    const weightOf = (each: string): number => LONG[each] ?? 1;
    this.#weight += weightOf(name);
    this.#onProgress(this.#weight / this.#sources.reduce((sum, each) => sum + weightOf(each.name), 0), name);
  }
}
