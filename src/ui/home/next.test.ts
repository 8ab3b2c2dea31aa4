import { expect, test } from 'vitest';
import type { AttemptEntry, Result } from '../../storage/port';
import { nextFor, recordOf } from './next';

const entry = (id: string, result: Result | null, simulation = 1): AttemptEntry => ({
  id,
  scenario: { id: 'bakers-cyst', flowHash: 'f', textHash: 't' },
  seed: 1,
  simulation,
  startedMs: 0,
  ticks: 600,
  phase: null,
  result,
});
const scored = (score: number): Result => ({ score, passed: score >= 75, endedMs: 0 });
const always = () => true;

test('who has done nothing begins', () => {
  expect(nextFor([], always)).toEqual({ kind: 'first' });
});

test('an attempt that was left goes on', () => {
  const left = entry('b', null);
  expect(nextFor([left, entry('a', scored(60))], always)).toEqual({ kind: 'resume', attempt: left });
});

test('an attempt of a build that moves differently cannot go on', () => {
  const done = entry('a', scored(60));
  const next = nextFor([entry('b', null, 0), done], (attempt) => attempt.simulation === 1);
  expect(next).toMatchObject({ kind: 'again', attempt: done, score: 60, passed: false });
});

test('the best of several scores counts, and unfinished attempts do not', () => {
  const attempts = [entry('c', null), entry('b', scored(60)), entry('a', scored(84))];
  expect(recordOf(attempts, 'bakers-cyst')).toEqual({ attempts: 2, best: 84 });
  expect(recordOf(attempts, 'ganglion')).toEqual({ attempts: 0, best: null });
});
