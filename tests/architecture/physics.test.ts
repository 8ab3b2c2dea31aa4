import { expect, test } from 'vitest';
import { readSource } from './source';
import { readText } from './tree';

test('what physics expects is written down without the code under test', () => {
  expect(readSource('tests/physics/theory.ts', readText('tests/physics/theory.ts')).imports).toEqual([]);
});
