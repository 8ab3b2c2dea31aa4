import type { Gpu } from './gpu';
import { copySource } from './passes/copy';
import { texture } from './texture';
import type { Tier } from './tier';

/** Textures that are copied in turns: 64 MB at the highest tier, more than most caches hold. */
const PAIRS = 8;

/** The yardstick of the benchmark. */
export interface Copies {
  /** Copies once. */
  draw(): void;
  dispose(): void;
}

/**
 * A pass that copies an RGBA32F texture of a tier's beams x samples, of several in turns: one that was just copied would be read from the
 * processor's cache, as hardly any in a frame is.
 */
export async function createCopies(gpu: Gpu, { beams, samples }: Tier): Promise<Copies> {
  const pass = await gpu.pass(copySource());
  const pairs = Array.from({ length: PAIRS }, () => ({
    from: gpu.target(beams, samples, ['rgba32f']),
    to: gpu.target(beams, samples, ['rgba32f']),
  }));
  let turn = 0;
  return {
    draw() {
      const pair = pairs[turn++ % PAIRS];
      if (pair) gpu.draw(pass, pair.to, (e) => e.setTexture('uFrom', texture(pair.from)));
    },
    dispose() {
      for (const { from, to } of pairs) {
        gpu.release(from);
        gpu.release(to);
      }
      gpu.releasePass(pass);
    },
  };
}
