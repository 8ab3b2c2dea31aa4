import { describe, expect, it } from 'vitest';
import { needleEchoDb } from './needleEcho';

const SURFACES = ['smooth', 'plain', 'dimpled', 'coated'] as const;
const at = (degrees: number, surface: (typeof SURFACES)[number]): number =>
  needleEchoDb((degrees * Math.PI) / 180, surface);

describe('the echo of a needle', () => {
  it('is that of the simulated rough line for a plain one', () => {
    expect(at(0, 'plain')).toBe(0);
    expect(at(30, 'plain')).toBeCloseTo(-17.5, 9);
    expect(at(35, 'plain')).toBeCloseTo((-17.5 - 26.6) / 2, 9);
    expect(at(90, 'plain')).toBe(-53);
  });

  it('is that of the simulated mirror for a smooth one', () => {
    expect(at(10, 'smooth')).toBeCloseTo(-14.5, 9);
    expect(at(90, 'smooth')).toBe(-74);
  });

  it('keeps what dimples and a coat scatter where the shaft is lost', () => {
    // Powers add: 10 log((10^-5.3 + 0.1) / 1.1) = -10.4; 10^-2.4 / (1 + 10^-2.4) is -24.0.
    expect(at(75, 'dimpled')).toBeCloseTo(-10.4, 1);
    expect(at(75, 'coated')).toBeCloseTo(-24, 1);
    expect(at(0, 'dimpled')).toBeCloseTo(0, 12);
  });

  it.each(SURFACES)('never rises with the angle: %s', (surface) => {
    for (let degrees = 0; degrees < 90; degrees += 0.5)
      expect(at(degrees + 0.5, surface)).toBeLessThanOrEqual(at(degrees, surface));
  });
});
