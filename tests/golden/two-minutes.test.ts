import { expect, test } from 'vitest';
import { twoMinutes } from './two-minutes';

/** Chromium must come to the same: tests/gpu/two-minutes.gpu.test.ts reads this table. */
test('two minutes in Node', async () => {
  const outcome = await twoMinutes();
  expect(outcome.ticks).toBeGreaterThan(120 * 120);
  await expect(`${JSON.stringify(outcome, null, 2)}\n`).toMatchFileSnapshot('two-minutes.json');
}, 120_000);
