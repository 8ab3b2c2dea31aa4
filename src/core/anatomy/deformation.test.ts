import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, type Vec3, vec3 } from '../math/vec3';
import {
  type Deformation,
  type Drag,
  MOST_DRAGS,
  mostMove,
  type Press,
  packDeformation,
  rest,
} from './deformation';

const PUSH_LIMIT = 8;
/** A probe that has sunk `push` mm into skin at y = 0. */
const pressed = (push: number): Press => ({
  face: vec3(0, -push, 0),
  lateral: vec3(1, 0, 0),
  axial: vec3(0, -1, 0),
  elevational: vec3(0, 0, 1),
  halfLength: 19.2,
  halfWidth: 6,
  push,
  reach: 40,
});
const restOf = (d: Deformation, p: Vec3): Vec3 => rest(vec3(), d, p);
const under = (push: number): Deformation => ({ press: pressed(push), drags: [] });

describe('under a probe', () => {
  test('the skin at the face is the skin at rest', () => {
    for (const x of [-19, 0, 12]) expect(restOf(under(6), vec3(x, -6, 3))).toEqual(vec3(x, 0, 3));
  });

  test('half way to the end of its reach a quarter of the push is left', () => {
    // fade = 1 - 20 / 40; the push goes as its square.
    expect(restOf(under(8), vec3(0, -28, 0)).y).toBeCloseTo(-28 + 8 / 4, 12);
  });

  test('what is deep, or wide of the footprint, does not move', () => {
    for (const p of [vec3(0, -46.1, 0), vec3(31.3, -10, 0), vec3(0, -10, 18.1), vec3(-40, -6, 40)]) {
      expect(restOf(under(6), p)).toEqual(p);
    }
  });

  test('round skin lies flat along the face where it is touched, and stays where the face does not reach', () => {
    // A body of radius 50: its skin stands a^2 / 100 lower at a beside the middle. Sunk by 2, the face touches to 14.1; the
    // edge is rounded over 0.8 x 2 = 1.6 mm of depth to either side, that is from 6.3 to 19.0.
    const skin = { slopeLateral: 0, slopeElevational: 0, bendLateral: 1 / 50, bendElevational: 0 };
    const d: Deformation = { press: { ...pressed(2), skin }, drags: [] };
    for (const a of [-6, 0, 4]) expect(restOf(d, vec3(a, -2, 0)).y).toBeCloseTo(-(a * a) / 100, 12);
    for (const a of [-19.1, 19.1]) expect(restOf(d, vec3(a, -2, 0))).toEqual(vec3(a, -2, 0));
    // At the edge itself a quarter of the rounding is left.
    expect(restOf(d, vec3(Math.sqrt(200), -2, 0)).y).toBeCloseTo(-2 + 1.6 / 4, 12);
  });

  test('a face that leans sinks deeper on one side, by 2.5 times its middle at most', () => {
    const skin = { slopeLateral: -0.1, slopeElevational: 0, bendLateral: 0, bendElevational: 0 };
    const d: Deformation = { press: { ...pressed(1), skin }, drags: [] };
    expect(restOf(d, vec3(10, -1, 0)).y).toBeCloseTo(-1 + 2, 12);
    expect(restOf(d, vec3(-19, -1, 0)).y).toBeCloseTo(-1, 12);
    expect(restOf(d, vec3(19, -1, 0)).y).toBeCloseTo(-1 + 2.5, 12);
  });

  test('no point is moved further than the most move', () => {
    const skin = { slopeLateral: -0.3, slopeElevational: 0.2, bendLateral: 0.02, bendElevational: 0.01 };
    const leaning: Deformation = { press: { ...pressed(3), skin }, drags: [] };
    const far = fc.record({ x: fc.integer({ min: -30, max: 30 }), y: fc.integer({ min: -45, max: 0 }) });
    fc.assert(
      fc.property(far, ({ x, y }) => {
        const p = vec3(x, y, 2);
        expect(distance(restOf(leaning, p), p)).toBeLessThanOrEqual(mostMove(leaning) + 1e-12);
      }),
      { seed: 4 },
    );
    // The lower edge would sink by 3 + 0.3 x 19, but no more than 2.5 x 3.
    expect(mostMove(leaning)).toBeCloseTo(7.5, 12);
  });

  test('without a push nothing moves', () => {
    expect(restOf(under(0), vec3(1, -2, 3))).toEqual(vec3(1, -2, 3));
    expect(restOf({ press: null, drags: [] }, vec3(1, -2, 3))).toEqual(vec3(1, -2, 3));
  });
});

