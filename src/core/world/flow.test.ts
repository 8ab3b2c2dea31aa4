import { describe, expect, it } from 'vitest';
import { needles } from '../instruments/needle';
import { syringe20 } from '../instruments/syringe';
import { BLOOD, flowMlPerS, SYNOVIAL, type Viscosity, viscosityAt } from './flow';

const secondsFor20Ml = (id: '18G' | '22G', fluid: Viscosity): number =>
  20 / flowMlPerS(needles[id], fluid, syringe20.fullPullKPa);

describe('the flow law', () => {
  it('is Poiseuille for a thick fluid', () => {
    // pi r^4 dP / (8 mu L): r 0.4190 mm, 10 kPa, 1 Pa s, 90 mm -> pi 3.082e-14 1e4 / 0.72 = 1.345e-9 m3/s.
    const honey = { zero: 1, infinite: 1, timeS: 1, power: 1, densityKgPerM3: 1000 };
    expect(flowMlPerS(needles['18G'], honey, 10)).toBeCloseTo(1.345e-3, 5);
  });

  it('is a jet for a fluid without viscosity', () => {
    // A sqrt(2 dP / (K rho)): A 0.5515 mm2, 10 kPa, K 1.5, 1000 kg/m3 -> 0.5515e-6 3.651 = 2.014e-6 m3/s.
    const ideal = { zero: 1e-12, infinite: 1e-12, timeS: 1, power: 1, densityKgPerM3: 1000 };
    expect(flowMlPerS(needles['18G'], ideal, 10)).toBeCloseTo(2.014, 3);
  });

  it('solves its own equation', () => {
    const needle = needles['22G'];
    const q = flowMlPerS(needle, SYNOVIAL, 50) / 1e6;
    const r = needle.innerDiameter / 2000;
    const area = Math.PI * r ** 2;
    const mu = viscosityAt(SYNOVIAL, (4 * q) / (Math.PI * r ** 3));
    const pressure = ((1.5 * 1010) / (2 * area ** 2)) * q ** 2 + ((8 * mu * 0.09) / (Math.PI * r ** 4)) * q;
    expect(pressure / 50e3).toBeCloseTo(1, 4);
  });

  it('thins by Cross', () => {
    // At rate 1 / time the thinning part is halved: 0.005 + 0.495 / 2.
    expect(viscosityAt(SYNOVIAL, 1 / 0.3)).toBeCloseTo(0.2525, 9);
    expect(viscosityAt(SYNOVIAL, 0)).toBeCloseTo(0.5, 9);
  });

  // Ranges stated for 20 mL of osteoarthritic synovial fluid through 90 mm.
  it('takes 20 mL in 6 to 20 s through 18G and in 2 to 5 min through 22G', () => {
    expect(secondsFor20Ml('18G', SYNOVIAL)).toBeGreaterThan(6);
    expect(secondsFor20Ml('18G', SYNOVIAL)).toBeLessThan(20);
    expect(secondsFor20Ml('22G', SYNOVIAL)).toBeGreaterThan(120);
    expect(secondsFor20Ml('22G', SYNOVIAL)).toBeLessThan(300);
  });

  it('draws blood faster than synovial fluid, and nothing without suction', () => {
    expect(secondsFor20Ml('22G', BLOOD)).toBeLessThan(secondsFor20Ml('22G', SYNOVIAL));
    expect(flowMlPerS(needles['18G'], BLOOD, 0)).toBe(0);
    expect(flowMlPerS(needles['18G'], BLOOD, -5)).toBe(0);
  });
});
