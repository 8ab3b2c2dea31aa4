import { clamp } from '../../core/math/functions';
import { BORE_START, columnLength } from '../shapes/syringe';

/** Texels across (2.4 rad of the barrel) and along (100 mm). */
export const SCALE_WIDTH = 256;
export const SCALE_HEIGHT = 1024;

/** Strokes of the digits on a box 0 .. 1 wide and 0 .. 2 high, from point to point. */
const STROKES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  '0': [
    [0.1, 0.3],
    [0.1, 1.7],
    [0.4, 2],
    [0.7, 2],
    [0.95, 1.7],
    [0.95, 0.3],
    [0.7, 0],
    [0.4, 0],
    [0.1, 0.3],
  ],
  '1': [
    [0.2, 1.5],
    [0.6, 2],
    [0.6, 0],
  ],
  '2': [
    [0.05, 1.6],
    [0.3, 2],
    [0.75, 2],
    [0.95, 1.6],
    [0.9, 1.2],
    [0.05, 0],
    [1, 0],
  ],
  '5': [
    [0.95, 2],
    [0.15, 2],
    [0.1, 1.1],
    [0.65, 1.2],
    [0.98, 0.8],
    [0.9, 0.25],
    [0.55, 0],
    [0.05, 0.2],
  ],
};

/** Ink of the barrel's scale in the alpha of RGBA bytes: a mark each millilitre, longer at fives with their number. */
export function scaleTexture(capacityMl: number): Uint8Array {
  const pixels = new Uint8Array(4 * SCALE_WIDTH * SCALE_HEIGHT);
  const mmX = 25.7 / SCALE_WIDTH;
  const mmZ = 100 / SCALE_HEIGHT;
  /** A stroke between places in mm: across from the middle of the scale, along from the tip. */
  const line = (x0: number, z0: number, x1: number, z1: number, width: number): void => {
    const reach = width + 0.3;
    const lowI = Math.floor((Math.min(x0, x1) - reach) / mmX + SCALE_WIDTH / 2);
    const highI = Math.ceil((Math.max(x0, x1) + reach) / mmX + SCALE_WIDTH / 2);
    const lowJ = Math.floor((Math.min(z0, z1) - reach) / mmZ);
    const highJ = Math.ceil((Math.max(z0, z1) + reach) / mmZ);
    const dx = x1 - x0;
    const dz = z1 - z0;
    const ll = dx * dx + dz * dz || 1;
    for (let j = Math.max(0, lowJ); j <= Math.min(SCALE_HEIGHT - 1, highJ); j++) {
      for (let i = Math.max(0, lowI); i <= Math.min(SCALE_WIDTH - 1, highI); i++) {
        const px = (i + 0.5 - SCALE_WIDTH / 2) * mmX - x0;
        const pz = (j + 0.5) * mmZ - z0;
        const t = clamp((px * dx + pz * dz) / ll, 0, 1);
        const d = Math.hypot(px - t * dx, pz - t * dz);
        const ink = clamp((width / 2 - d) / 0.12 + 0.5, 0, 1);
        const k = 4 * (j * SCALE_WIDTH + i) + 3;
        pixels[k] = Math.max(pixels[k] ?? 0, Math.round(255 * ink));
      }
    }
  };
  for (let ml = 0; ml <= capacityMl; ml++) {
    const z = BORE_START + columnLength(ml);
    const long = ml % 5 === 0;
    line(-6, z, long ? 1.5 : -2, z, 0.42);
    if (long && ml > 0) write(String(ml), z, line);
  }
  line(-6, BORE_START, -6, BORE_START + columnLength(capacityMl), 0.3);
  return pixels;
}

/** Digits are upright to one who looks at the barrel with its tip to the left. */
function write(
  text: string,
  z: number,
  line: (x0: number, z0: number, x1: number, z1: number, width: number) => void,
): void {
  const size = 2;
  [...text].forEach((digit, n) => {
    const left = z + (n - text.length / 2) * size * 1.35 + 0.25;
    const points = STROKES[digit] ?? [];
    for (let k = 0; k + 1 < points.length; k++) {
      const [a, b] = [points[k], points[k + 1]];
      if (a && b) line(2.6 + size * a[1], left + size * a[0], 2.6 + size * b[1], left + size * b[0], 0.5);
    }
  });
}
