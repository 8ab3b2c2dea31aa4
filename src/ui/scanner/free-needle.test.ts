import { expect, test } from 'vitest';
import type { ProbePose } from '../../core/imaging/beam';
import { linear38 } from '../../core/instruments/probe';
import { dot, vec3 } from '../../core/math/vec3';
import { approached, lieOf, poseOf } from './free-needle';

const level: ProbePose = {
  face: vec3(),
  lateral: vec3(1, 0, 0),
  axial: vec3(0, -1, 0),
  elevational: vec3(0, 0, 1),
};
const moved = (z: number): ProbePose => ({ ...level, face: vec3(0, 0, z) });

test('a needle in the plane has its tip where angle and length put it, and leaves the image with a probe that slides away', () => {
  const needle = approached('in plane', null, linear38);
  const pose = poseOf(needle, level);
  // 40 mm at 30 degrees from -23.2 mm: 11.4 mm along and 20 mm deep.
  expect(pose.tip.x).toBeCloseTo(-23.2 + 40 * Math.cos(Math.PI / 6), 9);
  expect(pose.tip.y).toBeCloseTo(-20, 9);
  expect(lieOf(pose, level, linear38)).toMatchObject({ shows: 'tip' });
  expect(lieOf(pose, level, linear38).degrees).toBeCloseTo(30, 9);
  expect(lieOf(pose, moved(5), linear38).shows).toBe('none');
});

test('across the plane the tip shows where it meets it; pushed on, the dot is the shaft', () => {
  const needle = approached('across', null, linear38);
  expect(lieOf(poseOf(needle, level), level, linear38)).toMatchObject({ shows: 'tip' });
  const on = lieOf(poseOf({ ...needle, length: 35 }, level), level, linear38);
  expect(on.shows).toBe('false tip');
  // 35 mm at 45 degrees from 16 mm before the plane.
  expect(on.off).toBeCloseTo(-16 + 35 * Math.SQRT1_2, 9);
  expect(lieOf(poseOf({ ...needle, length: 12 }, level), level, linear38).shows).toBe('none');
});

test('the bevel stands across the shaft, towards the probe at first, and turns about it', () => {
  const needle = approached('in plane', null, linear38);
  const up = poseOf(needle, level);
  expect(dot(up.bevel, up.direction)).toBeCloseTo(0, 12);
  expect(up.bevel.y).toBeCloseTo(Math.cos(Math.PI / 6), 9);
  expect(poseOf({ ...needle, bevelRad: Math.PI }, level).bevel.y).toBeCloseTo(-Math.cos(Math.PI / 6), 9);
});
