import { describe, expect, it } from 'vitest';
import { fnv1a, hashOf } from './hash';

const bytes = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

describe('the hash', () => {
  // The authors' test vectors, http://www.isthe.com/chongo/tech/comp/fnv/
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['b', 'af63df4c8601f1a5'],
    ['foobar', '85944171f73967e8'],
  ])('is FNV-1a of 64 bits for "%s"', (text, hash) => {
    expect(fnv1a(bytes(text))).toBe(hash);
  });

  it('does not depend on the order of keys, and on that of a list it does', () => {
    expect(hashOf({ a: 1, b: { c: 2, d: [3] } })).toBe(hashOf({ b: { d: [3], c: 2 }, a: 1 }));
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });

  it('sees the last bit of a number', () => {
    expect(hashOf({ x: 0.1 + 0.2 })).not.toBe(hashOf({ x: 0.3 }));
  });

  it('takes what looks alike apart', () => {
    const values = [0, '0', false, null, [], {}, '', [0], { 0: 0 }, [[]], 'null'];
    expect(new Set(values.map(hashOf)).size).toBe(values.length);
    expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
  });

  it('survives JSON', () => {
    const state = { x: -0, y: 1e-300, list: [null, { deep: 'ü' }] };
    expect(hashOf(JSON.parse(JSON.stringify(state)))).toBe(hashOf(state));
  });

  it('refuses what is not a state, with its place', () => {
    expect(() => hashOf({ probe: { x: Number.NaN } })).toThrow('NaN at state.probe.x');
    expect(() => hashOf({ list: [undefined] })).toThrow('undefined at state.list[0]');
  });
});
