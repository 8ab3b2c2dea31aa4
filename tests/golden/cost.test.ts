import { expect, test } from 'vitest';
import { gelPhantom } from '../../src/core/anatomy/regions/gelPhantom';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { tiers } from '../../src/ultrasound/tier';
import { frameCost } from '../bench/cost';
import { countOf } from '../bench/glsl';

test('operations count for each component of what a statement writes, readings apart', () => {
  // Two products and a sum of three components, and the two of a vec2; one reading.
  const source = `
uniform sampler2D uFrom;
layout(location = 0) out vec4 outColour;
void main() {
  vec3 a = b * c + d * e;
  vec2 f = g + h;
  outColour = texelFetch(uFrom, ivec2(gl_FragCoord.xy), 0);
}`;
  expect(countOf(source)).toEqual({ operations: 3 * 3 + 2, readings: 1 });
});

test('functions count at every call, and loops as often as they turn', () => {
  // twice: 1. The loop: 4 turns of (a call and the sum that takes it, 1 + 1) and (comparison and step, 1 + 1).
  const source = `
float twice(float x) { return 2.0 * x; }
void main() {
  float sum = 0.0;
  for (int i = 0; i < 4; i++) sum += twice(sum);
}`;
  expect(countOf(source)).toEqual({ operations: 4 * (2 + 2), readings: 0 });
  const open = source.replace('i < 4', 'i < many');
  expect(() => countOf(open)).toThrow('State how often the loop turns whose condition is " i < many".');
  expect(countOf(open, { 'i < many': 2 })).toEqual({ operations: 2 * (2 + 2), readings: 0 });
});

test('both sides of a branch count', () => {
  const source = 'void main() { float a = 0.0; if (a < 1.0) a = a + 1.0; else { a = a * 2.0; a = -a; } }';
  // The comparison, the sum, the product; a sign costs nothing.
  expect(countOf(source)).toEqual({ operations: 3, readings: 0 });
});

test.each([gelPhantom, popliteal, shoulder])(
  'a frame of $id takes 8 ms at most on an integrated GPU',
  (region) => {
    const costs = frameCost(region, tiers.high);
    expect(costs.map((c) => c.pass)).toContain('geometry');
    for (const { operations, bytes } of costs) expect(Math.min(operations, bytes)).toBeGreaterThan(0);
    expect(costs.reduce((sum, { ms }) => sum + ms, 0)).toBeLessThan(8);
  },
);

test('a copy reads once and a step of the sum three times more', () => {
  const scan = frameCost(popliteal, tiers.high).find((c) => c.pass === 'scan');
  // 4 draws over 96 x 128 and 4 over 256 x 256 points, four readings each.
  expect(scan?.readings).toBe(4 * 4 * (96 * 128 + 256 * 256));
});
