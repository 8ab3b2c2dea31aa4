import { describe, expect, it } from 'vitest';
import { Anatomy } from '../anatomy/anatomy';
import type { Region } from '../anatomy/region';
import { linear38 } from '../instruments/probe';
import { type Vec3, vec3 } from '../math/vec3';
import { sliceThickness } from './beam';
import { defaultSettings } from './machine';
import { isShadowed, isVisible, type Scan, type Shaft, visibleShare } from './visibility';

/** Nothing but a ball of bone of 4 mm radius at (0, -10, 0), under a probe that lies flat on y = 0. */
const ball: Region = {
  id: 'ball',
  title: 'Ball',
  parameters: [],
  structures: [
    {
      id: 'ball',
      name: { anatomical: 'ball', plain: 'ball' },
      tissue: 'bone',
      shape: { op: 'sphere', at: [0, -10, 0], radius: 4 },
      fibre: { kind: 'straight', along: [0, 0, 1] },
      role: 'landmark',
    },
  ],
  surface: { op: 'halfSpace', normal: [0, 1, 0], offset: 0 },
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 30, z: 30 },
  cavity: { structure: 'ball' },
  vary: () => ({}),
  derive: () => ({}),
};

const scan: Scan = {
  pose: { face: vec3(), lateral: vec3(1, 0, 0), axial: vec3(0, -1, 0), elevational: vec3(0, 0, 1) },
  probe: linear38,
  settings: defaultSettings,
  anatomy: new Anatomy(ball),
  deformation: { press: null, drags: [] },
  opaque: [0],
};

/** A needle in plane that comes from the +x side at an angle to the face. */
function shaft(tip: Vec3, degrees = 20): Shaft {
  const a = (degrees * Math.PI) / 180;
  return { tip, direction: vec3(-Math.cos(a), -Math.sin(a), 0), radius: 0.6, surface: 'plain', inserted: 20 };
}
const MUSCLE_DB = 0;
const FLUID_DB = -45;
const seen = (tip: Vec3, degrees?: number, around = MUSCLE_DB, settings = scan.settings): boolean =>
  isVisible({ ...scan, settings }, shaft(tip, degrees), tip, around);

describe('a needle tip', () => {
  it('is seen in the slice and not beside it', () => {
    const half = sliceThickness(linear38, 20) / 2 + 0.6;
    expect(seen(vec3(10, -20, 0))).toBe(true);
    expect(seen(vec3(10, -20, half - 0.01))).toBe(true);
    expect(seen(vec3(10, -20, half + 0.01))).toBe(false);
  });

  it('is seen between the ends of the array and down to the depth of the image', () => {
    expect(seen(vec3(19.1, -20, 0))).toBe(true);
    expect(seen(vec3(19.3, -20, 0))).toBe(false);
    expect(seen(vec3(10, -39, 0))).toBe(true);
    expect(seen(vec3(10, -41, 0))).toBe(false);
  });

  it('is lost in muscle somewhere between 35 and 45 degrees to the face, and later in fluid', () => {
    expect(seen(vec3(10, -20, 0), 34)).toBe(true);
    expect(seen(vec3(10, -20, 0), 46)).toBe(false);
    expect(seen(vec3(10, -20, 0), 46, FLUID_DB)).toBe(true);
  });

  it('is hidden behind bone, and not before it or beside it', () => {
    expect(isShadowed(scan, { lateral: 0, depth: 20, elevation: 0 })).toBe(true);
    expect(isShadowed(scan, { lateral: 3.5, depth: 20, elevation: 0 })).toBe(true);
    expect(isShadowed(scan, { lateral: 0, depth: 5.9, elevation: 0 })).toBe(false);
    expect(isShadowed(scan, { lateral: 4.5, depth: 20, elevation: 0 })).toBe(false);
    expect(seen(vec3(0, -20, 0))).toBe(false);
    expect(seen(vec3(0, -5, 0))).toBe(true);
  });

  it('is not followed by a frozen image', () => {
    expect(seen(vec3(10, -20, 0), 20, MUSCLE_DB, { ...scan.settings, frozen: true })).toBe(false);
  });
});

describe('a shaft', () => {
  it('shows where it is in the field', () => {
    // 20 mm at 20 degrees, tip at x = 10: 18.8 mm along the face, of which 9.2 lie inside the end at 19.2: 49 %.
    expect(visibleShare(scan, shaft(vec3(10, -20, 0)))).toBeCloseTo(0.5, 1);
    expect(visibleShare(scan, shaft(vec3(10, -20, 5)))).toBe(0);
    expect(visibleShare(scan, { ...shaft(vec3(10, -20, 0)), inserted: 0 })).toBe(0);
  });
});
