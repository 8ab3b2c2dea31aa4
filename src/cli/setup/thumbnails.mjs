// Draws the picture of the first screen with the game itself: npm run build && node src/cli/setup/thumbnails.mjs
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { chromiumFlags, findChromium } from './chromium.mjs';
import { root, stop } from './node.mjs';
import { serve } from './static-server.mjs';

const caseSeed = '4F2F';
/** The image fills its canvas as far as the sides allow: aperture by depth, mm. */
const field = { width: 38.4, height: 40 };

const executablePath = findChromium();
if (executablePath === undefined) stop('No Chromium was found.');
const site = await serve({ folder: path.join(root, 'dist/site'), port: 4300 });
const browser = await chromium.launch({ executablePath, args: chromiumFlags });
// The page's policy forbids the short expressions below, which are strings because this folder knows no window.
const page = await browser.newPage({ viewport: { width: 1980, height: 1160 }, bypassCSP: true });
await page.goto(`http://localhost:${site.port}/?test=1&tier=high#/case/bakers-cyst/${caseSeed}`);
await page.getByRole('button', { name: 'Enter the room' }).click();
await page.waitForFunction('window.__bevel !== undefined', null, { timeout: 120_000 });
/** @param {string} key @param {number} ticks */
const hold = async (key, ticks) => {
  await page.keyboard.down(key);
  await page.evaluate(`window.__bevel.step(${ticks})`);
  await page.keyboard.up(key);
};
await hold('KeyC', 1);
await hold('KeyW', 20);
await page.evaluate('window.__bevel.draw()');
const box = await page.getByRole('img', { name: 'Ultrasound image' }).boundingBox();
if (box === null) stop('There is no image on the page.');
const scale = Math.min(box.width / field.width, box.height / field.height);
const [width, height] = [field.width * scale, field.height * scale];
const picture = await page.screenshot({
  type: 'jpeg',
  quality: 82,
  clip: { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height },
});
await browser.close();
site.close();

mkdirSync(path.join(root, 'assets/thumbnails'), { recursive: true });
writeFileSync(path.join(root, 'assets/thumbnails/bakers-cyst.jpg'), picture);
const manifestFile = path.join(root, 'assets/manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
manifest['thumbnails/bakers-cyst.jpg'] = {
  source: `src/cli/setup/thumbnails.mjs, case ${caseSeed}`,
  licence: 'MIT',
  sha256: createHash('sha256').update(picture).digest('hex'),
};
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(
  `assets/thumbnails/bakers-cyst.jpg ${picture.length} bytes, ${Math.round(width)} x ${Math.round(height)}\n`,
);
