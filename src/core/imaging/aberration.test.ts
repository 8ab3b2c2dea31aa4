import { describe, expect, test } from 'vitest';
import { FRONT_LEAN, fatHaze, strayVariance } from './aberration';

describe('fat', () => {
  test('widens a beam by the sum over its layers of lean times way', () => {
    for (const [fat, depth] of [
      [3, 20],
      [10, 25],
      [25, 40],
      [12, 12],
    ] as const) {
      let sum = 0;
      const step = fat / 4000;
      for (let s = step / 2; s < fat; s += step) sum += FRONT_LEAN * FRONT_LEAN * step * (depth - s) ** 2;
      expect(strayVariance(fat, depth)).toBeCloseTo(sum, 6);
    }
  });

  test('that is thicker widens more and lays more haze over what lies below; none does nothing', () => {
    expect(strayVariance(0, 30)).toBe(0);
    expect(fatHaze(0, 30)).toBe(0);
    for (let fat = 3; fat <= 25; fat += 1) {
      expect(strayVariance(fat, 35)).toBeGreaterThan(strayVariance(fat - 1, 35));
      // At one distance below it.
      expect(fatHaze(fat, fat + 8)).toBeGreaterThan(fatHaze(fat - 1, fat + 7));
    }
    // A usual 9 mm lay -38 dB, which the side lobes of a cyst's wall hide; 25 mm lay -22 dB, 5 mm below.
    expect(20 * Math.log10(fatHaze(9, 14))).toBeCloseTo(-20 - 17.7 - 2.2, 1);
    expect(20 * Math.log10(fatHaze(25, 30))).toBeCloseTo(-22.2, 1);
  });

  test('holds no haze itself', () => {
    expect(fatHaze(20, 20)).toBe(0);
    expect(fatHaze(20, 22)).toBe(0);
  });
});
