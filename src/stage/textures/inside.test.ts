import { expect, test } from 'vitest';
import { Anatomy } from '../../core/anatomy/anatomy';
import { gelPhantom } from '../../core/anatomy/regions/gelPhantom';
import { INSIDE_DEEP, INSIDE_HALF, INSIDE_SIZE, insideTexture } from './inside';

test('the map of the gel phantom shows wires, cysts and the vessel at their depths, and gel between them', () => {
  const map = insideTexture(new Anatomy(gelPhantom));
  const at = (x: number, z: number) => {
    const texel = (mm: number) => Math.floor(((mm + INSIDE_HALF) / (2 * INSIDE_HALF)) * INSIDE_SIZE);
    const k = 4 * (texel(z) * INSIDE_SIZE + texel(x));
    return { is: map[k + 3] === 255, depth: ((map[k + 2] ?? 0) / 255) * INSIDE_DEEP };
  };
  // The ladder's first wire lies 10 mm deep, the cyst of 10 mm begins at 13, the vessel at 17 (its middle at 20, 3 mm thick).
  for (const [x, depth] of [
    [-30, 10],
    [11, 13],
    [36, 17],
  ] as const) {
    expect(at(x, 0).is).toBe(true);
    expect(Math.abs(at(x, 0).depth - depth)).toBeLessThan(1.6);
  }
  expect(at(-50, 0).is).toBe(false);
  expect(at(-20, 40).is).toBe(false);
});
