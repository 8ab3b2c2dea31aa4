import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { chromiumFlags } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { root, stop } from './node.mjs';
import { buildSite } from './site.mjs';
import { serve } from './static-server.mjs';

/*
 * Times the game in a real browser: the passes of the image at each tier and each region as ratios to a pass that only copies a texture,
 * what a frame counts and takes on an integrated GPU, the first image of a region, a step of the world, and how many images a second the theatre shows. --json prints one object; --gpu leaves out the flags that render in software.
 */

const asJson = process.argv.includes('--json');
const asGpu = process.argv.includes('--gpu');

/**
 * What may not be exceeded in software rendering: two to four times what two quiet cores need, so that a regression shows and a busy
 * machine does not: beside other work on both cores a first draw took three times as long.
 * @type {Readonly<Record<string, number>>}
 */
const MOST = {
  'image.high.frameRatio': 220,
  'image.high.firstDraw': 6_000,
  'site.popliteal.firstImage': 8_000,
  'site.popliteal.ownTier.firstImage': 6_000,
};
const WATCHED_S = 8;

/** @typedef {{ id: string, value: number, unit: string, ratioTo: string | null }} Figure */

/**
 * @param {import('playwright').Browser} browser
 * @param {string} address of a server that gives modules from source
 * @returns {Promise<Figure[]>}
 */
