import { expect, test } from 'vitest';
import { figuresOf, mutantsOf, tableOf } from './figures.mjs';

const figure = (id: string, measured: number, pass: boolean) => ({
  id,
  what: `width of ${id}`,
  measured,
  expected: 0.5,
  tolerance: 0.1,
  unit: 'mm',
  pass,
});
const ran = (title: string, meta: object, status = 'passed') => ({
  title,
  status,
  meta,
  failureMessages: ['broke'],
});
const report = (...assertionResults: ReturnType<typeof ran>[]) => ({
  testResults: [{ name: 'a.test.ts', assertionResults }],
});

test('all figures of all checks, in their order', () => {
  const a = figure('a', 0.52, true);
  const b = figure('b', 0.7, false);
  expect(figuresOf(report(ran('one', { figures: [a] }), ran('two', { figures: [b] }, 'failed')))).toEqual([
    a,
    b,
  ]);
});

test('a check that measured nothing is an error, not an empty list', () => {
  expect(() => figuresOf(report(ran('one', {}, 'failed')))).toThrow('"one" measured nothing: broke');
  expect(() => figuresOf({ testResults: [] })).toThrow('No check ran');
});

test('the table marks what failed', () => {
  const [head, good, bad] = tableOf([figure('a', 0.52, true), figure('b', 0.7, false)]).split('\n');
  expect(head).toContain('measured');
  expect(good).toMatch(/^ +width of a +0\.520 +0\.500 +\+- 0\.100 {2}mm$/);
  expect(bad).toMatch(/^FAILED {2}width of b/);
});

test('a mutant that turned nothing red is told', () => {
  const told = mutantsOf(
    report(ran('x', { mutant: 'm', red: ['a', 'b'] }), ran('y', { mutant: 'n', red: [] }, 'failed')),
  );
  expect(told).toBe('x: a, b\nFAILED  y: nothing turned red');
});
