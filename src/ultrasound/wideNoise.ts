import type { Vec3 } from '../core/math/vec3';
import { WIDE } from './passes/geometry';
import { TEXTURE_CELLS, textureTable } from './tables';

const MASK = TEXTURE_CELLS - 1;
let table: Float32Array | Uint16Array | null = null;

/** The two numbers of the shaders' `wideNoise` that the geometry keeps, at a point of rest space, mm. */
export function wideNoise({ x, y, z }: Readonly<Vec3>): readonly [number, number] {
  const numbers = table ?? textureTable(true);
  table = numbers;
  const [u, v, w] = [x / WIDE - 0.5, y / WIDE - 0.5, z / WIDE - 0.5];
  const [i, j, k] = [Math.floor(u), Math.floor(v), Math.floor(w)];
  let first = 0;
  let second = 0;
  for (let corner = 0; corner < 8; corner++) {
    const [a, b, c] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const share =
      (a === 1 ? u - i : 1 - u + i) * (b === 1 ? v - j : 1 - v + j) * (c === 1 ? w - k : 1 - w + k);
    const row = ((k + c) & MASK) * TEXTURE_CELLS + ((j + b) & MASK);
    const at = 4 * (row * TEXTURE_CELLS + ((i + a) & MASK));
    first += share * (numbers[at] ?? 0);
    second += share * (numbers[at + 1] ?? 0);
  }
  return [first, second];
}
