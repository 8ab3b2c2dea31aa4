import { describe, expect, test } from 'vitest';
import { compositionRoot, floors } from './floors';
import { faultsOf } from './rules';
import { readTree } from './tree';

const source = readTree('src', /\.tsx?$/);

test('the source keeps to the floors', () => {
  expect(Object.keys(source)).toContain(compositionRoot);
  expect(faultsOf(source)).toEqual([]);
});

test('a walk that found no file fails', () => {
  expect(() => faultsOf({})).toThrow('No source file');
});

test('every floor names floors that exist', () => {
  const named = [...floors.values()].flatMap((floor) => [...floor.uses, ...(floor.usesTypesOf ?? [])]);
  expect(named.filter((folder) => !floors.has(folder))).toEqual([]);
});

test('no floor can reach itself through others', () => {
  const reach = (from: string, seen: Set<string>): Set<string> => {
    const floor = floors.get(from);
    for (const next of [...(floor?.uses ?? []), ...(floor?.usesTypesOf ?? [])]) {
      if (!seen.has(next)) reach(next, seen.add(next));
    }
    return seen;
  };
  expect([...floors.keys()].filter((folder) => reach(folder, new Set()).has(folder))).toEqual([]);
});

describe('what a floor may do', () => {
  test.each([
    ['its own folder', 'src/core/world/a.ts', "import { b } from './needle/b';"],
    ['a lower floor', 'src/core/world/a.ts', "import { b } from '../math/b';"],
    ['types where only types are allowed', 'src/core/recording/a.ts', "import type { B } from '../world/b';"],
    ['types inline', 'src/core/recording/a.ts', "import { type B, type C } from '../world/b';"],
    [
      'values in a test where only types are allowed',
      'src/core/recording/a.test.ts',
      "import { b } from '../world/b';",
    ],
    ['vitest in a test', 'src/core/math/a.test.ts', "import { test } from 'vitest';"],
    ['a subpath of its package', 'src/scenario/a.ts', "import * as z from 'zod/mini';"],
    ['a package of its scope', 'src/stage/a.ts', "import '@babylonjs/core/Culling/ray';"],
    ['data of its own', 'src/scenario/a.ts', "export const all = import.meta.glob('/scenarios/*.json');"],
    ['any floor in the composition root', 'src/main.ts', "import './ui/app'; import './stage/stage';"],
    ['exact mathematics', 'src/core/math/a.ts', 'export const a = Math.sqrt(2) * Math.PI + Math.max(1, 2);'],
    ['inexact mathematics in a test', 'src/core/math/a.test.ts', 'export const a = Math.sin(1) ** 2;'],
    ['inexact mathematics above core', 'src/stage/a.ts', 'export const a = Math.sin(1) ** 2;'],
    ['a property with a banned name', 'src/core/math/a.ts', 'export const a = (b: { self: 1 }) => b.self;'],
  ])('%s', (_, file, text) => {
    expect(faultsOf({ [file]: text })).toEqual([]);
  });
});

describe('what is found out', () => {
  test.each([
    ['a higher floor', 'src/core/math/a.ts', "import { b } from '../world/b';"],
    ['a neighbour', 'src/core/anatomy/a.ts', "import { b } from '../instruments/b';"],
    ['a re-export from a higher floor', 'src/core/math/a.ts', "export { b } from '../world/b';"],
    ['a star re-export from a higher floor', 'src/core/math/a.ts', "export * from '../world/b';"],
    ['a dynamic import', 'src/core/math/a.ts', "export const b = () => import('../world/b');"],
    ['a computed import', 'src/ui/a.ts', 'export const b = (name: string) => import(name);'],
    ['an import type', 'src/core/math/a.ts', "export type B = import('../world/b').B;"],
    ['a glob', 'src/core/math/a.ts', "export const b = import.meta.glob('../world/*.ts');"],
    ['a worker', 'src/core/math/a.ts', "export const b = new URL('../world/b', import.meta.url);"],
    ['a value where only types are allowed', 'src/core/recording/a.ts', "import { b } from '../world/b';"],
    ['a value beside a type', 'src/core/recording/a.ts', "import { type B, b } from '../world/b';"],
    ['a test that climbs', 'src/core/math/a.test.ts', "import { b } from '../world/b';"],
    ['vitest outside tests', 'src/core/math/a.ts', "import { test } from 'vitest';"],
    [
      'Babylon in core',
      'src/core/world/a.ts',
      "import { Vector3 } from '@babylonjs/core/Maths/math.vector';",
    ],
    ['Babylon in ui', 'src/ui/a.tsx', "import { Engine } from '@babylonjs/core/Engines/engine';"],
    ['XState in core', 'src/core/world/a.ts', "import { createActor } from 'xstate';"],
    ['XState in ui', 'src/ui/a.ts', "import { createActor } from 'xstate';"],
    ['a package whose name begins alike', 'src/scenario/a.ts', "import 'zodiac';"],
    ['Node in the browser', 'src/stage/a.ts', "import fs from 'node:fs';"],
    ['stage in ui', 'src/ui/a.ts', "import { b } from '../stage/b';"],
    ['the composition root', 'src/ui/a.ts', "import '../main';"],
    ['data of another floor', 'src/core/world/a.ts', "import b from '../../../scenarios/b.json';"],
    ['a folder beside src', 'src/ui/a.ts', "import b from '../../tests/b';"],
    ['a folder without a floor', 'src/helpers/a.ts', 'export const a = 1;'],
    ['a file beside main.ts', 'src/util.ts', 'export const a = 1;'],
    ['an extension', 'src/core/math/a.ts', "import { b } from './b.js';"],
    ['Date', 'src/core/world/a.ts', 'export const a = Date.now();'],
    ['a shorthand property', 'src/core/world/a.ts', 'export const a = { Date };'],
    ['the page', 'src/core/world/a.ts', 'document.title = "";'],
    ['globalThis', 'src/core/world/a.ts', 'export const a = globalThis;'],
    ['** and Math.pow alike', 'src/core/world/a.ts', 'export const a = (b: number) => b ** 2;'],
    ['**=', 'src/core/world/a.ts', 'let a = 2; a **= 2; export { a };'],
    ['Math by another name', 'src/core/world/a.ts', 'export const m = Math;'],
    ['Math taken apart', 'src/core/world/a.ts', 'export const { sin } = Math;'],
    ['Math by index', 'src/core/world/a.ts', "export const a = Math['sin'](1);"],
    ['any', 'src/ui/a.ts', 'export const a = (b: any) => b;'],
    ['a non-null !', 'src/ui/a.ts', 'export const a = (b?: number) => b!;'],
  ])('%s', (_, file, text) => {
    expect(faultsOf({ [file]: text })).toHaveLength(1);
  });

  test.each(
    [
      'random',
      'sin',
      'cos',
      'tan',
      'exp',
      'log',
      'pow',
      'atan',
      'atan2',
      'acos',
      'asin',
      'cbrt',
      'tanh',
      'sinh',
    ].concat(['cosh', 'hypot', 'log2', 'log10', 'log1p', 'expm1', 'asinh', 'acosh', 'atanh']),
  )('Math.%s', (name) => {
    expect(faultsOf({ 'src/core/world/a.ts': `export const a = Math.${name}(1, 2);` })).toEqual([
      `src/core/world/a.ts: Math.${name} is not exact: see core/math`,
    ]);
  });

  test('a file that does not parse', () => {
    expect(() => faultsOf({ 'src/ui/a.ts': 'export const = 1;' })).toThrow('does not parse');
  });
});
