import { afterAll, beforeAll, expect, test } from 'vitest';
import { persistenceWeights } from '../../src/core/imaging/persistence';
import { linear38 } from '../../src/core/instruments/probe';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { blockOf, viewAt } from '../physics/bench';

const region = blockOf('muscle');
const scanners: Scanner[] = [];

async function scannerReady(): Promise<Scanner> {
  const canvas = document.createElement('canvas');
  const scanner = await Scanner.create({ canvas, region, probe: linear38, tier: tiers.low });
  await scanner.preparePersistence();
  scanners.push(scanner);
  return scanner;
}

let scanner: Scanner;
beforeAll(async () => {
  scanner = await scannerReady();
});
afterAll(() => {
  for (const each of scanners) each.dispose();
});

/** A probe that slides by a millimetre a frame, the newest place first. */
const slid = (persistence: 0 | 1 | 2 | 3, frames = 6): ScannedView[] =>
  Array.from({ length: frames }, (_, back) =>
    viewAt({ x: -back, tick: 1000 - 5 * back, settings: { persistence } }),
  );

function greyOf(by: Scanner, [view, ...before]: readonly ScannedView[]): Promise<Uint8Array> {
  if (view === undefined) throw new Error('There is no view.');
  expect(by.draw(view, before)).toBeNull();
  return by.readGrey();
}

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return most;
};

test('a frame is the weighted mean of the frames before it, to a grey level', async () => {
  const weights = persistenceWeights(3);
  const expected = new Float32Array(tiers.low.beams * tiers.low.samples);
  for (const [k, view] of slid(3).slice(0, weights.length).entries()) {
    const grey = await greyOf(scanner, [view]);
    for (let i = 0; i < expected.length; i++)
      expected[i] = (expected[i] ?? 0) + (weights[k] ?? 0) * (grey[i] ?? 0);
  }
  expect(furthest(await greyOf(scanner, slid(3)), expected)).toBeLessThanOrEqual(1);
  // Which is another picture than that of the newest frame alone.
  expect(furthest(await greyOf(scanner, slid(3, 1)), expected)).toBeGreaterThan(20);
});

test('after a seek the picture is the one that a running image came to', async () => {
  const frames = slid(2, 8);
  // Running: each frame is drawn in its turn, and those before it are kept.
  for (let at = 5; at > 0; at--) await greyOf(scanner, frames.slice(at, at + 3));
  const running = await greyOf(scanner, frames.slice(0, 3));
  const fresh = await greyOf(await scannerReady(), slid(2, 3));
  expect(furthest(running, fresh)).toBe(0);
});

test('off, and at a change of a knob, the newest frame stands alone', async () => {
  expect(furthest(await greyOf(scanner, slid(0)), await greyOf(scanner, slid(0, 1)))).toBe(0);
  const [now, ...others] = slid(1);
  if (now === undefined) throw new Error('There is no view.');
  const before = others.map((view) => ({
    ...view,
    state: { ...view.state, machine: { ...view.state.machine, gainDb: 6 } },
  }));
  expect(furthest(await greyOf(scanner, [now, ...before]), await greyOf(scanner, [now]))).toBe(0);
});
