import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} PlaywrightReport
 */

/**
 * @param {VitestReport} report
 * @returns {Count} a file that failed before its first test counts as one failed test
 */
function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/**
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/**
 * Counts the tests of one runner. A runner that failed without a failed test, left no report or ran no test
 * has not shown anything: it counts as one failed test.
 * @param {'vitest' | 'playwright'} kind
 * @param {string} file the runner's JSON report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countRunner(kind, file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const { passed, failed } = kind === 'vitest' ? countVitest(report) : countPlaywright(report);
  const ranNothing = passed + failed === 0;
  const failedUnseen = exitCode !== 0 && failed === 0;
  return { passed, failed: ranNothing || failedUnseen ? failed + 1 : failed };
}
