import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './src/cli/setup/chromium.mjs';
import { contentSecurityPolicy } from './src/cli/setup/csp.mjs';
import { mutate } from './tests/physics/mutate.mjs';

/** Only in the build: the development server needs inline scripts and a web socket for hot reloading. */
const contentSecurityPolicyTag: Plugin = {
  name: 'bevel-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

const site: ViteUserConfig = {
  plugins: [contentSecurityPolicyTag],
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    // Every browser that understands the target also understands modulepreload.
    modulePreload: { polyfill: false },
    // An inlined asset is a data: URL, which the policy forbids.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // Babylon's groups carry the names of all that use them, which no one needs to read.
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        codeSplitting: {
          groups: [
            {
              // What loads a chunk is needed by the first screen: Babylon's group must not swallow it.
              name: 'loader',
              test: /vite[\\/]preload-helper/,
              priority: 1,
            },
            {
              // One file that stays in the browser's cache over releases. Cut into several, its circular imports
              // run in an order in which some names are not defined yet.
              name: 'babylon',
              test: /node_modules[\\/]@babylonjs[\\/]/,
            },
          ],
        },
      },
    },
  },
};

/** The command line in one file, so that it can be replaced in one step. */
const cli: ViteUserConfig = {
  publicDir: false,
  ssr: { target: 'node', noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
  },
};

// Looking for a browser starts one, which a build need not wait for.
const chromium = process.env.VITEST === undefined ? undefined : findChromium();

type Project = Exclude<
  NonNullable<NonNullable<ViteUserConfig['test']>['projects']>[number],
  string | Promise<unknown> | ((...args: never[]) => unknown)
>;

/** Tests that run in Chromium, one file after another. */
const inBrowser = (name: string, include: string[]): Project => ({
  extends: true,
  // Found while a test runs, they would load the page anew under it.
  optimizeDeps: {
    include: [
      'xstate',
      'zod/mini',
      '@babylonjs/core/Cameras/targetCamera',
      '@babylonjs/core/Engines/constants',
      '@babylonjs/core/Engines/engine',
      '@babylonjs/core/Engines/Extensions/engine.alpha',
      '@babylonjs/core/Engines/thinEngine',
      '@babylonjs/core/Engines/Extensions/engine.multiRender',
      '@babylonjs/core/Engines/Extensions/engine.rawTexture',
      '@babylonjs/core/Engines/Extensions/engine.renderTarget',
      '@babylonjs/core/Engines/Extensions/engine.uniformBuffer',
      '@babylonjs/core/Materials/effectRenderer',
      '@babylonjs/core/Materials/shaderMaterial',
      '@babylonjs/core/Materials/Textures/rawTexture',
      '@babylonjs/core/Materials/Textures/texture',
      '@babylonjs/core/Materials/Textures/thinTexture',
      '@babylonjs/core/Maths/math.color',
      '@babylonjs/core/Maths/math.vector',
      '@babylonjs/core/Meshes/mesh',
      '@babylonjs/core/Meshes/mesh.vertexData',
      '@babylonjs/core/Meshes/transformNode',
      '@babylonjs/core/scene',
    ],
  },
  test: {
    name,
    include,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    browser: {
      enabled: true,
      headless: true,
      ui: false,
      screenshotFailures: false,
      connectTimeout: 120_000,
      viewport: { width: 1366, height: 768 },
      provider: playwright({
        launchOptions: {
          args: chromiumFlags,
          ...(chromium === undefined ? {} : { executablePath: chromium }),
        },
        contextOptions: { deviceScaleFactor: 1 },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

/** Which mutants run: "1/3" is the first third. */
const [part = 1, of = 1] = (process.env.BEVEL_MUTANTS ?? '1/1').split('/').map(Number);

const tests: NonNullable<ViteUserConfig['test']> = {
  provide: { mutantShare: { from: part - 1, of } },
  projects: [
    {
      extends: true,
      test: {
        name: 'core',
        environment: 'node',
        include: ['src/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'tests/golden/**/*.test.ts'],
        testTimeout: 30_000,
        // Vitest leaves a core free: of two it would use one.
        maxWorkers: availableParallelism(),
      },
    },
    inBrowser('gpu', ['tests/gpu/**/*.gpu.test.ts', 'tests/physics/**/*.physics.test.ts']),
    {
      ...inBrowser('mutants', ['tests/physics/**/*.mutants.test.ts']),
      plugins: [mutate(import.meta.dirname)],
    },
  ],
};

export default defineConfig(({ mode }) => ({
  base: './',
  // A run of all tests keeps its own, so that two in one checkout do not replace each other's packages midway.
  cacheDir: path.join(process.env.BEVEL_RUN_DIR ?? '.cache', 'vite'),
  test: tests,
  ...(mode === 'cli' ? cli : site),
}));
