import { describe, expect, test } from 'vitest';
import { linear38, probes } from '../instruments/probe';
import { colourBoxOf } from './colourBox';
import {
  BROADENING,
  coherence,
  dopplerMHz,
  mostPrfHz,
  nyquist,
  shiftHz,
  speedOf,
  wallFilter,
  wrapTurns,
} from './doppler';
import { colourPrfHz, cutoffTurns, defaultDoppler } from './dopplerSettings';
import { flowColour, shareOfScale } from './flowMap';

describe('the shift', () => {
  test('of 10 cm/s at 60 degrees and 5 MHz is 325 Hz', () => {
    // 2 x 5e6 x 0.1 x 0.5 / 1540 = 324.7.
    expect(shiftHz(5, 100 * Math.cos(Math.PI / 3))).toBeCloseTo(324.675, 2);
    expect(speedOf(5, shiftHz(5, -37))).toBeCloseTo(-37, 9);
  });
  test('aliases beyond c PRF / 4 f', () => {
    // 1540 m/s x 1000 Hz / (4 x 5 MHz) = 77 mm/s; 308 mm/s at 4 kHz.
    expect(nyquist(5, 1000)).toBeCloseTo(77, 9);
    expect(nyquist(5, 4000)).toBeCloseTo(308, 9);
    // 10 % over the limit reads as 90 % the other way.
    expect(wrapTurns(0.55)).toBeCloseTo(-0.45, 9);
    expect(wrapTurns(-0.55)).toBeCloseTo(0.45, 9);
    expect(wrapTurns(0.49)).toBeCloseTo(0.49, 9);
  });
  test('is read up to further one way with the baseline moved', () => {
    // Baseline of a quarter turn: -1/4 .. 3/4.
    expect(wrapTurns(0.7, 0.25)).toBeCloseTo(0.7, 9);
    expect(wrapTurns(0.8, 0.25)).toBeCloseTo(-0.2, 9);
    expect(wrapTurns(-0.3, 0.25)).toBeCloseTo(0.7, 9);
  });
});

test('pulses wait for the echo from the depth that is looked at', () => {
  // 1540 m/s over 2 x 40 mm = 19.25 kHz; 160 mm leave 4.8.
  expect(mostPrfHz(40)).toBeCloseTo(19_250, 6);
  expect(mostPrfHz(160)).toBeCloseTo(4812.5, 6);
  const deep = { ...defaultDoppler, prfHz: 11_000, boxDepth: 140, boxHeight: 40 };
  expect(colourPrfHz(probes.convex5, deep)).toBeCloseTo(mostPrfHz(160), 6);
  expect(colourPrfHz(linear38, defaultDoppler)).toBe(2800);
  // 0.66 x 7.6 MHz.
  expect(dopplerMHz(linear38)).toBeCloseTo(5.016, 9);
});

test('the wall filter takes what stands, half at its cut-off, and what turns once round a pulse', () => {
  const cutoff = cutoffTurns({ wallFilter: 'medium' });
  expect(wallFilter(0, cutoff)).toBe(0);
  expect(wallFilter(cutoff, cutoff)).toBeCloseTo(0.5, 9);
  expect(wallFilter(-3 * cutoff, cutoff)).toBeCloseTo(81 / 82, 9);
  // Blind: a whole turn looks like stillness.
  expect(wallFilter(1, cutoff)).toBeCloseTo(0, 9);
});

test('one speed gives a band of shifts, as wide as the array is long', () => {
  // F / 3: half the angle is atan(1 / 6) = 9.46 degrees, its sine 0.1644.
  expect(BROADENING).toBeCloseTo(0.1644 / Math.sqrt(3), 4);
  expect(coherence(0)).toBe(1);
  // exp(-2 pi^2 0.1^2).
  expect(coherence(0.1)).toBeCloseTo(0.8209, 4);
});

test('the box stays on the beams of the probe', () => {
  const wide = { ...defaultDoppler, boxWidth: 60, boxHeight: 80, boxDepth: 35 };
  expect(colourBoxOf(linear38, 40, wide)).toEqual({
    steerRad: 0,
    fromArc: -19.2,
    toArc: 19.2,
    fromRange: 0.5,
    toRange: 40,
  });
  // Leaning by 20 degrees the beam through (0, 20) leaves the face 20 tan 20 = 7.28 mm to the left.
  const leant = colourBoxOf(linear38, 40, { ...defaultDoppler, boxSteerRad: Math.PI / 9, boxWidth: 10 });
  expect((leant.fromArc + leant.toArc) / 2).toBeCloseTo(-7.279, 3);
  // 10 to 30 mm deep, over cos 20.
  expect(leant.fromRange).toBeCloseTo(10.642, 3);
  expect(leant.toRange).toBeCloseTo(31.925, 3);
  // A curved face does not steer.
  expect(colourBoxOf(probes.convex5, 80, { ...defaultDoppler, boxSteerRad: 0.3 }).steerRad).toBe(0);
});

test('red comes and blue goes, lighter the faster', () => {
  const [red, , blue] = flowColour(0.5);
  expect(red).toBeGreaterThan(0.8);
  expect(blue).toBeLessThan(0.1);
  expect(flowColour(-0.5)[2]).toBeGreaterThan(0.8);
  expect(flowColour(1)[1]).toBeGreaterThan(flowColour(0.5)[1]);
  // A quarter turn up of a scale that ends at three quarters.
  expect(shareOfScale(0.25, 0.25)).toBeCloseTo(1 / 3, 9);
  expect(shareOfScale(-0.25, 0.25)).toBe(-1);
});