async function modules(browser, address) {
  const page = await browser.newPage();
  await page.route('**/bench-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  );
  await page.goto(`${address}bench-page`);
  /** @type {{ timings: any[], regions: any[], step: number }} */
  const { timings, regions, step } = await page.evaluate(async (url) => {
    const bench = await import(url);
    return {
      timings: await bench.benchImage(),
      regions: await bench.benchRegions(),
      step: await bench.benchStep(),
    };
  }, `${address}tests/bench/frames.ts`);
  await page.close();
  /** @type {Figure[]} */
  const figures = [];
  for (const { tier, frame, copy, singleCopy, ratio, passes, firstDraw, complete } of timings) {
    const copyId = `image.${tier}.copy`;
    figures.push(
      { id: copyId, value: copy, unit: 'ms', ratioTo: null },
      { id: `image.${tier}.singleCopy`, value: singleCopy, unit: 'ms', ratioTo: null },
      { id: `image.${tier}.frame`, value: frame, unit: 'ms', ratioTo: null },
      { id: `image.${tier}.frameRatio`, value: ratio, unit: 'copies', ratioTo: copyId },
      { id: `image.${tier}.firstDraw`, value: firstDraw, unit: 'ms', ratioTo: null },
      { id: `image.${tier}.complete`, value: complete, unit: 'ms', ratioTo: null },
    );
    for (const [pass, ms] of Object.entries(passes)) {
      figures.push({ id: `image.${tier}.${pass}`, value: ms / copy, unit: 'copies', ratioTo: copyId });
    }
  }
  for (const { region, timing, counted } of regions) {
    const copyId = `region.${region}.copy`;
    figures.push(
      { id: copyId, value: timing.copy, unit: 'ms', ratioTo: null },
      { id: `region.${region}.frameRatio`, value: timing.ratio, unit: 'copies', ratioTo: copyId },
    );
    for (const [key, unit] of [
      ['operations', '1'],
      ['readings', '1'],
      ['bytes', 'B'],
      ['ms', 'ms'],
    ]) {
      const value = counted.reduce(
        (/** @type {number} */ sum, /** @type {any} */ pass) => sum + pass[`${key}`],
        0,
      );
      const id = key === 'ms' ? 'onIntegratedGpu' : key;
      figures.push({ id: `counted.${region}.${id}`, value, unit: `${unit}`, ratioTo: null });
    }
  }
  figures.push({ id: 'world.step', value: step, unit: 'ms', ratioTo: null });
  return figures;
}

/** Runs in the page before its own code: counts, by canvas, the frames of the screen in which it was drawn to. */
const countFrames = `{
  const drawn = new Set();
  const counts = {};
  const { prototype } = WebGL2RenderingContext;
  for (const name of ['drawArrays', 'drawElements']) {
    const plain = prototype[name];
    prototype[name] = function (...args) {
      drawn.add(this.canvas);
      return plain.apply(this, args);
    };
  }
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((now) => {
      drawn.clear();
      callback(now);
      for (const canvas of drawn) {
        const label = canvas.getAttribute('aria-label') ?? '';
        counts[label] = (counts[label] ?? 0) + 1;
      }
    });
  window.framesDrawn = () => ({ ...counts });
}`;

/**
 * Images a second in the theatre at its lowest tier while the probe is moved: frames of the screen in which the image's canvas
 * was drawn to.
 * @param {import('playwright').Browser} browser
 * @param {string} address of the built site
 * @returns {Promise<Figure[]>}
 */
async function theatre(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript({ content: countFrames });
  await page.goto(`${address}?tier=low#/case/bakers-cyst/4F2A`);
  await page.getByRole('button', { name: 'Enter the room' }).click();
  await page.getByRole('button', { name: 'Back to the field' }).click({ timeout: 120_000 });
  const field = page.getByRole('img', { name: /^The field/ });
  await field.click({ position: { x: 290, y: 330 } });
  await page.waitForTimeout(2000);
  /** @type {Record<string, number>} */
  const before = await page.evaluate('framesDrawn()');
  const start = Date.now();
  for (let i = 0; Date.now() - start < WATCHED_S * 1000; i++) {
    const key = i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
    await page.keyboard.down(key);
    await page.waitForTimeout(700);
    await page.keyboard.up(key);
  }
  const seconds = (Date.now() - start) / 1000;
  /** @type {Record<string, number>} */
  const after = await page.evaluate('framesDrawn()');
  await page.close();
  /** @param {RegExp} label @param {Record<string, number>} counts */
  const count = (label, counts) =>
    Object.entries(counts).reduce((sum, [name, n]) => (label.test(name) ? sum + n : sum), 0);
  /** @param {RegExp} label */
  const rate = (label) => (count(label, after) - count(label, before)) / seconds;
  return [
    { id: 'theatre.low.images', value: rate(/^Ultrasound image/), unit: '1/s', ratioTo: null },
    { id: 'theatre.low.scenes', value: rate(/^The field/), unit: '1/s', ratioTo: null },
  ];
}

/**
 * Runs in the page: asks for a region and waits for its first image and for image and scene together, both until a pixel of them can
 * be read; ms.
 */
const firstPictures = `async (region) => {
  const start = performance.now();
  location.hash = '#/scanner/' + region + '/0001';
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = (name) => document.querySelector('canvas[aria-label^="' + name + '"]');
  const drawn = (name) => {
    const gl = canvas(name).getContext('webgl2');
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now() - start;
  };
  while (performance.getEntriesByName('bevel.image').length === 0) await frame();
  const image = drawn('Ultrasound image');
  while (document.querySelector('.waiting') !== null) await frame();
  return { image, both: Math.max(drawn('Ultrasound image'), drawn('The field')) };
}`;

/**
 * From asking for a region on the loaded page to its first image, and to image and scene: of each region at the highest tier, and at the
 * tier that the page itself takes.
 * @param {import('playwright').Browser} browser
 * @param {string} address of the built site
 * @returns {Promise<Figure[]>}
 */
async function opening(browser, address) {
  /** @type {Figure[]} */
  const figures = [];
  for (const [region, query] of [
    ['gelPhantom', '?tier=high'],
    ['popliteal', '?tier=high'],
    ['shoulder', '?tier=high'],
    ['gelPhantom', ''],
    ['popliteal', ''],
    ['shoulder', ''],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${address}${query}#/`);
    await page.getByRole('heading').first().waitFor();
    /** @type {{ image: number, both: number }} */
    const { image, both } = await page.evaluate(`(${firstPictures})('${region}')`);
    const id = `site.${region}${query === '' ? '.ownTier' : ''}`;
    figures.push(
      { id: `${id}.firstImage`, value: image, unit: 'ms', ratioTo: null },
      { id: `${id}.firstDraw`, value: both, unit: 'ms', ratioTo: null },
    );
    await page.close();
  }
  return figures;
}

await ensureInstalled();
const executablePath = (await ensureChromium()) ?? stop(chromiumAdvice());
const { chromium } = await import('playwright');
const { createServer } = await import('vite');

const folder = path.join(root, `.cache/bench-${process.pid}`);
if ((await buildSite(folder)) !== 0) stop('The site could not be built.');
const site = await serve({ folder, port: 4600 });
const sources = await createServer({ root, logLevel: 'error', server: { port: 4700, hmr: false } });
await sources.listen();
const args = asGpu ? ['--no-sandbox'] : chromiumFlags;
const browser = await chromium.launch({ executablePath, args });
try {
  const address = sources.resolvedUrls?.local[0] ?? stop('The module server did not start.');
  /** @type {Figure[]} */
  const figures = [
    ...(await modules(browser, address)),
    ...(await opening(browser, `http://localhost:${site.port}/`)),
    ...(await theatre(browser, `http://localhost:${site.port}/`)),
  ];
  if (asJson) process.stdout.write(`${JSON.stringify({ figures })}\n`);
  else {
    process.stdout.write(`${os.cpus().length} cores, ${os.cpus()[0]?.model ?? 'unknown processor'}\n`);
    for (const { id, value, unit } of figures) {
      process.stdout.write(`${id.padEnd(28)} ${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit}\n`);
    }
  }
  for (const { id, value } of figures) {
    const most = MOST[id];
    if (asGpu || most === undefined || value <= most) continue;
    process.exitCode = 1;
    process.stderr.write(`FAILED  ${id}: ${value.toFixed(1)}, and no more than ${most} is allowed.\n`);
  }
} finally {
  await browser.close();
  await sources.close();
  site.close();
  rmSync(folder, { recursive: true, force: true });
}
