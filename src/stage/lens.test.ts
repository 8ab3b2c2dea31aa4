import { describe, expect, test } from 'vitest';
import { vec3 } from '../core/math/vec3';
import { project, rayThrough, trace, viewpoint } from './lens';

const ASPECT = 560 / 540;

describe('the operator', () => {
  const v = viewpoint('operator', ASPECT, null, false);
  const at = (x: number, y: number, z: number): { x: number; y: number } => {
    const p = project(v, ASPECT, vec3(x, y, z));
    if (!p) throw new Error('The field lies before the viewer.');
    return p;
  };

  test('sees medial on the right and the thigh above, as the image shows it', () => {
    expect(at(20, 0, 0).x).toBeGreaterThan(at(-20, 0, 0).x);
    expect(at(20, 0, 0).y).toBeCloseTo(at(-20, 0, 0).y, 6);
    expect(at(0, 0, -40).y).toBeGreaterThan(at(0, 0, 40).y);
  });

  test('sees the footprint of 38 mm over about a quarter of the picture', () => {
    const share = (at(19.2, 0, 0).x - at(-19.2, 0, 0).x) / 2;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.28);
  });

  test('looks down by 45 to 50 degrees', () => {
    const down = (Math.asin(-v.forward.y) * 180) / Math.PI;
    expect(down).toBeGreaterThan(45);
    expect(down).toBeLessThan(50);
  });

  test('stands where the hub of an inserted needle is in the picture', () => {
    const held = viewpoint('operator', ASPECT, null, true);
    // A 90 mm needle, 25 mm in from x = 28 at 30 degrees: its hub is 65 mm out, at x = 28 + 65 cos 30 = 84, y = 32.
    const hub = project(held, ASPECT, vec3(84, 32, 0));
    expect(Math.abs(hub?.x ?? 9)).toBeLessThan(0.85);
    expect(Math.abs(hub?.y ?? 9)).toBeLessThan(0.85);
  });
});

test('the side view has the plane of the probe edge on', () => {
  const turn = 0.3;
  const lateral = vec3(Math.cos(turn), 0, -Math.sin(turn));
  const probe = {
    face: vec3(),
    lateral,
    axial: vec3(0, -1, 0),
    elevational: vec3(Math.sin(turn), 0, Math.cos(turn)),
  };
  const v = viewpoint('side', 1, probe, false);
  const places = [vec3(), vec3(0, -30, 0), vec3(19 * lateral.x, 0, 19 * lateral.z)].map(
    (p) => project(v, 1, p)?.x,
  );
  for (const x of places) expect(x).toBeCloseTo(0, 6);
});

test('a ray through a place of the picture hits what is drawn there', () => {
  const v = viewpoint('operator', ASPECT, null, false);
  const sphere = (p: { x: number; y: number; z: number }): number =>
    Math.hypot(p.x - 12, p.y + 20, p.z + 8) - 20;
  // The top of the sphere is at (12, 0, -8).
  const seen = project(v, ASPECT, vec3(12, 0, -8));
  if (!seen) throw new Error('The sphere lies before the viewer.');
  const hit = trace(sphere, v.eye, rayThrough(vec3(), v, ASPECT, seen.x, seen.y), 900);
  expect(hit?.x).toBeCloseTo(12, 1);
  expect(hit?.y).toBeCloseTo(0, 1);
  expect(hit?.z).toBeCloseTo(-8, 1);
  expect(trace(sphere, v.eye, rayThrough(vec3(), v, ASPECT, -0.95, 0.9), 900)).toBeNull();
});
