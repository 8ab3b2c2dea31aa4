import { expect, test } from 'vitest';
import { vec3 } from '../math/vec3';
import { arcFibre } from './arcFibre';

const at = arcFibre(
  { kind: 'arc', at: [3, -20], radius: 20, fromRad: -1, toRad: Math.PI / 6 },
  { x: { value: 3 }, y: { value: -20 } },
);

test('along a circle: its length, the height over it, and z', () => {
  const out = at(vec3(), 3, 2, 5);
  expect([out.x, out.y, out.z]).toEqual([0, 2, 5]);
  // Half a radian towards -x, 1 mm inside.
  const p = at(vec3(), 3 - 19 * Math.sin(0.5), -20 + 19 * Math.cos(0.5), 0);
  expect(p.x).toBeCloseTo(-10, 9);
  expect(p.y).toBeCloseTo(-1, 9);
});

test('straight on past its end', () => {
  // From the end at 30 degrees, where the circle runs along (cos 30, -sin 30), 4 mm on and 1 mm out along (sin 30, cos 30).
  const c = Math.sqrt(0.75);
  const p = at(vec3(), 3 + 20 * 0.5 + 4 * c + 0.5, -20 + 20 * c - 4 * 0.5 + c, 0);
  expect(p.x).toBeCloseTo((20 * Math.PI) / 6 + 4, 9);
  expect(p.y).toBeCloseTo(1, 9);
});
