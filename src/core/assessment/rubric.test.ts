import { describe, expect, test } from 'vitest';
import type { MetricValue, Rubric, RubricItem } from './report';
import { judgeAll, share } from './rubric';

const item = (changes: Partial<RubricItem> = {}): RubricItem => ({
  id: 'a',
  label: 'A',
  metric: 'm',
  points: 40,
  none: 0,
  full: 1,
  praise: '',
  advice: '',
  ...changes,
});

const metric = (id: string, value: number | null): MetricValue => ({ id, unit: 'share', value, ticks: [] });

const judge = (items: readonly RubricItem[], metrics: readonly MetricValue[], threshold = 75) =>
  judgeAll({ threshold, items } satisfies Rubric, metrics, 90);

describe('the share of the points', () => {
  test.each([
    // (value - none) / (full - none), clamped
    [0.5, 1, 0.5, 0],
    [0.5, 1, 0.75, 0.5],
    [0.5, 1, 1, 1],
    [0.5, 1, 0.2, 0],
    [0.5, 1, 7, 1],
    // Less may be better: one pass of 4 .. 1 earns all, two earn (2 - 4) / (1 - 4) = 2/3.
    [4, 1, 1, 1],
    [4, 1, 2, 2 / 3],
    [4, 1, 5, 0],
  ])('from %d to %d, a value of %d earns %d', (none, full, value, expected) => {
    expect(share(item({ none, full }), value)).toBeCloseTo(expected, 12);
  });

  test('what was not measured earns nothing', () => {
    expect(share(item(), null)).toBe(0);
  });
});

describe('the report', () => {
  test('adds up what the items earned', () => {
    // 40 x 0.5 + 60 x (3 - 1) / (5 - 1) = 20 + 30
    const items = [item(), item({ id: 'b', metric: 'n', points: 60, none: 1, full: 5 })];
    const report = judge(items, [metric('m', 0.5), metric('n', 3)]);
    expect(report.items.map(({ earned }) => earned)).toEqual([20, 30]);
    expect(report.score).toBe(50);
    expect(report.passed).toBe(false);
    expect(report.elapsedS).toBe(90);
  });

  test('passes from the threshold on', () => {
    const items = [item({ points: 100 })];
    expect(judge(items, [metric('m', 0.75)]).passed).toBe(true);
    expect(judge(items, [metric('m', 0.7499)]).passed).toBe(false);
  });

  test('a critical item that earned too little fails the attempt, whatever the score', () => {
    const items = [item({ criticalShare: 0.5 }), item({ id: 'b', metric: 'n', points: 60 })];
    // 0.4 of 40 is 16, below half of 40; 16 + 60 = 76 is above the threshold.
    const failed = judge(items, [metric('m', 0.4), metric('n', 1)]);
    expect(failed.score).toBe(76);
    expect(failed.criticalMissed).toEqual(['a']);
    expect(failed.passed).toBe(false);
    const passed = judge(items, [metric('m', 0.5), metric('n', 1)]);
    expect(passed.criticalMissed).toEqual([]);
    expect(passed.passed).toBe(true);
  });

  test('a critical item that asks for all is met by all, in spite of rounding', () => {
    // Nine conditions of nine, counted as shares: 0.1 + 0.2 + ... misses 1 by the last bit.
    const almost = 0.1 + 0.2 + 0.7;
    expect(judge([item({ criticalShare: 1 })], [metric('m', almost)]).criticalMissed).toEqual([]);
  });

  test.each([
    [null, 0],
    [0, 0],
    [0.01, 40],
  ])('an item that requires a metric of %s earns %d', (required, earned) => {
    const report = judge([item({ requires: 'n' })], [metric('m', 1), metric('n', required)]);
    expect(report.score).toBe(earned);
  });

  test('a metric that nobody measured is an error that names it', () => {
    expect(() => judge([item({ requires: 'n' })], [metric('m', 1)])).toThrow(
      'Rubric item "a" asks for the metric "n", which was not measured.',
    );
  });
});
