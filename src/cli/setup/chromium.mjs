import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/**
 * Flags under which every test drives the browser: rendering in software gives the same pixels on every
 * machine, and nothing leaves the machine behind a test's back.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string[]} */
function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => commandNames.map((name) => path.join(folder, name)));
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Google Chrome for Testing'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) =>
      root === undefined
        ? []
        : ['Google\\Chrome', 'Chromium'].map((name) => path.join(root, name, 'Application', 'chrome.exe')),
    );
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/** @returns {string[]} */
function downloadedByPlaywright() {
  try {
    const require = createRequire(import.meta.url);
    return [require('playwright').chromium.executablePath()];
  } catch {
    // Before the packages are installed there is no Playwright to ask.
    return [];
  }
}

/**
 * A file that exists may still not run: a snap stub in a container, a download without its system libraries.
 * @param {string} file
 */
function runs(file) {
  if (!existsSync(file)) return false;
  // chrome.exe ignores --version and opens a window.
  if (process.platform === 'win32') return true;
  const { status } = spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 });
  return status === 0;
}

/** The first Chromium that starts on this machine, or undefined. @returns {string | undefined} */
export function findChromium() {
  const given = process.env.BEVEL_CHROMIUM;
  if (given !== undefined && given !== '') return existsSync(given) ? given : undefined;
  return [...onPath(), ...usualPlaces(), ...downloadedByPlaywright()].find(runs);
}
