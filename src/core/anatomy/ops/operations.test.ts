import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RandomState, randomBetween, randomStream } from '../../math/random';
import {
  bend,
  capsule,
  cone,
  curl,
  displace,
  ellipsoid,
  extrude,
  intersection,
  mirror,
  offset,
  param,
  relief,
  rotate,
  shell,
  sweep,
  translate,
  tube,
  union,
} from '../construct';
import { Fields } from '../fields';
import { NOISE_SIZE, noiseTable } from '../noise';
import type { Field } from '../operation';
import { lipschitzOf } from '../operations';
import { operationNames, randomShape } from '../randomShape.fixture';
import type { Shape, Triple } from '../shape';
import { smoothMin } from './blend';

const fieldOf = (shape: Shape): Field => new Fields([], [shape]).field(shape);
const sphere = (at: Triple, radius: number): Shape => ({ op: 'sphere', at, radius });
const origin: Triple = [0, 0, 0];

describe('distances that can be worked out by hand', () => {
  const slanted = tube([0, 0, 0, 1, 1], [10, 4, 0, 1, 1]);
  const flat = tube([-20, 1, 0, 6, 2], [20, 1, 0, 6, 2]);
  const floor: Shape = { op: 'halfSpace', normal: [0, 1, 0], offset: 0 };
  const box: Shape = { op: 'box', at: origin, half: [3, 2, 1], rounding: 0.5 };
  const strap = sweep([0, 0, 1], 2, 0, [0, 0, 0, 2], [10, 0, 0, 2], [10, 30, 0, 2]);
  const wedge = extrude(5, 0, [0, 0], [6, 0], [0, 6]);
  const ground = relief(
    [0, 10],
    [-5, 5],
    [
      [0, 4],
      [0, 4],
    ],
    3,
  );
  // 10 pi round the circle, from its end at 15, and 2 mm out.
  const behind = Math.hypot(10 * Math.PI - 15, 2) - 1;
  const rows: readonly (readonly [string, Shape, Triple, number])[] = [
    ['above a plane', { op: 'halfSpace', normal: [0, 1, 0], offset: 2 }, [7, 5, -3], 3],
    ['outside a sphere', sphere([1, 2, 3], 2), [1, 2, 8], 3],
    ['in the middle of a sphere', sphere([1, 2, 3], 2), [1, 2, 3], -2],
    ['beside a box', box, [5, 0, 0], 2],
    // The corner of the box within: (2.5, 1.5, 0.5), so (2.5, 2.5, 0.5) away, less the rounding.
    ['off the corner of a box', box, [5, 4, 1], Math.sqrt(12.75) - 0.5],
    ['in the middle of a box', box, [0, 0, 0], -1],
    ['beside a capsule', capsule([0, 0, 0], [0, 0, 10], 2), [3, 4, 5], 3],
    ['past the end of a capsule', capsule([0, 0, 0], [0, 0, 10], 2), [0, 0, 14], 2],
    ['on the long axis of an ellipsoid', ellipsoid(origin, [9, 2, 1]), [12, 0, 0], 3],
    ['on the short axis of an ellipsoid', ellipsoid(origin, [9, 2, 1]), [0, 0, 0.4], -0.6],
    ['in the middle of an ellipsoid', ellipsoid(origin, [9, 2, 1]), [0, 0, 0], -1],
    ['beside a flat tube', flat, [10, 0, 3], 3],
    ['above a flat tube', flat, [1, 5, 3], 3],
    ['in the middle of a flat tube', flat, [1, 0, 0], -2],
    ['past the end of a tube', flat, [1, 0, 23], 3],
    // Half way the axis is at x = 2 and climbs by 1.5 * 4 / 10 = 0.6: 1 mm beside it is 1 / sqrt(1.36) from the wall.
    ['beside a slanted tube', slanted, [4, 0, 5], 1 / Math.sqrt(1.36)],
    // Across the slant the wall does not lean.
    ['above a slanted tube', slanted, [2, 3, 5], 2],
    ['a union takes the nearer', union(0, sphere([-5, 0, 0], 1), sphere([3, 0, 0], 1)), [0, 0, 0], 2],
    // Where both are 1 mm away a blend over 4 mm takes away 4 / 4 = 1 mm.
    ['a smooth union fills the seam', union(4, sphere([-2, 0, 0], 1), sphere([2, 0, 0], 1)), origin, 0],
    ['an intersection takes the farther', intersection(0, floor, sphere(origin, 4)), [0, 2, 0], 2],
    ['a smooth intersection rounds the edge', intersection(4, floor, sphere([0, -4, 0], 4)), origin, 1],
    [
      'a hole is outside',
      { op: 'difference', of: sphere(origin, 5), cut: sphere(origin, 3), smooth: 0 },
      origin,
      3,
    ],
    [
      'a shell holds',
      { op: 'difference', of: sphere(origin, 5), cut: sphere(origin, 3), smooth: 0 },
      [4, 0, 0],
      -1,
    ],
    ['grown', offset(2, sphere(origin, 3)), [9, 0, 0], 4],
    ['moved', translate([1, 2, 3], sphere(origin, 2)), [1, 2, 9], 4],
    // 5 mm past the start the floor has risen by 0.01 * 25 = 0.25 and leans by 0.1.
    ['over a bent floor', bend(0, 10, 0.01, floor), [0, 1, 5], 0.75 / Math.sqrt(1.01)],
    // 10 mm past the end: 0.01 * 100, and 10 mm more at the lean of 0.2.
    ['over the straight end of a bent floor', bend(0, 10, 0.01, floor), [0, 5, 20], 2 / Math.sqrt(1.04)],
    // Radii 3 and 1 over 4 mm: the wall faces (cos 30, 1/2), so v out and u along are v cos 30 + u / 2 - 3 from it.
    ['beside a cone', cone([0, 0, 0], 3, [0, 0, 4], 1), [0, 6, 6], 6 * Math.sqrt(0.75) + 3 - 3],
    ['past the thick end of a cone', cone([0, 0, 0], 3, [0, 0, 4], 1), [0, 0, -5], 2],
    ['past the thin end of a cone', cone([0, 0, 0], 3, [0, 0, 4], 1), [0, 0, 7], 2],
    // A strap 4 mm wide and 2 mm thick along x, then down y at its corner.
    ['over a strap', strap, [5, 0, 4], 3],
    ['under a strap', strap, [5, 0, -0.5], -0.5],
    ['beside a strap', strap, [5, -7, 0], 5],
    ['past the end of a strap', strap, [-6, 0, 0], 4],
    ['round the corner of a strap', strap, [10, 20, 5], 4],
    // Beside the side of a triangle with corners at 0, 6, 6: the side y = 0 is 2 below.
    ['beside an extruded triangle', wedge, [2, -2, 1], 2],
    // The nearest wall from (1, 2): x = 0.
    ['within an extruded triangle', wedge, [1, 2, 0], -1],
    ['past the end of an extruded triangle', wedge, [1, 1, 9], 4],
    // Off the corner (6, 0) by 3 along x and 4 past the end.
    ['off a corner of an extruded triangle', wedge, [9, 0, 9], 5],
    ['in the wall of a shell', shell(2, sphere(origin, 5)), [5.5, 0, 0], -0.5],
    ['within a shell', shell(2, sphere(origin, 5)), origin, 4],
    // A quarter turn about z takes x to y.
    ['turned about z', rotate('z', Math.PI / 2, sphere([4, 0, 0], 1)), [0, 4, 0], -1],
    [
      'turned about x through a point',
      rotate('x', Math.PI / 2, sphere([0, 5, 0], 1), [0, 1, 0]),
      [0, 1, 4],
      -1,
    ],
    ['seen in a mirror', mirror('x', 2, false, sphere([5, 0, 0], 1)), [-1, 0, 0], -1],
    ['gone before a mirror', mirror('x', 2, false, sphere([5, 0, 0], 1)), [5, 0, 0], 5],
    ['kept before a mirror', mirror('x', 2, true, sphere([5, 0, 0], 1)), [5, 0, 0], -1],
    // On the circle of 10 mm a quarter of the way round is 5 pi = 15.7 along; 2 mm further out.
    ['wound round', curl(10, capsule([0, 0, 0], [0, 0, 16], 1)), [0, -10, 12], 1],
    // Half way in, the winding is twice as close: half of 5 - 1.
    ['towards the axis of a winding', curl(10, capsule([0, 0, 0], [0, 0, 16], 1)), [0, -10, 5], 2],
    ['behind the axis of a winding', curl(10, capsule([0, 0, -15], [0, 0, 15], 1)), [0, -22, 0], behind],
    // Half way from 0 to 4 the surface is at 2 and climbs by 1.5 * 4 / 10 = 0.6.
    ['over a relief', ground, [5, 3, 0], 1 / Math.sqrt(1.36)],
    ['under a relief', ground, [20, 0, 7], 1],
    ['within a relief', ground, [-3, -1, 7], -1],
    ['before the bend', bend(0, 10, 0.01, floor), [0, 5, -20], 5],
  ];
  test.each(rows)('%s', (_, shape, [x, y, z], want) => {
    expect(fieldOf(shape)(Number(x), Number(y), Number(z))).toBeCloseTo(want, 12);
  });

  test('displaced by the table where a point falls on its grid', () => {
    const shape = displace(0.5, 4, sphere(origin, 3));
    // (4, 8, 12) / 4 is the cell (1, 2, 3); |(4, 8, 12)| = sqrt(224).
    const entry = noiseTable[(3 * NOISE_SIZE + 2) * NOISE_SIZE + 1] ?? Number.NaN;
    expect(fieldOf(shape)(4, 8, 12)).toBeCloseTo(Math.sqrt(224) - 3 + 0.5 * entry, 12);
  });

  test('a blend leaves untouched what is further apart than its width', () => {
    expect(smoothMin(1, 5, 4)).toBe(1);
    expect(smoothMin(5, 1, 4)).toBe(1);
    // h = (4 - 2) / 4 = 1/2: 1 - 1/4 * 4 / 4
    expect(smoothMin(1, 3, 4)).toBe(0.75);
  });
});

