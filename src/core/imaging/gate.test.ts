import { expect, test } from 'vitest';
import { linear38, probes } from '../instruments/probe';
import { cursorOf, gateOf, gatePrfHz } from './gate';
import { defaultGate } from './gateSettings';
import { BINS, type Column, edgeOf, speedTurns } from './spectrum';

const DEGREE = Math.PI / 180;

test('the gate stays on the beams of the probe, and deep ones wait longer for their echoes', () => {
  const gate = gateOf(linear38, 40, { ...defaultGate, gateLateral: 90, gateDepth: 39.5, gateLength: 4 });
  expect(gate.beamFraction).toBe(1);
  expect([gate.from, gate.to]).toEqual([36, 40]);
  // 1540 m/s over 2 x 150 mm.
  expect(gatePrfHz({ to: 150 }, { ...defaultGate, gatePrfHz: 11_000 })).toBeCloseTo(5133.3, 1);
  // A curved face does not steer.
  expect(gateOf(probes.convex5, 80, { ...defaultGate, gateSteerRad: 0.3 }).steerRad).toBe(0);
});

test('the cursor is turned from the way back to the probe, and so is its scale', () => {
  const straight = gateOf(linear38, 40, defaultGate);
  // 90 degrees lie along +lateral, 0 against the beam.
  const along = cursorOf(straight, { ...defaultGate, gateAngleRad: 80 * DEGREE });
  expect(along.lateral).toBeCloseTo(Math.sin(80 * DEGREE), 9);
  expect(along.depth).toBeCloseTo(-Math.cos(80 * DEGREE), 9);
  const back = cursorOf(straight, { ...defaultGate, gateAngleRad: 0 });
  expect(back.lateral).toBeCloseTo(0, 9);
  expect(back.depth).toBeCloseTo(-1, 9);
  // Leaning by 20 degrees, a vessel along the skin lies at 70 to the beam.
  const leant = gateOf(linear38, 40, { ...defaultGate, gateSteerRad: 20 * DEGREE });
  expect(cursorOf(leant, { ...defaultGate, gateAngleRad: -70 * DEGREE }).depth).toBeCloseTo(0, 9);
});

/** Columns of even power between two shifts, over noise of 1. */
const band = (from: number, to: number): Column[] => {
  const power = new Float32Array(BINS).fill(1);
  for (let b = 0; b < BINS; b++) {
    const turns = (b + 0.5) / BINS - 0.5;
    if (turns > from && turns < to) power[b] = 200;
  }
  return [{ tick: 0, prfHz: 4000, sentMHz: 5, power }];
};

test('the trace finds the edge on the side to which more runs, and nothing in noise', () => {
  expect(edgeOf(band(0.02, 0.3), 0)).toBeCloseTo(0.3, 2);
  expect(edgeOf(band(-0.3, 0.1), 0)).toBeCloseTo(-0.3, 2);
  expect(edgeOf(band(0, 0), 0)).toBeNull();
  expect(edgeOf([], 0)).toBeNull();
  // Folded over at a half; with the baseline moved down by a quarter turn it stands where it belongs.
  const folded = band(0.02, 0.5).map((column) => ({
    ...column,
    power: column.power.map((p, b) => (b < 10 ? 200 : p)),
  }));
  expect(edgeOf(folded, 0.25)).toBeCloseTo(0.5 + 10 / BINS, 2);
});

test('a speed is what its edge leaves without the width of the array, over the cosine', () => {
  // At 0 degrees only the window is taken off: 1.18 sqrt(0.61^2 + 2/3) = 1.20 bins.
  expect(speedTurns(0.25, 0)).toBeCloseTo(0.25 - 1.2 / 128, 3);
  // At 60: v (0.5 + 1.18 x 0.0575 x 0.866) were it not for the window.
  const v = speedTurns(0.25, 60 * DEGREE);
  const width = Math.sqrt((0.61 ** 2 + 2 / 3) / 128 ** 2 + (0.05745 * 0.866 * v) ** 2);
  expect(0.5 * v + 1.1774 * width).toBeCloseTo(0.25, 4);
  expect(speedTurns(-0.25, 60 * DEGREE)).toBeCloseTo(-v, 9);
});
