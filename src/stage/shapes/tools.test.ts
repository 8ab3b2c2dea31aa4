import { describe, expect, test } from 'vitest';
import { needles } from '../../core/instruments/needle';
import { linear38, probes } from '../../core/instruments/probe';
import { type Geometry, merge } from './geometry';
import { shaftGeometry } from './needle';
import { probeGeometry } from './probe';
import { barrelGeometry, columnLength, fluidGeometry, plungerGeometry } from './syringe';
import { block, linearOfHex, rod } from './turned';

const points = (g: Geometry): { x: number; y: number; z: number }[] =>
  Array.from({ length: g.positions.length / 3 }, (_, i) => ({
    x: g.positions[3 * i] ?? Number.NaN,
    y: g.positions[3 * i + 1] ?? Number.NaN,
    z: g.positions[3 * i + 2] ?? Number.NaN,
  }));

/** Volume enclosed by triangles wound counter-clockwise from outside, by the divergence theorem; mm3. */
function volume(g: Geometry): number {
  const p = points(g);
  let sum = 0;
  for (let t = 0; t < g.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => p[g.indices[t + k] ?? 0]);
    if (!a || !b || !c) throw new Error('An index points nowhere.');
    sum += a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x);
  }
  return sum / 6;
}

describe('bodies', () => {
  test('a rod and a block enclose their volume, so all their faces look outwards', () => {
    // pi 2^2 10 = 125.7; a polygon of 32 sides has 0.6 % less, rounding by 0.01 takes nothing visible.
    expect(volume(rod(2, 0, 10, [1, 1, 1, 1], 0.01))).toBeCloseTo(125.7 * 0.9936, 0);
    expect(volume(block([1, 2, 3], [1, 2, 3], [1, 1, 1, 1]))).toBeCloseTo(48, 5);
    expect(
      volume(merge(block([9, 9, 9], [1, 1, 1], [1, 1, 1, 1]), rod(2, 0, 10, [1, 1, 1, 1], 0.01))),
    ).toBeCloseTo(8 + 125.7 * 0.9936, 0);
  });

  test('colours come from #rrggbb only', () => {
    // sRGB 128 is 0.2159 of full light (IEC 61966-2-1).
    expect(linearOfHex('#ff8000').map((c) => c.toFixed(4))).toEqual(['1.0000', '0.2159', '0.0000']);
    expect(() => linearOfHex('amber')).toThrow('"amber" is not a colour of the form #rrggbb.');
  });
});

describe('the needle', () => {
  for (const needle of Object.values(needles)) {
    const p = points(shaftGeometry(needle));

    test(`${needle.id} has its point at the origin's height and ends at its hub`, () => {
      const foremost = p.reduce((a, b) => (b.z < a.z ? b : a));
      expect(foremost.z).toBeCloseTo(0, 5);
      expect(Math.hypot(foremost.x, foremost.y)).toBeCloseTo(needle.outerDiameter / 2, 5);
      expect(foremost.y).toBeLessThan(0);
      expect(Math.max(...p.map((q) => q.z))).toBeCloseTo(needle.length, 4);
    });

    test(`${needle.id} has its true diameter and bevel`, () => {
      expect(Math.max(...p.map((q) => Math.hypot(q.x, q.y)))).toBeCloseTo(needle.outerDiameter / 2, 5);
      // The heel of the bevel stands on the other side, one diameter over the bevel's slope behind the point.
      const heel = p
        .filter((q) => q.y > needle.outerDiameter / 2 - 1e-4)
        .reduce((a, b) => (b.z < a.z ? b : a));
      expect(heel.z).toBeCloseTo(needle.outerDiameter / Math.tan(needle.bevelRad), 4);
    });
  }
});

describe('the syringe', () => {
  test('20 mL fill 69.8 mm of a bore of 19.1 mm', () => {
    // 20000 mm3 / (pi 9.55^2 = 286.5 mm2) = 69.8 mm
    expect(columnLength(20)).toBeCloseTo(69.8, 1);
    expect(columnLength(0)).toBe(0);
  });

  test('a column of 69.8 mm of fluid holds 20 mL', () => {
    // A polygon of 40 sides has 0.4 % less section than its circle, the wall's clearance 1 %.
    const heldMl = (volume(fluidGeometry()) * columnLength(20)) / 1000;
    expect(heldMl).toBeGreaterThan(19.6);
    expect(heldMl).toBeLessThan(20);
  });

  test('the piston fits the barrel', () => {
    const widest = (g: Geometry, low: number, high: number): number =>
      Math.max(...points(g).flatMap((q) => (q.z >= low && q.z <= high ? [Math.hypot(q.x, q.y)] : [])));
    expect(widest(plungerGeometry(), -2, 9)).toBeLessThan(widest(barrelGeometry(), 14, 96));
  });
});

describe.each(Object.values(probes))('the housing of $name', (probe) => {
  const p = points(probeGeometry(probe));

  test('has a face that is curved as the array is', () => {
    const x = 0.8 * (probe.radius > 0 ? 30 : probe.aperture / 2);
    const there = p.filter((q) => Math.abs(Math.abs(q.x) - x) < 1.5 && Math.abs(q.z) < 1);
    // 60 - sqrt(60^2 - 24^2) = 5 mm behind the middle of the convex one.
    const behind = probe.radius > 0 ? 5 : 0;
    expect(Math.abs(Math.min(...there.map((q) => q.y)) - behind)).toBeLessThan(1.1);
  });

  test('has a handle that is thinner than the head is long, and not turned inside out', () => {
    const handle = p.filter((q) => q.y > 90 && q.y < 108).map((q) => Math.abs(q.x));
    expect(Math.min(...handle)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...handle)).toBeGreaterThan(6);
    expect(Math.max(...handle)).toBeLessThan(14);
  });
});

describe('the probe', () => {
  const p = points(probeGeometry(linear38));

  test('touches with its face at the origin and holds the array in its width', () => {
    expect(Math.min(...p.filter((q) => Math.abs(q.x) < 15 && Math.abs(q.z) < 3).map((q) => q.y))).toBeCloseTo(
      0,
      6,
    );
    const head = p.filter((q) => q.y > 2 && q.y < 20).map((q) => Math.abs(q.x));
    expect(Math.max(...head)).toBeGreaterThan(linear38.aperture / 2);
    expect(Math.max(...head)).toBeLessThan(linear38.aperture / 2 + 8);
  });

  test('carries its ridge on the marker side only', () => {
    const belt = p.filter((q) => q.y > 20 && q.y < 30);
    const marker = -Math.min(...belt.map((q) => q.x));
    const other = Math.max(...belt.map((q) => q.x));
    expect(marker - other).toBeGreaterThan(1.5);
  });
});
