import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TierName } from '../tier-name';
import { FAST_MS, type Governing, govern, governed, median, SLOW_MS } from './governor';

const framesAfter = (from: Governing, count: number, frameMs: number): Governing => {
  let now = from;
  for (let i = 0; i < count; i++) now = govern(now, frameMs);
  return now;
};

describe('the tier', () => {
  test('falls after a second and a half of slow frames, step by step to the lowest, and stays there', () => {
    // 25 x 60 ms = 1.5 s
    expect(framesAfter(governed('high'), 25, 60).tier).toBe('high');
    expect(framesAfter(governed('high'), 26, 60).tier).toBe('medium');
    expect(framesAfter(governed('high'), 52, 60).tier).toBe('low');
    expect(framesAfter(governed('high'), 4000, 60).tier).toBe('low');
  });

  test('never falls for fewer than six frames, however slow', () => {
    expect(framesAfter(governed('high'), 5, 350).tier).toBe('high');
    expect(framesAfter(governed('high'), 6, 350).tier).toBe('medium');
  });

  test('rises after two seconds of a fast screen', () => {
    expect(framesAfter(governed('medium'), 119, 16.7).tier).toBe('medium');
    expect(framesAfter(governed('medium'), 120, 16.7).tier).toBe('high');
  });

  test('holds between the two bounds', () => {
    for (const tier of ['low', 'medium', 'high'] as const)
      expect(framesAfter(governed(tier), 9000, 33).tier).toBe(tier);
  });

  test('is swayed by no single long frame, as when a window comes back to the front', () => {
    const before = framesAfter(governed('high'), 60, 16.7);
    expect(framesAfter(govern(before, 60_000), 60, 16.7).tier).toBe('high');
    expect(framesAfter(govern(governed('high'), 60_000), 60, 16.7).tier).toBe('high');
  });

  test('is found again once what slowed the machine is over', () => {
    const slowed = framesAfter(framesAfter(governed('high'), 5000, 16.7), 80, 60);
    expect(slowed.tier).toBe('low');
    // The fall from a proven tier asks for no more patience than the first; the fall after it does: 120 x 8 frames.
    expect(framesAfter(slowed, 2 * 960 + 80, 16.7).tier).toBe('high');
  });
});

/** Frame times of a machine: each tier costs so much, and the screen shows no more than one in 16.7 ms. */
type Costs = Readonly<Record<TierName, number>>;
const paceOf = (costs: Costs, tier: TierName, jitter: number): number =>
  Math.max(16.7, costs[tier] * (0.9 + 0.2 * jitter));

const machines = fc
  .tuple(fc.double({ min: 0.5, max: 150, noNaN: true }), fc.double({ min: 1.5, max: 4, noNaN: true }))
  .map(([low, ratio]): Costs => ({ low, medium: low * ratio, high: low * ratio * ratio }));

test('on no steady machine does it flap: at most eight moves in five minutes, two of them in the last half', () => {
  fc.assert(
    fc.property(
      machines,
      fc.constantFrom<TierName>('low', 'medium', 'high'),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (costs, start, dice) => {
        let now = governed(start);
        const moves: number[] = [];
        let clock = 0;
        while (clock < 300_000) {
          const ms = paceOf(costs, now.tier, dice.next().value ?? 0.5);
          clock += ms;
          const next = govern(now, ms);
          if (next.tier !== now.tier) moves.push(clock);
          now = next;
        }
        expect(moves.length).toBeLessThanOrEqual(8);
        expect(moves.filter((at) => at > 150_000).length).toBeLessThanOrEqual(2);
        // Where it ends no frame is slower than it must be.
        if (now.tier !== 'low') expect(costs[now.tier] * 0.9).toBeLessThan(SLOW_MS);
        // A tier that is fast is not left unused for ever.
        if (costs.high * 1.1 < FAST_MS) expect(now.tier).toBe('high');
      },
    ),
    { seed: 4711, numRuns: 25 },
  );
});

test('the median is the middle, the upper of two, and 0 of none', () => {
  expect(median([16, 17, 16, 900, 17])).toBe(17);
  expect(median([1, 2])).toBe(2);
  expect(median([])).toBe(0);
});
