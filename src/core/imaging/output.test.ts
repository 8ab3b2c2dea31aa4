import { expect, test } from 'vitest';
import { linear38, probes } from '../instruments/probe';
import { defaultSettings } from './machine';
import { mechanicalIndex, outputOf, thermalIndex } from './output';

test('MI is the derated rarefaction over the root of the frequency, and never above 1.9', () => {
  // 2 MPa at 4 MHz, 5 cm deep: 0.3 x 4 x 5 = 6 dB leave 1.002 MPa, over 2.
  expect(mechanicalIndex(2, 4, 50)).toBeCloseTo(0.501, 3);
  // At the face nothing is derated.
  expect(mechanicalIndex(2, 4, 0)).toBeCloseTo(1, 9);
  expect(mechanicalIndex(9, 1, 10)).toBe(1.9);
});

test('TIS is one where 210 mW at 1 MHz leave the centimetre', () => {
  expect(thermalIndex(210, 1)).toBe(1);
  expect(thermalIndex(21, 5)).toBeCloseTo(0.5, 9);
});

test('the indices follow frequency, focus, mode and pulses a second', () => {
  const plain = outputOf(linear38, defaultSettings);
  // 4.2 MPa x 10^(-0.3 x 7.6 x 2 / 20) / sqrt 7.6 = 2.484 / 2.757.
  expect(plain.mi).toBeCloseTo(0.901, 3);
  // 0.6 uJ x 0.8 x 19,250/s x 10 / 38.4 = 2.41 mW, x 7.6 / 210.
  expect(plain.tis).toBeCloseTo(0.0871, 3);
  expect(outputOf(linear38, { ...defaultSettings, frequency: 'penetration' }).mi).toBeGreaterThan(plain.mi);
  expect(outputOf(linear38, { ...defaultSettings, focus: 38 }).mi).toBeLessThan(plain.mi);
  const colour = outputOf(linear38, { ...defaultSettings, flow: 'colour' });
  expect(colour.tis).toBeGreaterThan(plain.tis);
  const slow = outputOf(linear38, { ...defaultSettings, spectrum: true, gatePrfHz: 1000 });
  const fast = outputOf(linear38, { ...defaultSettings, spectrum: true, gatePrfHz: 8000 });
  // 3 uJ x 7000/s more, x 5.016 / 210.
  expect(fast.tis - slow.tis).toBeCloseTo((3 * 7 * 5.016) / 210, 6);
  expect(outputOf(probes.convex5, { ...defaultSettings, depth: 120, focus: 60 }).mi).toBeLessThan(1.9);
});
