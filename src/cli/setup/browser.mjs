import { existsSync } from 'node:fs';
import process from 'node:process';
import { findChromium } from './chromium.mjs';
import { commandFile, run } from './node.mjs';

const downloadLimitMs = 10 * 60_000;

async function download() {
  process.stderr.write('No Chromium found: downloading the one that belongs to Playwright ...\n');
  await run(process.execPath, [commandFile('playwright'), 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    timeoutMs: downloadLimitMs,
  });
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  process.stderr.write('Installing the package chromium ...\n');
  /** @param {string[]} args */
  const aptGet = (...args) =>
    run('apt-get', args, { stdio: ['ignore', 2, 2], env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if ((await aptGet('update')) === 0) await aptGet('install', '-y', '--no-install-recommends', 'chromium');
}

/**
 * A Chromium that starts, fetched where the machine has none; undefined where no way worked.
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium() {
  const given = process.env.BEVEL_CHROMIUM;
  const found = findChromium();
  // A browser that was asked for by name is never replaced by another one.
  if (found !== undefined || (given !== undefined && given !== '')) return found;
  await download();
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;
  await installDebianPackage();
  return findChromium();
}

/** @returns {string} what to tell a person when {@link ensureChromium} found none */
export function chromiumAdvice() {
  const given = process.env.BEVEL_CHROMIUM;
  return given === undefined || given === ''
    ? 'The browser tests need Chromium or Google Chrome: install one, or set BEVEL_CHROMIUM to its program file.'
    : `BEVEL_CHROMIUM names ${given}, which does not exist.`;
}
