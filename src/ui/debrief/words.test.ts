import { expect, test } from 'vitest';
import type { ItemResult, Report } from '../../core/assessment/report';
import { metricText, strengths, weaknesses } from './words';

const result = (id: string, points: number, earned: number, missedCritical = false): ItemResult => ({
  item: {
    id,
    label: id,
    metric: id,
    points,
    none: 0,
    full: 1,
    praise: `${id} praised`,
    advice: `${id} advised`,
  },
  value: earned / points,
  earned,
  missedCritical,
});

const report = (items: readonly ItemResult[]): Report => ({
  score: items.reduce((sum, { earned }) => sum + earned, 0),
  passed: false,
  threshold: 75,
  items,
  metrics: [],
  criticalMissed: [],
  elapsedS: 0,
});

const ids = (items: readonly ItemResult[]) => items.map(({ item }) => item.id);

test('what went well is what earned everything, the weightiest three', () => {
  const all = report([
    result('a', 5, 5),
    result('b', 25, 25),
    result('c', 10, 9.8),
    result('d', 20, 12),
    result('e', 15, 15),
  ]);
  expect(ids(strengths(all))).toEqual(['b', 'e', 'c']);
});

test('a missed critical item comes before one that lost more points', () => {
  const all = report([result('a', 25, 0), result('b', 20, 15, true), result('c', 10, 4), result('d', 5, 5)]);
  expect(ids(weaknesses(all))).toEqual(['b', 'a', 'c']);
});

test('nothing is praised and blamed at once', () => {
  const all = report([result('a', 10, 9.5), result('b', 10, 9.6), result('c', 10, 10, true)]);
  expect(ids(strengths(all))).toEqual(['b']);
  expect(ids(weaknesses(all))).toEqual(['c', 'a']);
});

test('values carry their units', () => {
  const value = (unit: string, of: number | null) => metricText({ id: 'x', unit, value: of, ticks: [] });
  expect(value('share', 0.873)).toEqual(['87', '%']);
  expect(value('mm', 3.14)).toEqual(['3.1', 'mm']);
  expect(value('count', 2)).toEqual(['2', '']);
  expect(value('mm', null)).toEqual(['not measured', '']);
});
