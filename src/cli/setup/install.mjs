import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { root, run, stop } from './node.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Wanted
 * @typedef {{ packages: Record<string, LockedPackage & Wanted> }} Lock
 */

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Bevel needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  }
}

/** @param {Lock} lock */
function lockMatchesManifest(lock) {
  /** @type {Wanted} */
  const manifest = readJson('package.json');
  const locked = lock.packages[''] ?? {};
  return (
    isDeepStrictEqual(manifest.dependencies ?? {}, locked.dependencies ?? {}) &&
    isDeepStrictEqual(manifest.devDependencies ?? {}, locked.devDependencies ?? {})
  );
}

/**
 * npm keeps a list of what it installed. Optional packages for other platforms are rightly absent from it.
 * @param {Lock} lock
 */
function isInstalled(lock) {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  /** @type {Lock} */
  const installed = readJson('node_modules/.package-lock.json');
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed.packages[place];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && existsSync(path.join(root, place, 'package.json'));
  });
}

/**
 * Installs the packages of the lock file where node_modules is missing or differs from it. What npm prints
 * goes to stderr, so that a command's own output stays clean.
 */
export async function ensureInstalled() {
  requireNode();
  const hasLock = existsSync(path.join(root, 'package-lock.json'));
  /** @type {Lock} */
  const lock = hasLock ? readJson('package-lock.json') : { packages: {} };
  const matches = hasLock && lockMatchesManifest(lock);
  if (matches && isInstalled(lock)) return;

  process.stderr.write('Installing packages ...\n');
  // NODE_ENV=production would leave out the tools that build and test; no package here has an install script.
  const args = [matches ? 'ci' : 'install', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath ?? '';
  const code = /npm-cli\.[cm]?js$/.test(npm)
    ? await run(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : await run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (code !== 0) stop('The packages could not be installed: see what npm says above.');
}
