import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureInstalled } from './install.mjs';
import { capture, commandFile, root, run, stop } from './node.mjs';

const built = path.join(root, 'dist/cli/main.mjs');
const sources = ['src', 'scenarios', 'vite.config.ts', 'package-lock.json'];

/**
 * @param {string} place
 * @returns {number} when a file, or anything in a folder, was last changed; a folder counts itself, so that a
 *   deleted file is noticed
 */
function changedMs(place) {
  const found = statSync(place);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(place).map((name) => changedMs(path.join(place, name)));
  return Math.max(found.mtimeMs, ...inside);
}

function isFresh() {
  if (!existsSync(built)) return false;
  const builtMs = statSync(built).mtimeMs;
  return sources
    .map((name) => path.join(root, name))
    .every((place) => !existsSync(place) || changedMs(place) < builtMs);
}

/** Builds aside and moves the one file into place, so that commands running side by side never see half of it. */
async function build() {
  const started = new Date();
  const aside = path.join(root, `.cache/cli-${process.pid}`);
  const args = [commandFile('vite'), 'build', '--mode', 'cli', '--logLevel', 'warn', '--outDir', aside];
  const { code, output } = await capture(process.execPath, args);
  if (code !== 0) stop(`${output}\nThe command line could not be built.`);
  mkdirSync(path.dirname(built), { recursive: true });
  // A source changed during the build must count as newer than it.
  utimesSync(path.join(aside, 'main.mjs'), started, started);
  renameSync(path.join(aside, 'main.mjs'), built);
  rmSync(aside, { recursive: true, force: true });
}

const args = process.argv.slice(2);
await ensureInstalled();
if (args[0] === '--build') {
  await build();
} else {
  if (!isFresh()) await build();
  process.exitCode = await run(process.execPath, [built, ...args]);
}