test('a parameter is read at each evaluation', () => {
  const shape: Shape = { op: 'sphere', at: origin, radius: param('r') };
  const fields = new Fields([{ param: 'r', unit: 'mm', low: 1, high: 9, value: 2 }], [shape]);
  const field = fields.field(shape);
  expect(field(10, 0, 0)).toBe(8);
  fields.set({ r: 6 });
  expect(field(10, 0, 0)).toBe(4);
  expect(() => fields.set({ q: 1 })).toThrow('"q"');
});

test('what a tube or a union cannot be is refused', () => {
  expect(() => fieldOf(tube([0, 0, 0, 1, 1]))).toThrow('two stations');
  expect(() => fieldOf(tube([0, 0, 0, 1, 1], [0, 0, 0, 1, 1]))).toThrow('rise in z');
  expect(() => fieldOf(union(0))).toThrow('one shape or more');
  expect(() => fieldOf(sweep([0, 0, 1], 2, 0, [0, 0, 0, 1]))).toThrow('two stations');
  expect(() => fieldOf(extrude(1, 0, [0, 0], [1, 1]))).toThrow('three corners');
  expect(() =>
    fieldOf(
      relief(
        [0, 0],
        [0, 1],
        [
          [0, 0],
          [0, 0],
        ],
        1,
      ),
    ),
  ).toThrow('rising');
  expect(() => fieldOf(relief([0, 1], [0, 1], [[0, 0], [0]], 1))).toThrow('one row of heights');
});

