import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { commandFile, root, run, stop } from './node.mjs';
import { drawSheets } from './sheets.mjs';
import { buildSite } from './site.mjs';
import { freePort } from './static-server.mjs';

/*
 * Draws the sheets of the regions, then plays the scenario in the browser as the test does; both keep pictures in docs/images.
 * `npm run gallery -- sheets` draws the sheets alone.
 */

await ensureInstalled();
const chromium = (await ensureChromium()) ?? stop(chromiumAdvice());
await drawSheets(chromium);
if (process.argv[2] === 'sheets') process.exit();
const folder = path.join(root, '.cache/gallery');
if ((await buildSite(folder)) !== 0) stop('The site could not be built.');
const port = await freePort(4250);
const env = {
  BEVEL_CHROMIUM: chromium,
  BEVEL_SITE: folder,
  BEVEL_E2E_PORT: String(port),
  BEVEL_PICTURES: path.join(root, 'docs/images'),
};
process.exitCode = await run(
  process.execPath,
  [
    commandFile('@playwright/test', 'playwright'),
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    'bakers-cyst',
  ],
  { env },
);
