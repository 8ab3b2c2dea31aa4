import { expect, test } from 'vitest';
import { mutants } from '../physics/mutants.mjs';
import { moved } from '../physics/mutate.mjs';
import { readSource } from './source';
import { readText } from './tree';

test('what physics expects is written down without the code under test', () => {
  expect(readSource('tests/physics/theory.ts', readText('tests/physics/theory.ts')).imports).toEqual([]);
});

test.each(Object.entries(mutants))('the mutant "%s" finds its constant', (_, mutant) => {
  const code = readText(mutant.file);
  expect(moved(code, mutant)).not.toBe(code);
});

test('a mutant moves the last number of its text, where that stands once', () => {
  expect(moved('a = 2; b = 10;', { text: 'b = 10', factor: 1.2 })).toBe('a = 2; b = 12;');
  expect(() => moved('a = 2; a = 2;', { text: 'a = 2', factor: 1.2 })).toThrow('it occurs 2 times');
  expect(() => moved('a = b;', { text: 'a = b', factor: 1.2 })).toThrow('holds no number');
});
