import { describe, expect, it } from 'vitest';
import { tissues } from '../anatomy/tissues';
import { dbOfAmplitude } from '../math/functions';
import {
  attenuationDbPerCm,
  downshift,
  impedance,
  reflection,
  twoWayLossDb,
  twoWayTransmission,
} from './acoustics';

const between = (a: keyof typeof tissues, b: keyof typeof tissues): readonly [number, number] => [
  impedance(tissues[a]),
  impedance(tissues[b]),
];

describe('interfaces', () => {
  // From Z = density x speed: skin 1.801, fat 1.346, muscle 1.731, tendon 1.999, blood 1.657 MRayl, by hand.
  it.each([
    ['skin', 'fat', -0.145],
    ['fat', 'muscle', 0.125],
    ['muscle', 'tendon', 0.072],
    ['muscle', 'artery', -0.022],
    ['muscle', 'air', -1],
  ] as const)('%s to %s reflect %d', (a, b, r) => {
    expect(Math.abs(reflection(...between(a, b)) - r)).toBeLessThan(0.0015);
  });

  it('lose little to what they reflect, but bone takes 3.7 dB', () => {
    expect(dbOfAmplitude(twoWayTransmission(...between('skin', 'fat')))).toBeCloseTo(-0.18, 1);
    expect(dbOfAmplitude(twoWayTransmission(...between('muscle', 'bone')))).toBeCloseTo(-3.7, 1);
  });
});

describe('attenuation', () => {
  it('follows the power of the frequency', () => {
    // Muscle 0.62 dB/cm at 1 MHz, exponent 1.08: 0.62 x 7.6^1.08 = 0.62 x 8.939 = 5.542.
    expect(attenuationDbPerCm(tissues.muscle, 7.6)).toBeCloseTo(5.542, 2);
    expect(attenuationDbPerCm(tissues.muscle, 1)).toBe(0.62);
  });

  it('is paid there and back', () => {
    // 10 mm of fat at 5 MHz: 2 x 0.61 x 5 x 1 cm.
    expect(twoWayLossDb(tissues.fat, 5, 10)).toBeCloseTo(6.1, 9);
  });

  it('lowers the frequency of what comes back', () => {
    // 0.5 dB/cm/MHz over 40 mm and back: 4 dB/MHz = 0.4605 Np/MHz; sigma 1.66, centre 7.2 MHz. Shift 0.4605 x 1.66^2 = 1.27 MHz;
    // loss 8.686 (0.4605 x 7.2 - (0.4605 x 1.66)^2 / 2) = 26.3 dB, where PyMUST gives 26.8.
    const { lossDb, shiftMHz } = downshift(7.2, 1.66, 4);
    expect(shiftMHz).toBeCloseTo(1.27, 2);
    expect(lossDb).toBeCloseTo(26.3, 1);
  });
});
