import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { root, stop } from './node.mjs';

/**
 * @typedef {{ file: string, css?: string[], imports?: string[], isEntry?: boolean, name?: string }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

const baselineFile = path.join(root, 'tests/architecture/size.json');
const allowedGrowth = 0.02;
/** No first visit may load more, whatever it opens, bytes gzip. */
const mostOfAll = 1_500_000;

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: path.join(root, 'dist/site') },
    update: { type: 'boolean', default: false },
  },
});
const site = path.resolve(values.dir);

/** @returns {Manifest} */
function readManifest() {
  try {
    return JSON.parse(readFileSync(path.join(site, '.vite/manifest.json'), 'utf8'));
  } catch {
    return stop('There is no built site to measure: run "npm run build" first.');
  }
}

/**
 * What a browser loads before the first screen: the entry and all it imports statically.
 * @param {Manifest} manifest
 * @returns {Chunk[]}
 */
function firstLoad(manifest) {
  const waiting = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const keys = new Set(waiting);
  for (const key of keys) for (const imported of manifest[key]?.imports ?? []) keys.add(imported);
  return [...keys].flatMap((key) => manifest[key] ?? []);
}

const chunks = firstLoad(readManifest());
if (chunks.length === 0) stop('The manifest of the build has no entry.');

const babylon = chunks.find((chunk) => chunk.name?.startsWith('babylon') === true);
if (babylon !== undefined) {
  stop(
    `The first screen loads Babylon (${babylon.file}): import what needs it by import() and not statically.`,
  );
}

const files = [...new Set(chunks.flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]))];
/** @param {string} file */
const gzipBytes = (file) => gzipSync(readFileSync(path.join(site, file)), { level: 9 }).length;
const measured = files.reduce((sum, file) => sum + gzipBytes(file), 0);

if (values.update) {
  writeFileSync(baselineFile, `${JSON.stringify({ firstLoadGzipBytes: measured }, null, 2)}\n`);
}
/** @type {{ firstLoadGzipBytes: number }} */
const { firstLoadGzipBytes: baseline } = JSON.parse(readFileSync(baselineFile, 'utf8'));
const growth = measured / baseline - 1;
process.stdout.write(
  `First load: ${measured} bytes gzip in ${files.length} file(s); baseline ${baseline} (${(growth * 100).toFixed(1)} %).\n`,
);
if (growth > allowedGrowth) {
  stop(
    `It may grow by ${allowedGrowth * 100} %. If it is worth its weight: npm run build && npm run size -- --update`,
  );
}

// All files of the build: more than theatre or scanner load before their first image.
const all = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('.vite'));
const whole = all.reduce((sum, file) => sum + gzipBytes(file), 0);
process.stdout.write(`The whole site: ${whole} bytes gzip in ${all.length} file(s); at most ${mostOfAll}.\n`);
if (whole > mostOfAll) stop('A first visit to theatre or scanner could load more than 1.5 MB.');
