import { describe, expect, it } from 'vitest';
import { linear38 } from '../instruments/probe';
import { indentation } from './compression';

describe('the sinking of a probe', () => {
  // ln(1 + b sigma / E0) / b with sigma = F / 400 mm2, worked by hand for 10 mm of fat (15 kPa, 8) and 30 mm of muscle
  // (40 kPa, 6): at 10 N sigma = 25 kPa, fat ln(1 + 13.33) / 8 = 0.333, muscle ln(1 + 3.75) / 6 = 0.260.
  it.each([
    [0.5, 0.6, 0.9],
    [1, 1.1, 1.6],
    [2, 1.6, 2.8],
    [5, 2.5, 5.3],
    [10, 3.3, 7.8],
  ])('at %d N is %d mm in 10 mm of fat and %d mm in 30 mm of muscle', (force, fat, muscle) => {
    expect(Math.abs(indentation(force, { fat: 10, muscle: 0 }, linear38) - fat)).toBeLessThan(0.08);
    expect(Math.abs(indentation(force, { fat: 0, muscle: 30 }, linear38) - muscle)).toBeLessThan(0.08);
  });

  it('stops at half the thickness, and is nothing without force', () => {
    expect(indentation(1e6, { fat: 10, muscle: 0 }, linear38)).toBeCloseTo(5, 12);
    expect(indentation(0, { fat: 10, muscle: 30 }, linear38)).toBe(0);
  });
});
