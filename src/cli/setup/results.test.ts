import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countRunner } from './results.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bevel-results-'));
afterAll(() => rmSync(folder, { recursive: true }));
let reports = 0;

function reportFile(report: unknown): string {
  const file = path.join(folder, `${reports++}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) =>
  reportFile({ numPassedTests: passed, numFailedTests: failed, testResults });
const playwright = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []) =>
  reportFile({ stats: { expected, unexpected, flaky }, errors });

test.each([
  ['all passed', vitest(3, 0), 0, { passed: 3, failed: 0 }],
  ['one failed', vitest(2, 1), 1, { passed: 2, failed: 1 }],
  [
    'a file that could not be loaded',
    vitest(2, 0, [{ status: 'failed', assertionResults: [] }]),
    1,
    { passed: 2, failed: 1 },
  ],
  ['an error outside the tests', vitest(2, 0), 1, { passed: 2, failed: 1 }],
  ['no test', vitest(0, 0), 0, { passed: 0, failed: 1 }],
  ['no report', path.join(folder, 'none.json'), 0, { passed: 0, failed: 1 }],
])('Vitest with %s', (_, file, exitCode, count) => {
  expect(countRunner('vitest', file, exitCode)).toEqual(count);
});

test.each([
  ['all passed', playwright(4, 0), 0, { passed: 4, failed: 0 }],
  ['one failed', playwright(3, 1), 1, { passed: 3, failed: 1 }],
  ['one that passed only sometimes', playwright(3, 0, 1), 0, { passed: 3, failed: 1 }],
  ['a server that did not start', playwright(0, 0, 0, [{}]), 1, { passed: 0, failed: 1 }],
  ['no test', playwright(0, 0), 0, { passed: 0, failed: 1 }],
])('Playwright with %s', (_, file, exitCode, count) => {
  expect(countRunner('playwright', file, exitCode)).toEqual(count);
});
