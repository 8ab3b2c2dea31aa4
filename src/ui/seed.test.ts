import { expect, test } from 'vitest';
import { formatSeed, parseSeed, SEED_COUNT, seedOfDay } from './seed';

test('a seed that is shown can be typed in again', () => {
  for (const seed of [0, 7, 0x4f2a, SEED_COUNT - 1]) expect(parseSeed(formatSeed(seed))).toBe(seed);
});

test('what is no seed is refused', () => {
  for (const text of ['', '12345', 'xyz', '-1', '4F 2A', '1e3.']) expect(parseSeed(text)).toBeNull();
});

test('a day has one seed from its first to its last second, and the next day another', () => {
  const first = seedOfDay(new Date('2026-03-01T00:00:00Z'));
  expect(seedOfDay(new Date('2026-03-01T23:59:59Z'))).toBe(first);
  expect(seedOfDay(new Date('2026-03-02T00:00:00Z'))).not.toBe(first);
});

test('the seeds of a year are spread over the range', () => {
  const day = 24 * 3600 * 1000;
  const seeds = Array.from({ length: 365 }, (_, i) => seedOfDay(new Date(Date.UTC(2026, 0, 1) + i * day)));
  // 365 draws out of 65,536: 365^2 / 2 / 65,536 = 1.0 collisions expected; 8 or more have a chance below 1e-5.
  expect(new Set(seeds).size).toBeGreaterThan(357);
  for (let quarter = 0; quarter < 4; quarter++) {
    expect(seeds.filter((seed) => seed >> 14 === quarter).length).toBeGreaterThan(50);
  }
});
