import { expect, it } from 'vitest';
import { defaultSettings } from './machine';
import { MOST_PERSISTED, persistenceWeights, sameKnobs } from './persistence';

it('shows one frame alone where it is off', () => {
  expect(persistenceWeights(0)).toEqual([1]);
});

it('weighs frames less the older they are, to a sum of 1, and calms noise more with each step', () => {
  let before = 1;
  for (const step of [1, 2, 3] as const) {
    const weights = persistenceWeights(step);
    expect(weights.length).toBeLessThanOrEqual(MOST_PERSISTED);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    for (let k = 1; k < weights.length; k++) expect(weights[k]).toBeLessThan(weights[k - 1] ?? 0);
    const noise = Math.sqrt(weights.reduce((a, b) => a + b * b, 0));
    expect(noise).toBeLessThan(before);
    before = noise;
  }
  // 0.32 x 0.68^k over five, whose sum is 0.855: sqrt(0.1864) / 0.855.
  expect(before).toBeCloseTo(0.505, 2);
});

it('tells frames of one setting from those of another', () => {
  expect(sameKnobs(defaultSettings, { ...defaultSettings, tgcDb: [...defaultSettings.tgcDb] })).toBe(true);
  expect(sameKnobs(defaultSettings, { ...defaultSettings, depth: 50 })).toBe(false);
  expect(sameKnobs(defaultSettings, { ...defaultSettings, tgcDb: [1, 0, 0, 0, 0, 0, 0, 0] })).toBe(false);
});
