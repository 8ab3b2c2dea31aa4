import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText, readTree, root } from './tree';

const longestFile = 400;

const topLevel = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'biome.json', 'index.html'],
  ...['LICENSE', 'README.md', 'CONTRIBUTING.md', '.gitignore'],
  ...['src', 'assets', 'scenarios', 'tests', 'docs', '.ci'],
]);

const homeFolders = ['work', 'home', 'root', 'Users'];
/** A path that means something on one machine only; not the path of a web address. */
const machinePath = new RegExp(`(?:^|[\\s"'\`(=:])(?:/(?:${homeFolders.join('|')})/|[A-Z]:\\\\Users)`, 'm');

const code = { ...readTree('src', /\.(tsx?|mjs)$/), ...readTree('tests', /\.tsx?$/) };

test(`no source file is longer than ${longestFile} lines`, () => {
  expect(Object.keys(code)).toContain('src/main.ts');
  const long = Object.entries(code).filter(([, text]) => text.trimEnd().split('\n').length > longestFile);
  expect(long.map(([file]) => file)).toEqual([]);
});

test('the top level holds what belongs there', () => {
  const ignored = new Set(
    readText('.gitignore')
      .split('\n')
      .map((line) => line.trim().replace(/\/$/, '')),
  );
  const entries = readdirSync(root).filter((name) => name !== '.git' && !ignored.has(name));
  expect(entries).toContain('src');
  expect(entries.filter((name) => !topLevel.has(name))).toEqual([]);
});

test('nothing mentions a path of the machine it was written on', () => {
  const pages = ['README.md', 'CONTRIBUTING.md'].filter((name) => readdirSync(root).includes(name));
  const texts = {
    ...code,
    ...readTree('docs', /\.(md|json)$/),
    ...readTree('assets', /\.(md|json|svg)$/),
    ...readTree('scenarios', /\.(md|json)$/),
    ...readTree('.ci', /./),
    ...Object.fromEntries([...pages, 'package.json', 'vite.config.ts'].map((name) => [name, readText(name)])),
  };
  const found = Object.entries(texts).filter(([, text]) => machinePath.test(text));
  expect(found.map(([file]) => file)).toEqual([]);
});

test('a path of a machine is told from a web address', () => {
  for (const folder of homeFolders) {
    expect(machinePath.test(`see ${['', folder, 'notes.md'].join('/')}`)).toBe(true);
    expect(machinePath.test(`see https://example.org${['', folder, 'notes.md'].join('/')}`)).toBe(false);
  }
});

test('every dependency has its reason written down', () => {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } =
    JSON.parse(readText('package.json'));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const page = readText('docs/dependencies.md');
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('the lock file is whole for every platform and names no registry', () => {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(readText('package-lock.json'));
  const entries = Object.entries(lock.packages);
  expect(entries.length).toBeGreaterThan(1);
  // npm leaves out what a registry does not hold, and then refuses its own file on every machine.
  const missing = entries.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in lock.packages) && !(`${place}/node_modules/${name}` in lock.packages),
    ),
  );
  expect(missing).toEqual([]);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
});
