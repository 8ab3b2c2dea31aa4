import { describe, expect, test } from 'vitest';
import { Anatomy } from '../../core/anatomy/anatomy';
import { gelPhantom } from '../../core/anatomy/regions/gelPhantom';
import { popliteal } from '../../core/anatomy/regions/popliteal';
import { shoulder } from '../../core/anatomy/regions/shoulder';
import { LIMB_ENDS, LimbSurface, limbGeometry } from './limb';

const SEED = 11;
const anatomy = new Anatomy(popliteal);
anatomy.set(popliteal.derive(popliteal.vary(SEED), 1, { cavityMl: 16, veinPress: 0, arteryPulse: 0 }));
const surface = new LimbSurface(anatomy);
const ROWS = 60;
const COLUMNS = 48;
const limb = limbGeometry(surface, ROWS, COLUMNS, 'knee');

interface Point {
  x: number;
  y: number;
  z: number;
}
const at = (values: Float32Array, i: number): Point => ({
  x: values[3 * i] ?? Number.NaN,
  y: values[3 * i + 1] ?? Number.NaN,
  z: values[3 * i + 2] ?? Number.NaN,
});
const count = limb.positions.length / 3;
const own = Array.from({ length: count }, (_, i) => i).filter((i) => {
  const { z } = at(limb.positions, i);
  return z >= surface.low && z <= surface.high;
});

describe('the limb', () => {
  test('lies on the skin of the region', () => {
    expect(own.length).toBeGreaterThan(count / 3);
    const off = own.map((i) => {
      const p = at(limb.positions, i);
      return Math.abs(anatomy.surface(p.x, p.y, p.z));
    });
    expect(Math.max(...off)).toBeLessThan(0.1);
  });

  test('looks outwards everywhere', () => {
    const h = 0.5;
    for (const i of own) {
      const p = at(limb.positions, i);
      const n = at(limb.normals, i);
      const g = {
        x: anatomy.surface(p.x + h, p.y, p.z) - anatomy.surface(p.x - h, p.y, p.z),
        y: anatomy.surface(p.x, p.y + h, p.z) - anatomy.surface(p.x, p.y - h, p.z),
        z: anatomy.surface(p.x, p.y, p.z + h) - anatomy.surface(p.x, p.y, p.z - h),
      };
      const cosine = (n.x * g.x + n.y * g.y + n.z * g.z) / Math.hypot(g.x, g.y, g.z);
      // The steepest relief is where semitendinosus (1.5 * 1.54 * 2.6 mm / 8 mm = 0.75), semimembranosus (0.21) and the
      // swelling (0.23) lean the same way, 1.19 across and 0.47 along: a slope s of 1.28. Skin that leans itself is turned by it
      // through 2 atan(s / 2) at worst: 65 degrees, cosine 0.42.
      expect(cosine).toBeGreaterThan(0.42);
    }
  });

  test('is wound so that its outside is drawn', () => {
    for (let t = 0; t < limb.indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => at(limb.positions, limb.indices[t + k] ?? 0));
      const n = at(limb.normals, limb.indices[t] ?? 0);
      if (!a || !b || !c) throw new Error('A triangle needs three corners.');
      const u = { x: b.x - a.x, y: b.y - a.y, z: b.z - a.z };
      const v = { x: c.x - a.x, y: c.y - a.y, z: c.z - a.z };
      const facing =
        (u.y * v.z - u.z * v.y) * n.x + (u.z * v.x - u.x * v.z) * n.y + (u.x * v.y - u.y * v.x) * n.z;
      expect(facing).toBeGreaterThan(0);
    }
  });

  test('closes round itself and runs from thigh to calf', () => {
    for (let row = 0; row < ROWS; row++) {
      const first = row * (COLUMNS + 1);
      expect(at(limb.positions, first + COLUMNS)).toEqual(at(limb.positions, first));
      expect(at(limb.normals, first + COLUMNS)).toEqual(at(limb.normals, first));
    }
    expect(at(limb.positions, 0).z).toBe(LIMB_ENDS.proximal);
    expect(at(limb.positions, count - 1).z).toBe(LIMB_ENDS.distal);
  });

  test('is carried on beyond the region without a step', () => {
    const p = { x: 0, y: 0, z: 0 };
    const q = { x: 0, y: 0, z: 0 };
    for (const [edge, outward] of [
      [surface.low, -1],
      [surface.high, 1],
    ] as const) {
      for (const angle of [0, 0.8, Math.PI / 2, 2.4, Math.PI]) {
        surface.at(p, angle, edge);
        surface.at(q, angle, edge + outward * 0.1);
        expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeLessThan(0.01);
      }
    }
  });

  test('is refused where the region has no body under its origin', () => {
    const empty = new Anatomy({
      ...popliteal,
      surface: { op: 'sphere', at: [0, 200, 0], radius: 10 },
    });
    expect(() => new LimbSurface(empty)).toThrow('Region "popliteal" has no body 12 mm under its origin.');
  });
});

describe.each([
  [gelPhantom, 'gel'],
  [shoulder, 'skin'],
] as const)('the body of $title', (region, look) => {
  const anatomy = new Anatomy(region);
  const moment = { cavityMl: 16, veinPress: 0, arteryPulse: 0 };
  anatomy.set(region.derive(region.vary(SEED), 1, moment));
  const surface = new LimbSurface(anatomy);
  const body = limbGeometry(surface, ROWS, COLUMNS, look);
  const all = Array.from({ length: body.positions.length / 3 }, (_, i) => at(body.positions, i));

  test('lies on the skin wherever a probe may be', () => {
    const { reach } = region;
    const there = all.filter((p) => p.y > -30 && Math.abs(p.x) <= reach.x && Math.abs(p.z) <= reach.z);
    expect(there.length).toBeGreaterThan(50);
    for (const p of there) expect(Math.abs(anatomy.surface(p.x, p.y, p.z))).toBeLessThan(0.1);
  });

  if (look === 'gel')
    test('is closed at its ends', () => {
      for (const end of [all.slice(0, COLUMNS), all.slice(-COLUMNS)])
        for (const p of end)
          expect(Math.hypot(p.x - surface.middle.x, p.y - surface.middle.y)).toBeLessThan(1e-3);
    });
  else
    test.each(['left', 'right'] as const)('of the %s side goes on as arm and as trunk', (side) => {
      const own = new Anatomy(region);
      own.set(region.derive(region.vary(SEED, { side }), 1, moment));
      const tube = limbGeometry(new LimbSurface(own), ROWS, COLUMNS, look);
      const ring = (row: number) =>
        Array.from({ length: COLUMNS }, (_, i) => at(tube.positions, row * (COLUMNS + 1) + i));
      const sign = side === 'left' ? 1 : -1;
      const wide = (points: readonly Point[]): number =>
        Math.max(...points.map(({ z }) => z)) - Math.min(...points.map(({ z }) => z));
      const [arm, trunk] = [ring(0), ring(ROWS - 1)];
      // Lateral is -x on the left side; both ends lie out of the picture.
      for (const p of arm) expect(sign * p.x).toBeLessThan(-200);
      for (const p of trunk) expect(sign * p.x).toBeGreaterThan(200);
      // An arm is 6 to 14 cm thick, with much fat; a trunk is wider than its arm.
      expect(wide(arm)).toBeGreaterThan(60);
      expect(wide(arm)).toBeLessThan(140);
      expect(wide(trunk)).toBeGreaterThan(1.3 * wide(arm));
    });
});
