import { byte, Raster, tiledNoise, tiledRidges } from './raster';

export const CLOTH_SIZE = 256;

/**
 * A seamless tile of non-woven cloth. RGBA bytes: slope of soft crumples across and along (0.5 flat), fine nap, slow
 * unevenness of the dye.
 */
export function clothTexture(): Uint8Array {
  const height = new Raster(CLOTH_SIZE);
  for (let j = 0; j < CLOTH_SIZE; j++) {
    for (let i = 0; i < CLOTH_SIZE; i++) {
      const at = (n: number): readonly [number, number] => [(i / CLOTH_SIZE) * n, (j / CLOTH_SIZE) * n];
      const warp = 0.4 * tiledNoise(...at(4), 4, 5);
      const [x, y] = at(3);
      const long = tiledRidges(x + warp, y + 0.6 * warp, 3, 2) ** 3;
      const [x2, y2] = at(7);
      const short = tiledRidges(x2 + warp, y2 - warp, 7, 9) ** 2;
      const soft = 0.5 + 0.5 * tiledNoise(...at(5), 5, 17);
      height.values[j * CLOTH_SIZE + i] = 3.4 * long + 1.6 * short + 6 * soft;
    }
  }
  const pixels = new Uint8Array(4 * CLOTH_SIZE * CLOTH_SIZE);
  for (let j = 0; j < CLOTH_SIZE; j++) {
    for (let i = 0; i < CLOTH_SIZE; i++) {
      const gi = height.at(i + 1, j) - height.at(i - 1, j);
      const gj = height.at(i, j + 1) - height.at(i, j - 1);
      const at = (n: number, layer: number): number =>
        tiledNoise((i / CLOTH_SIZE) * n, (j / CLOTH_SIZE) * n, n, layer);
      const nap = 0.5 + 0.25 * at(128, 3) + 0.2 * at(64, 4);
      const dye = 0.5 + 0.3 * at(6, 7) + 0.2 * at(15, 8);
      pixels.set([byte(0.5 + gi), byte(0.5 + gj), byte(nap), byte(dye)], 4 * (j * CLOTH_SIZE + i));
    }
  }
  return pixels;
}
