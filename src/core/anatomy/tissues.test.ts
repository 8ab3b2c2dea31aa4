import { describe, expect, test } from 'vitest';
import { tissues } from './tissues';

describe.each(Object.values(tissues))('$id', (tissue) => {
  test('says where its figures come from, or that they are typical', () => {
    expect(tissue.source).toMatch(/typical|IT'IS|PMC\d+|synovial fluid 15\d\d|phantoms/);
  });

  test('can be: sound, weight, force and colour within what matter has', () => {
    const { speedMPerS, densityKgPerM3, attenuationDbPerCm, attenuationExponent, hu } = tissue;
    expect(speedMPerS).toBeGreaterThanOrEqual(330);
    expect(speedMPerS).toBeLessThanOrEqual(4100);
    expect(densityKgPerM3).toBeGreaterThan(1);
    expect(densityKgPerM3).toBeLessThan(2100);
    // Attenuation of tissue grows with the first power of frequency and a little more (Szabo), and never falls.
    expect(attenuationDbPerCm).toBeGreaterThan(0);
    expect(attenuationExponent).toBeGreaterThanOrEqual(1);
    expect(attenuationExponent).toBeLessThanOrEqual(1.5);
    expect(hu).toBeGreaterThanOrEqual(-1000);
    // What is denser than water is denser on CT too.
    if (densityKgPerM3 > 1150) expect(hu).toBeGreaterThan(80);
    if (densityKgPerM3 < 950) expect(hu).toBeLessThan(-50);
    for (const v of tissue.colour) {
      expect(v).toBeGreaterThanOrEqual(0);
      expect(v).toBeLessThanOrEqual(1);
    }
    for (const force of [tissue.cuttingN, tissue.frictionNPerMm, tissue.stiffnessKPa])
      expect(force).toBeGreaterThanOrEqual(0);
  });
});
