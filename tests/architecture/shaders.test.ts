import path from 'node:path';
import { expect, test } from 'vitest';
import { SHADER_FUNCTIONS } from './shaders';
import { readText, readTree } from './tree';

/** Definitions of functions in GLSL: at the start of a line of a template, a type, a name, parameters and a body. */
const DEFINITION = /^\s*(?:float|int|bool|void|i?vec[234]|mat[234]|[A-Z]\w*) (\w+)\([^)]*\) ?\{/gm;

/** Names of the functions in a file's GLSL: nothing but shaders holds such definitions. */
const functionsOf = (file: string, text: string): string[] =>
  [...text.matchAll(DEFINITION)].map(([, name = '']) =>
    name === 'main' ? `${path.basename(file, '.ts')} main` : name,
  );

const found = Object.entries(readTree('src/ultrasound', /\.ts$/)).flatMap(([file, text]) =>
  functionsOf(file, text),
);
const gpuTests = Object.values(readTree('tests/gpu', /\.gpu\.test\.ts$/));

test('functions of shaders are found', () => {
  expect(functionsOf('a/one.ts', 'x = `\nfloat half(float x) { return 0.5 * x; }\nvoid main() {\n`')).toEqual(
    ['half', 'one main'],
  );
  expect(found.length).toBeGreaterThan(60);
});

test('each is on the list with a twin in core or a reason for having none, and the list names no other', () => {
  expect([...new Set(found)].sort()).toEqual(Object.keys(SHADER_FUNCTIONS).sort());
});

test.each(Object.entries(SHADER_FUNCTIONS))('%s is held', (name, held) => {
  if ('twin' in held) {
    const [file = '', twin = ''] = held.twin.split('#');
    expect(readText(file)).toMatch(new RegExp(`export (const|function) ${twin}\\b`));
    // A test in the browser asks the shader's function in a text and calls the twin.
    const asked = gpuTests.some(
      (t) => new RegExp(`[\`'].*\\b${name}\\(`).test(t) && new RegExp(`\\b${twin}\\b`).test(t),
    );
    expect(asked, `no test in tests/gpu asks ${name} and ${twin}`).toBe(true);
  } else {
    expect(held.because.length).toBeGreaterThan(5);
    if (held.measured !== undefined) readText(`tests/physics/checks/${held.measured}.ts`);
  }
});
