import { MOST_PERSISTED, persistenceWeights, sameKnobs } from '../core/imaging/persistence';
import type { Gpu, Pass, Target } from './gpu';
import { persistSource } from './passes/persist';
import { texture } from './texture';
import type { Tier } from './tier';
import type { ScannedView } from './view';

interface Kept {
  view: ScannedView | null;
  readonly grey: Target;
}

/**
 * Averages the greys of a frame and of those before it. Frames that were just drawn are kept, so that a running image costs one frame at a
 * time; one that is not kept, as after a seek, is computed from its view, and the picture is the same.
 */
export class Persistence {
  readonly #gpu: Gpu;
  readonly #pass: Pass;
  readonly #kept: Kept[];

  private constructor(gpu: Gpu, pass: Pass, { beams, samples }: Tier) {
    this.#gpu = gpu;
    this.#pass = pass;
    this.#kept = Array.from({ length: MOST_PERSISTED }, () => ({
      view: null,
      grey: gpu.target(beams, samples, ['rgba8'], true),
    }));
  }

  static async create(gpu: Gpu, tier: Tier): Promise<Persistence> {
    return new Persistence(gpu, await gpu.pass(persistSource()), tier);
  }

  /** Kept frames were made by another probe, or otherwise than now. */
  forget(): void {
    for (const kept of this.#kept) kept.view = null;
  }

  /**
   * Writes to `out` the mean of frames, the newest first, as far back as the knobs are those of the newest. `compute` draws one frame's
   * grey; that of the newest comes last, so that what it leaves in other textures is its own.
   */
  blend(
    frames: readonly [ScannedView, ...ScannedView[]],
    out: Target,
    compute: (view: ScannedView, into: Target) => void,
  ): void {
    const { machine } = frames[0].state;
    const weights = persistenceWeights(machine.persistence);
    const other = frames.findIndex((view) => !sameKnobs(view.state.machine, machine));
    const used = frames.slice(0, Math.min(weights.length, other < 0 ? frames.length : other));
    const missing = used.filter((view) => !this.#kept.some((kept) => kept.view === view));
    // The newest is computed anew after any other: it may be read as the last one drawn.
    if (missing.length > 0 && missing[0] !== frames[0]) missing.unshift(frames[0]);
    for (const view of missing.reverse()) compute(view, this.#place(view, used));
    const greys = used.map((view) => this.#kept.find((kept) => kept.view === view)?.grey ?? out);
    const sum = used.reduce((all, _, k) => all + (weights[k] ?? 0), 0);
    this.#gpu.draw(this.#pass, out, (e) => {
      const share = Array.from({ length: MOST_PERSISTED }, (_, k) =>
        k < used.length ? (weights[k] ?? 0) / sum : 0,
      );
      e.setFloatArray('uWeight', Float32Array.from(share));
      for (let k = 0; k < MOST_PERSISTED; k++)
        e.setTexture(`uGrey${k}`, texture(greys[Math.min(k, greys.length - 1)] ?? out));
    });
  }

  dispose(): void {
    for (const { grey } of this.#kept) this.#gpu.release(grey);
    this.#gpu.releasePass(this.#pass);
  }

  /** Where a view's grey is kept from now on: in its own place, or in that of a view that is not needed. */
  #place(view: ScannedView, used: readonly ScannedView[]): Target {
    const place =
      this.#kept.find((kept) => kept.view === view) ??
      this.#kept.find((kept) => kept.view === null || !used.includes(kept.view));
    if (place === undefined) throw new Error('More frames are averaged than can be kept.');
    place.view = view;
    return place.grey;
  }
}
