import { expect, test } from 'vitest';
import { inSet, inSetGlsl, MOST_STRUCTURES, structureSet } from './structureSet';

test('a set holds what it was made of, in words whose sign is free', () => {
  for (let only = 0; only < MOST_STRUCTURES; only++) {
    const set = structureSet(MOST_STRUCTURES, (i) => i === only);
    for (let i = 0; i < MOST_STRUCTURES; i++) expect(inSet(set, i)).toBe(i === only);
    expect(Math.min(...set)).toBe(0);
  }
});

test('the shader asks the word and the bit that the set has', () => {
  expect(inSetGlsl('uActive', 3)).toBe('(uActive.x & 8) != 0');
  // 31 is the first of the second word, 40 its tenth.
  expect(structureSet(41, (i) => i === 31)).toEqual([0, 1]);
  expect(inSetGlsl('uActive', 40)).toBe('(uActive.y & 512) != 0');
});
