import type { Anatomy } from '../../core/anatomy/anatomy';
import { tissues } from '../../core/anatomy/tissues';

/** What of a block is mapped from above, mm to each side of the origin, and texels across. */
export const INSIDE_HALF = 96;
export const INSIDE_SIZE = 128;
/** How deep something may lie to be seen through the gel, mm. */
export const INSIDE_DEEP = 50;

const CELL = (2 * INSIDE_HALF) / INSIDE_SIZE;
const STEP = 0.75;
/** What is seen though it is thinner than a texel, mm. */
const REACH = 0.6 * CELL;
/** A structure that fills more of the map than this is the block itself. */
const BLOCK_SHARE = 0.7;

/**
 * What lies nearest to the top of a block at each place, in the block's own frame: brightness, redness, depth as a share of INSIDE_DEEP, and 1
 * where there is anything; the first three premultiplied by the last, so that they can be filtered. Rows along z.
 */
export function insideTexture(anatomy: Anatomy): Uint8Array {
  const out = new Uint8Array(4 * INSIDE_SIZE * INSIDE_SIZE);
  const depths = new Float64Array(INSIDE_SIZE * INSIDE_SIZE).fill(Infinity);
  const texel = (mm: number): number =>
    Math.min(INSIDE_SIZE - 1, Math.max(0, Math.floor((mm + INSIDE_HALF) / CELL)));
  anatomy.structures.forEach((_, i) => {
    if (!anatomy.present(i)) return;
    const { low, high } = anatomy.bounds(i);
    const [x0, x1, z0, z1] = [texel(low.x), texel(high.x), texel(low.z), texel(high.z)];
    if ((x1 - x0 + 1) * (z1 - z0 + 1) > BLOCK_SHARE * INSIDE_SIZE * INSIDE_SIZE) return;
    const [r, g, b] = tissues[anatomy.tissueOf(i)].colour;
    const light = (r + g + b) / 3;
    for (let row = z0; row <= z1; row++)
      for (let column = x0; column <= x1; column++) {
        const x = (column + 0.5) * CELL - INSIDE_HALF;
        const z = (row + 0.5) * CELL - INSIDE_HALF;
        const k = row * INSIDE_SIZE + column;
        const deepest = Math.min(INSIDE_DEEP, -low.y, depths[k] ?? 0);
        for (let depth = Math.max(STEP, -high.y); depth < deepest; depth += STEP) {
          if (anatomy.distance(i, x, -depth, z) > REACH) continue;
          depths[k] = depth;
          out.set([255 * light, 255 * Math.max(0, r - light), (255 * depth) / INSIDE_DEEP, 255], 4 * k);
          break;
        }
      }
  });
  return out;
}