describe('a drag', () => {
  const drag: Drag = { at: vec3(2, -20, 1), move: vec3(0, -3, 1), radius: 10 };
  const d: Deformation = { press: null, drags: [drag] };

  test('moves its middle by all, half its radius by 9/16, its edge not at all', () => {
    expect(restOf(d, drag.at)).toEqual(vec3(2, -17, 0));
    // (1 - 1/4)^2 = 9/16
    expect(restOf(d, vec3(7, -20, 1))).toEqual(vec3(7, -20 + (3 * 9) / 16, 1 - 9 / 16));
    expect(restOf(d, vec3(12, -20, 1))).toEqual(vec3(12, -20, 1));
  });

  test('may write over the point that it reads', () => {
    const p = { ...drag.at };
    rest(p, d, p);
    expect(p).toEqual(vec3(2, -17, 0));
  });
});

/** Determinant of the derivative of rest at p, by central differences. */
function jacobian(d: Deformation, p: Vec3): number {
  const h = 1e-4;
  const column = (axis: Vec3): Vec3 => {
    const a = restOf(d, vec3(p.x + axis.x * h, p.y + axis.y * h, p.z + axis.z * h));
    const b = restOf(d, vec3(p.x - axis.x * h, p.y - axis.y * h, p.z - axis.z * h));
    return vec3((a.x - b.x) / (2 * h), (a.y - b.y) / (2 * h), (a.z - b.z) / (2 * h));
  };
  const x = column(vec3(1, 0, 0));
  const y = column(vec3(0, 1, 0));
  const z = column(vec3(0, 0, 1));
  return x.x * (y.y * z.z - y.z * z.y) - y.x * (x.y * z.z - x.z * z.y) + z.x * (x.y * y.z - x.z * y.y);
}

const place = fc.record({
  x: fc.double({ min: -40, max: 40, noNaN: true }),
  y: fc.double({ min: -55, max: 5, noNaN: true }),
  z: fc.double({ min: -30, max: 30, noNaN: true }),
});
const push = fc.double({ min: 0, max: PUSH_LIMIT, noNaN: true });
// The kernel (1 - r^2/R^2)^2 is steepest at r = R / sqrt(3), by 8 / (3 sqrt(3)) / R = 1.54 / R: a move of 0.6 R leaves 8 %.
const drag = fc.record({
  at: place,
  direction: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1, max: 1, noNaN: true }))),
  radius: fc.double({ min: 4, max: 20, noNaN: true }),
});
const run = { seed: 31, numRuns: 4000 };

describe('the map of rest', () => {
  test('does not fold under a push of up to 8 mm', () => {
    fc.assert(
      fc.property(push, place, (mm, p) => {
        expect(jacobian(under(mm), p)).toBeGreaterThan(0.9);
      }),
      run,
    );
  });

  test('does not fold under a drag of up to 0.6 of its radius', () => {
    fc.assert(
      fc.property(drag, place, ({ at, direction: [x = 0, y = 0, z = 0], radius }, p) => {
        const size = Math.max(Math.sqrt(x * x + y * y + z * z), 1e-3);
        const mm = (0.6 * radius) / size;
        const d: Deformation = { press: null, drags: [{ at, radius, move: vec3(x * mm, y * mm, z * mm) }] };
        // Around the drag, where it is steep.
        const near = vec3(
          at.x + (p.x / 40) * radius,
          at.y + ((p.y + 25) / 30) * radius,
          at.z + (p.z / 30) * radius,
        );
        expect(jacobian(d, near)).toBeGreaterThan(0.05);
      }),
      run,
    );
  });

  test('has no jumps: near points stay near', () => {
    const d: Deformation = {
      press: pressed(PUSH_LIMIT),
      drags: [{ at: vec3(1, -18, 0), move: vec3(0, -3, 0), radius: 8 }],
    };
    fc.assert(
      fc.property(place, place, (p, towards) => {
        const q = vec3(p.x + towards.x * 1e-6, p.y + towards.y * 1e-6, p.z + towards.z * 1e-6);
        const a = restOf(d, p);
        const b = restOf(d, q);
        const before = Math.hypot(p.x - q.x, p.y - q.y, p.z - q.z);
        // 1 along the axis, 2 push / reach deeper, 1.5 push / margin beside, and the drag's 1.54 * 3 / 8.
        expect(Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)).toBeLessThan(
          (1 + 0.4 + 2 + 0.58) * before + 1e-12,
        );
      }),
      run,
    );
  });
});

test('no more drags than a shader takes are packed', () => {
  const one: Drag = { at: vec3(1, 2, 3), move: vec3(4, 5, 6), radius: 7 };
  expect([...packDeformation({ press: null, drags: [one] }).drag]).toEqual([
    1, 2, 3, 7, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  const many = Array.from({ length: MOST_DRAGS + 1 }, () => one);
  expect(() => packDeformation({ press: null, drags: many })).toThrow(`At most ${MOST_DRAGS} drags`);
});
