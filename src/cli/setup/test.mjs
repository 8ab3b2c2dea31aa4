import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { capture, commandFile, root, run, stop } from './node.mjs';
import { countRunner } from './results.mjs';
import { freePort } from './static-server.mjs';

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} Result */

const partNames = ['static', 'core', 'gpu', 'mutants', 'e2e'];
const asked = process.argv.slice(2);
const unknown = asked.find((part) => !partNames.includes(part));
if (unknown !== undefined) stop(`No part of the tests is called "${unknown}": ${partNames.join(', ')}.`, 2);
const parts = new Set(asked.length === 0 ? partNames : asked);

/** @type {Result[]} */
const results = [];

/**
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number }>} measure
 */
async function record(name, measure) {
  const started = performance.now();
  const count = await measure();
  results.push({ name, ...count, seconds: (performance.now() - started) / 1000 });
  return count.failed === 0;
}

/**
 * A check without tests of its own counts as one, and speaks only when it fails.
 * @param {string} name
 * @param {string[]} args for Node
 */
function check(name, args) {
  return record(name, async () => {
    const { code, output } = await capture(process.execPath, args);
    process.stdout.write(code === 0 ? `passed  ${name}\n` : `FAILED  ${name}\n${output}\n`);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

/**
 * @param {string} name
 * @param {string} sentence
 */
function failWithout(name, sentence) {
  process.stdout.write(`FAILED  ${name}\n${sentence}\n`);
  results.push({ name, passed: 0, failed: 1, seconds: 0 });
}

await ensureInstalled();
const needsChromium = parts.has('gpu') || parts.has('mutants') || parts.has('e2e');
const chromium = needsChromium ? await ensureChromium() : undefined;

const cache = path.join(root, '.cache');
mkdirSync(cache, { recursive: true });
const dayMs = 24 * 60 * 60 * 1000;
for (const name of readdirSync(cache).filter((entry) => entry.startsWith('test-'))) {
  const old = path.join(cache, name);
  if (Date.now() - statSync(old).mtimeMs > dayMs) rmSync(old, { recursive: true, force: true });
}
// A folder of its own, so that two runs in one checkout do not overwrite each other's site and reports.
const runFolder = mkdtempSync(path.join(cache, 'test-'));
const site = path.join(runFolder, 'site');
const environment = {
  BEVEL_RUN_DIR: runFolder,
  BEVEL_SITE: site,
  ...(chromium && { BEVEL_CHROMIUM: chromium }),
};

/** Which third of the mutants: another with every commit. */
async function mutantShare() {
  const { code, output } = await capture('git', ['rev-list', '--count', 'HEAD']);
  return `${code === 0 ? (Number.parseInt(output, 10) % 3) + 1 : 1}/3`;
}

/**
 * @param {string} project
 * @param {Record<string, string>} [more] of the environment
 */
function vitest(project, more = {}) {
  return record(project, async () => {
    const report = path.join(runFolder, `${project}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run(
      process.execPath,
      [commandFile('vitest'), 'run', '--project', project, ...reporters],
      { env: { ...environment, ...more } },
    );
    return countRunner('vitest', report, code);
  });
}

function playwright() {
  return record('e2e', async () => {
    const port = await freePort(4199);
    const code = await run(
      process.execPath,
      [commandFile('@playwright/test', 'playwright'), 'test', '--config', 'tests/e2e/playwright.config.ts'],
      { env: { ...environment, BEVEL_E2E_PORT: String(port) } },
    );
    return countRunner('playwright', path.join(runFolder, 'e2e.json'), code);
  });
}

if (parts.has('static')) {
  await check('lint', [commandFile('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']);
  await check('types', ['src/cli/setup/typecheck.mjs']);
  await check('knip', [commandFile('knip')]);
}
let isBuilt = false;
if (parts.has('static') || parts.has('e2e')) {
  isBuilt = await check('build', [commandFile('vite'), 'build', '--logLevel', 'warn', '--outDir', site]);
}
if (parts.has('static')) {
  await check('build of the command line', ['src/cli/setup/cli.mjs', '--build']);
  if (isBuilt) await check('size', ['src/cli/setup/size.mjs', '--dir', site]);
  else failWithout('size', 'There is no build to measure.');
}
if (parts.has('core')) await vitest('core');
if (parts.has('gpu')) {
  if (chromium === undefined) failWithout('gpu', chromiumAdvice());
  else await vitest('gpu');
}
if (parts.has('mutants')) {
  if (chromium === undefined) failWithout('mutants', chromiumAdvice());
  else await vitest('mutants', { BEVEL_MUTANTS: await mutantShare() });
}
if (parts.has('e2e')) {
  if (chromium === undefined) failWithout('e2e', chromiumAdvice());
  else if (!isBuilt) failWithout('e2e', 'There is no build to test.');
  else await playwright();
}

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write('\n');
for (const result of results) {
  const counts = `${result.passed} passed, ${result.failed} failed`;
  process.stdout.write(`${result.name.padEnd(26)}${counts.padEnd(24)}${result.seconds.toFixed(1)} s\n`);
}
if (failed === 0) rmSync(runFolder, { recursive: true, force: true });
else process.stdout.write(`Reports and traces: ${path.relative(root, runFolder)}\n`);
if (needsChromium && chromium === undefined) process.stdout.write(`${chromiumAdvice()}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
