import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOISE_SIZE, noise, noiseTable } from './noise';

const coordinate = fc.double({ min: -40, max: 40, noNaN: true });
const run = { seed: 99, numRuns: 3000 };

test('the table is uniform in [-1, 1] and made of single precision numbers', () => {
  const n = noiseTable.length;
  expect(n).toBe(32_768);
  const mean = noiseTable.reduce((sum, v) => sum + v, 0) / n;
  const square = noiseTable.reduce((sum, v) => sum + v * v, 0) / n;
  // Uniform over 2: variance 1/3; the sigma of the mean is sqrt(1/3 / n) = 0.0032, of the square sqrt(4/45 / n) = 0.0016.
  expect(Math.abs(mean)).toBeLessThan(0.013);
  expect(Math.abs(square - 1 / 3)).toBeLessThan(0.0066);
  expect(noiseTable.every((v) => Math.abs(v) <= 1 && Math.fround(v) === v)).toBe(true);
});

test('at whole numbers it is the table, half way between two the mean of them', () => {
  const at = (i: number, j: number, k: number): number =>
    noiseTable[(k * NOISE_SIZE + j) * NOISE_SIZE + i] ?? 0;
  expect(noise(3, 4, 5)).toBe(at(3, 4, 5));
  expect(noise(3.5, 4, 5)).toBeCloseTo((at(3, 4, 5) + at(4, 4, 5)) / 2, 12);
  expect(noise(3, 4, 5.5)).toBeCloseTo((at(3, 4, 5) + at(3, 4, 6)) / 2, 12);
});

test('it repeats after its size, also below zero', () => {
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
      expect(noise(x - NOISE_SIZE, y + NOISE_SIZE, z)).toBeCloseTo(noise(x, y, z), 9);
    }),
    run,
  );
});

test('it never leaves [-1, 1] nor climbs faster than 3 a cell on each axis', () => {
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
      const here = noise(x, y, z);
      expect(Math.abs(here)).toBeLessThanOrEqual(1);
      const step = 1e-4;
      expect(Math.abs(noise(x + step, y, z) - here)).toBeLessThanOrEqual(3 * step + 1e-12);
      expect(Math.abs(noise(x, y + step, z) - here)).toBeLessThanOrEqual(3 * step + 1e-12);
      expect(Math.abs(noise(x, y, z + step) - here)).toBeLessThanOrEqual(3 * step + 1e-12);
    }),
    run,
  );
});
