import { expect, test } from 'vitest';
import { formatClock, formatDay, formatDegrees, formatSigned, formatTicks, wholePoints } from './format';

test('time is minutes and seconds', () => {
  expect([0, 59.99, 60, 754].map(formatClock)).toEqual(['00:00', '00:59', '01:00', '12:34']);
  // 120 ticks a second.
  expect(formatTicks(120 * 61)).toBe('01:01');
});

test('angles are whole degrees and never minus nought', () => {
  expect([Math.PI / 2, -Math.PI / 4, -0.001].map(formatDegrees)).toEqual(['90', '-45', '0']);
});

test('signed numbers say their sign unless they are nought', () => {
  expect([3, -4, 0, -0.2].map((x) => formatSigned(x))).toEqual(['+3', '\u22124', '0', '0']);
});

test('a day is that of universal time, as the seed of the day is', () => {
  expect(formatDay(new Date('2026-11-24T23:30:00Z'))).toBe('24 November');
});

test('a score just below the threshold is not shown as if it had reached it', () => {
  expect(wholePoints(74.99)).toBe(74);
  expect(wholePoints(84.999999999999)).toBe(85);
});
