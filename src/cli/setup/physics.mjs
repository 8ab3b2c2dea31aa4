import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { commandFile, run, stop } from './node.mjs';

await ensureInstalled();
const chromium = (await ensureChromium()) ?? stop(chromiumAdvice());
process.exitCode = await run(
  process.execPath,
  [
    commandFile('vitest'),
    'run',
    '--project',
    'gpu',
    '--silent=false',
    'tests/physics',
    ...process.argv.slice(2),
  ],
  { env: { BEVEL_CHROMIUM: chromium } },
);
