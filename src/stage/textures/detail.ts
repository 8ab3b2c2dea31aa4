import { random, randomStream } from '../../core/math/random';
import { byte, Raster, tiledNoise } from './raster';

export const DETAIL_SIZE = 256;
/** Cells of the skin's net of fine creases over the tile; at 26 mm a tile they are 1 mm wide. */
const CELLS = 26;

/**
 * A seamless tile of fine skin: a net of creases round small plateaus with pores in it. RGBA bytes: slope across and along
 * (0.5 flat), depth of creases (1 on a plateau), slow noise for gloss, stain and cloth.
 */
export function detailTexture(): Uint8Array {
  const stream = randomStream(0x5eed, 'stage.detail');
  const jitter = Array.from({ length: 2 * CELLS * CELLS }, () => random(stream));
  const height = new Raster(DETAIL_SIZE);
  for (let j = 0; j < DETAIL_SIZE; j++) {
    for (let i = 0; i < DETAIL_SIZE; i++) {
      const x = (i / DETAIL_SIZE) * CELLS;
      const y = (j / DETAIL_SIZE) * CELLS;
      const net = Math.min(1, cellEdge(x, y, jitter) * 2.6);
      const soft = tiledNoise((i / DETAIL_SIZE) * 32, (j / DETAIL_SIZE) * 32, 32, 3);
      height.values[j * DETAIL_SIZE + i] = 0.75 * net * (2 - net) + 0.18 * soft;
    }
  }
  const pixels = new Uint8Array(4 * DETAIL_SIZE * DETAIL_SIZE);
  for (let j = 0; j < DETAIL_SIZE; j++) {
    for (let i = 0; i < DETAIL_SIZE; i++) {
      const gi = height.at(i + 1, j) - height.at(i - 1, j);
      const gj = height.at(i, j + 1) - height.at(i, j - 1);
      const at = (n: number): number => tiledNoise((i / DETAIL_SIZE) * n, (j / DETAIL_SIZE) * n, n, 7 + n);
      const slow = 0.5 + 0.5 * (0.5 * at(5) + 0.3 * at(11) + 0.2 * at(23));
      pixels.set(
        [byte(0.5 + gi), byte(0.5 + gj), byte(0.25 + 0.85 * height.at(i, j)), byte(slow)],
        4 * (j * DETAIL_SIZE + i),
      );
    }
  }
  return pixels;
}

/** Difference of the distances to the nearest two of a jittered grid of points: 0 on the edge between two cells. */
function cellEdge(x: number, y: number, jitter: readonly number[]): number {
  let first = Infinity;
  let second = Infinity;
  const ci = Math.floor(x);
  const cj = Math.floor(y);
  for (let dj = -1; dj <= 1; dj++) {
    for (let di = -1; di <= 1; di++) {
      const i = (ci + di + CELLS) % CELLS;
      const j = (cj + dj + CELLS) % CELLS;
      const k = 2 * (j * CELLS + i);
      const px = ci + di + 0.1 + 0.8 * (jitter[k] ?? 0);
      const py = cj + dj + 0.1 + 0.8 * (jitter[k + 1] ?? 0);
      const d = Math.hypot(px - x, py - y);
      if (d < first) {
        second = first;
        first = d;
      } else if (d < second) second = d;
    }
  }
  return second - first;
}
