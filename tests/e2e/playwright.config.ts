import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../src/cli/setup/chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const runFolder = process.env.BEVEL_RUN_DIR ?? path.join(root, '.cache/e2e');
const site = process.env.BEVEL_SITE ?? path.join(root, 'dist/site');
const port = Number(process.env.BEVEL_E2E_PORT ?? 4199);
const chromium = findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: path.join(runFolder, 'traces'),
  // Rendering in software on few cores: a test takes what it takes, and two at once only slow each other.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: path.join(runFolder, 'e2e.json') }]],
  snapshotPathTemplate: '{testDir}/images/{testFileName}/{arg}{ext}',
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1366, height: 768 },
    deviceScaleFactor: 1,
    trace: 'retain-on-failure',
    launchOptions: {
      args: chromiumFlags,
      ...(chromium === undefined ? {} : { executablePath: chromium }),
    },
  },
  webServer: {
    command: `node src/cli/setup/serve.mjs --port ${port} --dir "${site}"`,
    cwd: root,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
