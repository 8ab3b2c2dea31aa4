import { expect, test } from 'vitest';
import { pcg, type RandomState, random, randomBetween, randomNormal, randomStream } from './random';

const draws = (state: RandomState, count: number): number[] =>
  Array.from({ length: count }, () => random(state));
const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const COUNT = 20_000;

test('pcg mixes as its formula says', () => {
  // pcg(0): s = 2891336453, shifted by (s >> 28) + 4 = 14, xored, times 277803737 modulo 2^32, then xored with itself >> 22.
  const s = 2891336453n;
  const w = (((s >> ((s >> 28n) + 4n)) ^ s) * 277803737n) % 4294967296n;
  expect(BigInt(pcg(0))).toBe((w >> 22n) ^ w);
});

test('a seed and a purpose give the same stream again, and a state can be carried over', () => {
  const a = randomStream(7, 'cyst');
  draws(a, 10);
  const b: RandomState = JSON.parse(JSON.stringify(a));
  expect(draws(a, 50)).toEqual(draws(b, 50));
});

test('seeds and purposes give different streams, also next to each other', () => {
  const first = new Set<number>();
  for (let seed = 0; seed < 500; seed++) {
    for (const purpose of ['a', 'b', 'ab', 'ba']) first.add(random(randomStream(seed, purpose)));
  }
  expect(first.size).toBe(2000);
  const starts = Array.from({ length: 2000 }, (_, seed) => random(randomStream(seed, 'cyst')));
  // The first draws over seeds are a sample of the uniform law themselves: mean 1/2 +- 4 sigma of 1/sqrt(12 * 2000).
  expect(Math.abs(mean(starts) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * 2000));
});

test('uniform: range, mean, variance and twenty equal bins', () => {
  const values = draws(randomStream(1, 'uniform'), COUNT);
  expect(values.every((v) => v >= 0 && v < 1)).toBe(true);
  // Mean 1/2 with sigma 1/sqrt(12 n); four sigma.
  expect(Math.abs(mean(values) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * COUNT));
  const bins = new Array<number>(20).fill(0);
  for (const v of values) bins[Math.floor(v * 20)] = (bins[Math.floor(v * 20)] ?? 0) + 1;
  // Chi squared with 19 degrees of freedom exceeds 43.8 once in 1000.
  const chi = bins.reduce((sum, b) => sum + (b - COUNT / 20) ** 2 / (COUNT / 20), 0);
  expect(chi).toBeLessThan(43.8);
});

test('successive numbers are not correlated', () => {
  const values = draws(randomStream(2, 'lag'), COUNT);
  const products = values.slice(1).map((v, i) => (v - 0.5) * ((values[i] ?? 0) - 0.5));
  // Sigma of the product of two uniform deviates is 1/12; four sigma of the mean.
  expect(Math.abs(mean(products))).toBeLessThan(4 / 12 / Math.sqrt(COUNT));
});

test('between two numbers', () => {
  const state = randomStream(3, 'between');
  const values = Array.from({ length: 1000 }, () => randomBetween(state, 5, 7));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...values)).toBeLessThan(7);
  expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(1.9);
});

test('normal: mean 0, variance 1, 95.4 % within two sigma', () => {
  const state = randomStream(4, 'normal');
  const values = Array.from({ length: COUNT }, () => randomNormal(state));
  expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(COUNT));
  // The variance of a normal sample's variance is 2 / n.
  expect(Math.abs(mean(values.map((v) => v * v)) - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT));
  const within = values.filter((v) => Math.abs(v) < 2).length / COUNT;
  expect(Math.abs(within - 0.9545)).toBeLessThan(0.006);
});
