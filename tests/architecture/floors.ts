/** What the files of one folder under src may import. Their own folder is always allowed. */
export interface Floor {
  /** Folders under src; a folder stands for all below it. */
  readonly uses: readonly string[];
  /** Folders of which only types may be imported. */
  readonly usesTypesOf?: readonly string[];
  /** Packages, with all their subpaths; a scope stands for all its packages. */
  readonly packages?: readonly string[];
  /** Folders beside src whose files (JSON, sounds, images) may be imported. */
  readonly data?: readonly string[];
}

const core = [
  'core/math',
  'core/anatomy',
  'core/instruments',
  'core/imaging',
  'core/world',
  'core/recording',
  'core/assessment',
];

/** The house of docs and design, floor by floor from the ground up. A folder that is not here has no place in src. */
export const floors: ReadonlyMap<string, Floor> = new Map<string, Floor>([
  ['core/math', { uses: [] }],
  ['core/anatomy', { uses: ['core/math'] }],
  ['core/instruments', { uses: ['core/math'] }],
  ['core/imaging', { uses: ['core/math', 'core/anatomy', 'core/instruments'] }],
  ['core/world', { uses: ['core/math', 'core/anatomy', 'core/instruments', 'core/imaging'] }],
  ['core/recording', { uses: ['core/math'], usesTypesOf: ['core/world'] }],
  [
    'core/assessment',
    {
      uses: ['core/math', 'core/anatomy', 'core/instruments', 'core/imaging', 'core/world', 'core/recording'],
    },
  ],
  ['scenario', { uses: core, packages: ['xstate', 'zod'], data: ['scenarios'] }],
  ['players', { uses: [...core, 'scenario'] }],
  [
    'cli',
    {
      uses: [...core, 'scenario', 'players'],
      usesTypesOf: ['ultrasound'],
      packages: ['node:'],
      data: ['scenarios'],
    },
  ],
  [
    'ultrasound',
    {
      uses: ['core/math', 'core/anatomy', 'core/imaging', 'core/instruments'],
      usesTypesOf: ['core/world'],
      packages: ['@babylonjs'],
      data: ['assets'],
    },
  ],
  ['stage', { uses: core, packages: ['@babylonjs'], data: ['assets'] }],
  ['controls', { uses: [], usesTypesOf: ['core/world'] }],
  ['sound', { uses: [], usesTypesOf: ['core/world'], packages: ['howler'], data: ['assets'] }],
  ['storage', { uses: ['core/recording'], usesTypesOf: ['core/assessment'], packages: ['idb'] }],
  [
    'ui',
    {
      uses: [...core, 'scenario', 'controls', 'sound', 'storage'],
      packages: ['preact', 'lucide', '@fontsource'],
      data: ['assets'],
    },
  ],
]);

/** The one file that may import every floor. */
export const compositionRoot = 'src/main.ts';

/** What a test beside its source may import besides what its floor may. */
export const testPackages: readonly string[] = ['vitest', 'fast-check', 'fake-indexeddb', 'node:'];

/**
 * What ECMAScript defines to the last bit. Engines differ in every other function of Math, and core must give
 * the same state everywhere.
 */
export const exactMath: ReadonlySet<string> = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'],
]);

/** Names that would let the clock, the locale, the page or the machine into core. */
export const namesBannedInCore: ReadonlySet<string> = new Set([
  'Date',
  'Function',
  'Intl',
  'console',
  'crypto',
  'document',
  'eval',
  'fetch',
  'globalThis',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'self',
  'setInterval',
  'setTimeout',
  'window',
]);