const SEED = 4711;
const stream = (seed: number): RandomState => randomStream(seed, 'operations.test');
const point = (state: RandomState, reach: number): [number, number, number] => [
  randomBetween(state, -reach, reach),
  randomBetween(state, -reach, reach),
  randomBetween(state, -reach, reach),
];
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, v, i) => sum + (v - (b[i] ?? 0)) ** 2, 0));

describe('no field is steeper than it states', () => {
  const steepest = (seed: number, depth: number, op?: Shape['op']): void => {
    const state = stream(seed);
    const { shape, parameters } = randomShape(state, depth, op);
    const field = new Fields(parameters, [shape]).field(shape);
    const bound = lipschitzOf(shape, parameters);
    for (let i = 0; i < 100; i++) {
      const p = point(state, 40);
      const step = point(state, 1).map((v) => v * 10 ** -randomBetween(state, 0, 4));
      const q = p.map((v, k) => v + (step[k] ?? 0)) as [number, number, number];
      const rise = Math.abs(field(...p) - field(...q));
      expect(rise, JSON.stringify(shape)).toBeLessThanOrEqual(bound * apart(p, q) + 1e-9);
    }
  };
  test.each(operationNames)('%s', (op) => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => steepest(seed, 1, op)),
      { seed: SEED, numRuns: 60 },
    );
  });
  test('trees of four operations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => steepest(seed, 4)),
      { seed: SEED, numRuns: 200 },
    );
  });
});

