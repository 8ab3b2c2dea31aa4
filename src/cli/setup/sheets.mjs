import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromiumFlags } from './chromium.mjs';
import { root, stop } from './node.mjs';

/* Draws a sheet of each region, three places in two axes, with the scanner's own programs, into docs/images. */

/** A picture of the documentation weighs no more. */
const MOST_BYTES = 150_000;
const REGIONS = ['popliteal', 'shoulder', 'gelPhantom'];

/** @param {string} executablePath */
export async function drawSheets(executablePath) {
  const { chromium } = await import('playwright');
  const { createServer } = await import('vite');
  const server = await createServer({ root, logLevel: 'error', server: { port: 4850, hmr: false } });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const address = server.resolvedUrls?.local[0] ?? stop('The module server did not start.');
    const page = await browser.newPage();
    await page.route('**/sheet-page', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>sheets</title>' }),
    );
    const folder = path.join(root, 'docs/images');
    mkdirSync(folder, { recursive: true });
    for (const region of REGIONS) {
      await page.goto(`${address}sheet-page`);
      const encoded = await page.evaluate(async ({ url, args }) => (await import(url)).drawSheet(...args), {
        url: `${address}tests/gallery/page.ts`,
        args: [region, MOST_BYTES],
      });
      const picture = Buffer.from(String(encoded), 'base64');
      writeFileSync(path.join(folder, `region-${region}.webp`), picture);
      process.stdout.write(`docs/images/region-${region}.webp ${picture.length} bytes\n`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
