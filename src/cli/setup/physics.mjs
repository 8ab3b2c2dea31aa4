import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { figuresOf, mutantsOf, tableOf } from './figures.mjs';
import { ensureInstalled } from './install.mjs';
import { commandFile, run, stop } from './node.mjs';

/*
 * Measures the image against theory, and prints a table, or with --json one object. --mutants moves constants of the code
 * instead, and tells what turned red; --mutants=2/3 the second third of them. What else is given goes to the runner (-t NAME).
 */

const asked = process.argv.slice(2);
const asJson = asked.includes('--json');
const mutants = asked.find((option) => /^--mutants(=|$)/.test(option));
const share = mutants?.split('=')[1] ?? '1/1';
if (!/^([1-9])\/[1-9]$/.test(share) || Number(share[0]) > Number(share[2]))
  stop(`A share of the mutants looks like 1/3, not "${share}".`, 2);
if (asJson && mutants) stop('--json prints figures, which --mutants does not take.', 2);
const rest = asked.filter((option) => option !== '--json' && option !== mutants);

await ensureInstalled();
const chromium = (await ensureChromium()) ?? stop(chromiumAdvice());
const folder = mkdtempSync(path.join(os.tmpdir(), 'bevel-physics-'));
const file = path.join(folder, 'report.json');
const code = await run(
  process.execPath,
  [
    commandFile('vitest'),
    'run',
    '--project',
    mutants ? 'mutants' : 'gpu',
    '--reporter=json',
    `--outputFile.json=${file}`,
    'tests/physics',
    ...rest,
  ],
  // What the runner says of itself must not stand between the figures.
  { env: { BEVEL_CHROMIUM: chromium, BEVEL_MUTANTS: share }, stdio: ['ignore', 2, 2] },
);
try {
  /** @type {import('./figures.mjs').Report} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (mutants) process.stdout.write(`${mutantsOf(report)}\n`);
  else {
    const checks = figuresOf(report);
    process.stdout.write(asJson ? `${JSON.stringify({ checks }, null, 2)}\n` : `${tableOf(checks)}\n`);
  }
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode ||= code;
