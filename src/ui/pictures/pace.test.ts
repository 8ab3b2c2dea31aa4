import { describe, expect, test } from 'vitest';
import { Accumulator } from './pace';

describe('steps of the world', () => {
  test('a second at 60 frames is 120 steps, however unevenly it is cut', () => {
    const even = new Accumulator();
    expect(Array.from({ length: 60 }, () => even.take(1 / 60)).reduce((a, b) => a + b)).toBe(120);
    const uneven = new Accumulator();
    const cuts = [0.01, 0.03, 0.007, 0.053, 0.1, 0.02, 0.08, 0.1, 0.1, 0.12, 0.11, 0.09, 0.1, 0.08];
    // The cuts sum to one second.
    expect(cuts.reduce((sum, s) => sum + uneven.take(s), 0)).toBe(120);
  });

  test('a frame of five seconds is an eighth of a second of the world', () => {
    expect(new Accumulator().take(5)).toBe(15);
  });

  test('a clock that goes back takes no step', () => {
    expect(new Accumulator().take(-1)).toBe(0);
  });
});
