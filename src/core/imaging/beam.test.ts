import { describe, expect, it } from 'vitest';
import { linear38 } from '../instruments/probe';
import { vec3 } from '../math/vec3';
import { fromImage, type ProbePose, sineToFace, sliceThickness, toImage } from './beam';

/** FWHM across the plane, PyMUST, height 5 mm, focus 18 mm, 7.6 MHz. */
const simulated: readonly (readonly [depth: number, width: number])[] = [
  [5, 2.83],
  [10, 1.57],
  [15, 0.59],
  [18, 0.71],
  [20, 0.77],
  [25, 1.05],
  [30, 1.41],
  [35, 1.93],
  [40, 2.77],
];

describe('slice thickness', () => {
  it.each(simulated)('at %d mm is within 15 %% of the simulated %d mm', (depth, width) => {
    expect(sliceThickness(linear38, depth) / width).toBeGreaterThan(0.85);
    expect(sliceThickness(linear38, depth) / width).toBeLessThan(1.15);
  });

  it('narrows at the focus as the wavelength does', () => {
    const twice = { ...linear38, centreMHz: 2 * linear38.centreMHz };
    expect(sliceThickness(twice, linear38.elevationFocus)).toBeCloseTo(
      sliceThickness(linear38, linear38.elevationFocus) / 2,
      9,
    );
  });
});

describe('image coordinates', () => {
  const pose: ProbePose = {
    face: vec3(3, -1, 2),
    lateral: vec3(0, 0, -1),
    axial: vec3(0.6, -0.8, 0),
    elevational: vec3(0.8, 0.6, 0),
  };

  it('go there and back', () => {
    const p = fromImage(vec3(), pose, 4, 20, -1.5);
    const back = toImage({ lateral: 0, depth: 0, elevation: 0 }, pose, p);
    expect(back.lateral).toBeCloseTo(4, 12);
    expect(back.depth).toBeCloseTo(20, 12);
    expect(back.elevation).toBeCloseTo(-1.5, 12);
  });

  it('measure a direction against the face', () => {
    expect(sineToFace(pose, pose.lateral)).toBeCloseTo(0, 12);
    expect(sineToFace(pose, pose.axial)).toBeCloseTo(1, 12);
  });
});