/** Points on an ellipsoid of radii r, spread over all directions. */
function surfaceOf(r: readonly number[], count: number): [number, number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const y = 1 - (2 * (i + 0.5)) / count;
    const around = Math.sqrt(1 - y * y);
    const angle = i * 2.399963;
    const on = [Math.cos(angle) * around, y, Math.sin(angle) * around];
    return on.map((v, k) => v * (r[k] ?? 0)) as [number, number, number];
  });
}

test('an ellipsoid never overstates a distance, however flat, and is right close to its surface', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const state = stream(seed);
      const r = [randomBetween(state, 0.3, 20), randomBetween(state, 0.3, 20), randomBetween(state, 0.3, 20)];
      const field = fieldOf(ellipsoid(origin, [r[0] ?? 1, r[1] ?? 1, r[2] ?? 1]));
      const surface = surfaceOf(r, 4000);
      for (let i = 0; i < 10; i++) {
        const p = point(state, 25);
        const nearest = Math.min(...surface.map((s) => apart(p, s)));
        expect(Math.abs(field(...p)), `${r} at ${p}`).toBeLessThanOrEqual(nearest + 1e-9);
      }
      const least = Math.min(...r);
      for (const s of surface.slice(0, 20)) {
        const normal = s.map((v, k) => v / (r[k] ?? 1) ** 2);
        const size = Math.sqrt(normal.reduce((sum, v) => sum + v * v, 0));
        // The tightest curve of the surface has the radius least^2 / most: stay well within it.
        const step = (0.01 * (least * least)) / Math.max(...r);
        for (const side of [-step, step]) {
          const p = s.map((v, k) => v + ((normal[k] ?? 0) / size) * side) as [number, number, number];
          expect(Math.abs(field(...p) - side)).toBeLessThan(0.03 * step);
        }
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('bounds hold the whole shape', () => {
  let inside = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0 }), fc.constantFrom(...operationNames), (seed, op) => {
      const state = stream(seed);
      const { shape, parameters } = randomShape(state, 3, op);
      const fields = new Fields(parameters, [shape]);
      const field = fields.field(shape);
      const { low, high } = fields.bounds(shape);
      for (let i = 0; i < 300; i++) {
        const [x, y, z] = point(state, 60);
        if (field(x, y, z) >= 0) continue;
        inside++;
        const over = Math.max(low.x - x, x - high.x, low.y - y, y - high.y, low.z - z, z - high.z);
        expect(over, JSON.stringify(shape)).toBeLessThanOrEqual(1e-9);
      }
    }),
    { seed: SEED, numRuns: 600 },
  );
  expect(inside).toBeGreaterThan(10_000);
});
