import { expect, test } from 'vitest';
import { type Caliper, cross, ellipseArea, formatMm, lengthOf } from './measure';

const line = (a: number, b: number, c: number, d: number): Caliper => ({
  from: { lateral: a, depth: b },
  to: { lateral: c, depth: d },
});

test('a distance is that of the plane', () => {
  expect(lengthOf(line(-3, 10, 0, 14))).toBe(5);
  expect(formatMm(lengthOf(line(0, 0, 0, 12.34)))).toBe('12.3');
});

test('two diameters that cross make an ellipse: 10 by 6 mm is 47.1 mm2', () => {
  const [a, b] = [line(-5, 20, 5, 20), line(0, 17, 0, 23)];
  expect(cross(a, b)).toBe(true);
  expect(ellipseArea(a, b)).toBeCloseTo(Math.PI * 5 * 3, 9);
});

test('two that stand beside each other do not', () => {
  expect(cross(line(-5, 20, 5, 20), line(6, 17, 6, 23))).toBe(false);
});
