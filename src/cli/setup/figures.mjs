/**
 * @typedef {{ id: string, what: string, measured: number, expected: number, tolerance: number, unit: string,
 *   pass: boolean }} Figure
 * @typedef {{ title: string, status: string, meta: { figures?: Figure[], mutant?: string, red?: string[] },
 *   failureMessages: string[] }} Test
 * @typedef {{ testResults: { name: string, message?: string, assertionResults: Test[] }[] }} Report
 */

/**
 * False for what a filter of names left out.
 * @param {Test} test
 */
const wasAsked = ({ status }) => status !== 'skipped' && status !== 'pending';

/**
 * The figures that the tests left in the runner's report. Throws when a test ended before it had measured: a figure that
 * was not taken must not look like one that passed.
 * @param {Report} report
 * @returns {Figure[]}
 */
export function figuresOf(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults).filter(wasAsked);
  const silent = tests.find((test) => test.meta.figures === undefined);
  if (silent)
    throw new Error(`The check "${silent.title}" measured nothing: ${silent.failureMessages.join(' ')}`);
  if (tests.length === 0)
    throw new Error(`No check ran. ${report.testResults.map((file) => file.message ?? '').join(' ')}`);
  return tests.flatMap((test) => test.meta.figures ?? []);
}

/** @param {number} value */
const short = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3));

/**
 * @param {Figure[]} figures
 * @returns {string} a table for people
 */
export function tableOf(figures) {
  const rows = [
    ['', 'quantity', 'measured', 'expected', 'allowed', ''],
    ...figures.map((f) => [
      f.pass ? '' : 'FAILED',
      f.what,
      short(f.measured),
      short(f.expected),
      `+- ${short(f.tolerance)}`,
      f.unit,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i < 2 ? cell.padEnd(widths[i] ?? 0) : i < 5 ? cell.padStart(widths[i] ?? 0) : cell,
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * @param {Report} report
 * @returns {string} what each mutant turned red
 */
export function mutantsOf(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults).filter(wasAsked);
  return tests
    .map(({ title, status, meta }) =>
      status === 'passed'
        ? `${title}: ${meta.red?.join(', ')}`
        : `FAILED  ${title}: ${meta.red === undefined ? 'it did not run' : 'nothing turned red'}`,
    )
    .join('\n');
}
