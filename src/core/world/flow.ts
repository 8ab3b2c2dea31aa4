import type { Needle } from '../instruments/needle';
import { PI, pow } from '../math/functions';

/** Shear thinning by Cross: mu = infinite + (zero - infinite) / (1 + (time rate)^power). Viscosities Pa s, time s. */
export interface Viscosity {
  readonly zero: number;
  readonly infinite: number;
  readonly timeS: number;
  readonly power: number;
  readonly densityKgPerM3: number;
}

/**
 * Synovial fluid of osteoarthritis: zero-shear viscosity 0.01 to 1 Pa s in published series, a few mPa s at the shear rates of a needle;
 * the four constants are typical values within those ranges.
 */
export const SYNOVIAL: Viscosity = {
  zero: 0.5,
  infinite: 0.005,
  timeS: 0.3,
  power: 0.7,
  densityKgPerM3: 1010,
};
/** Whole blood at the shear rates of a needle, 3 to 4 mPa s: Newtonian there. */
export const BLOOD: Viscosity = { zero: 0.0035, infinite: 0.0035, timeS: 1, power: 1, densityKgPerM3: 1050 };

/** Entrance and exit loss in velocity heads, typical of a sharp-edged bore. */
const ENDS = 1.5;
const MOST_ROUNDS = 40;

/** Viscosity, Pa s, at a shear rate in 1/s. */
export const viscosityAt = (fluid: Viscosity, ratePerS: number): number =>
  fluid.infinite + (fluid.zero - fluid.infinite) / (1 + pow(fluid.timeS * ratePerS, fluid.power));

/**
 * Flow through a needle, mL/s, under a pressure difference in kPa: the root of a Q^2 + b Q = dP with a = K rho / (2 A^2)
 * (inertia at the ends) and b = 8 mu L / (pi r^4) (Poiseuille), mu at the wall's shear rate 4 Q / (pi r^3). Found from the
 * flow of an ideal fluid downwards: thinner when faster, so the sequence falls to the root. 0 for no pressure.
 */
export function flowMlPerS(needle: Needle, fluid: Viscosity, pressureKPa: number): number {
  if (!(pressureKPa > 0)) return 0;
  const radius = needle.innerDiameter / 2000;
  const area = PI * radius * radius;
  const pressure = pressureKPa * 1000;
  const a = (ENDS * fluid.densityKgPerM3) / (2 * area * area);
  const resistance = (8 * (needle.length / 1000)) / (PI * radius * radius * radius * radius);
  let flow = Math.sqrt(pressure / a);
  for (let i = 0; i < MOST_ROUNDS; i++) {
    const b = resistance * viscosityAt(fluid, (4 * flow) / (PI * radius * radius * radius));
    const next = (-b + Math.sqrt(b * b + 4 * a * pressure)) / (2 * a);
    const settled = flow - next < 1e-6 * flow;
    flow = next;
    if (settled) break;
  }
  return flow * 1e6;
}
