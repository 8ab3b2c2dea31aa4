/**
 * Angle by which a beam has turned from its way, rad, where the delay summed above (mm) grows by `slope` a mm across it and a mm is
 * shown longer by `delay`. The gradient of the travel time across the beam is conserved (Snell), first order in what bends:
 * under an interface that leans by 40 degrees the turn from fat into muscle comes 0.1 degrees short.
 */
export const turnRad = (slope: number, delay: number): number => slope / (1 + delay);

/** Most that grazing takes of the reflected power: a surface is never so smooth and straight that nothing gets through; typical. */
export const MOST_REFLECTED = 0.75;

/**
 * Share of the amplitude that comes back through an interface after crossing it twice, at a slant: 1 - r^2 with
 * r = (Z2 cos i - Z1 cos t) / (Z2 cos i + Z1 cos t) for fluids, sin t = (c2 / c1) sin i, all reflected beyond the critical angle.
 * `tangent2` is the square of tan i. No less than 1 - MOST_REFLECTED.
 */
export function slantTransmission(from: number, to: number, speedRatio: number, tangent2: number): number {
  const sine2 = tangent2 / (1 + tangent2);
  const beyond2 = Math.max(0, 1 - speedRatio * speedRatio * sine2);
  const near = to * Math.sqrt(1 - sine2);
  const far = from * Math.sqrt(beyond2);
  const r = (near - far) / (near + far);
  return 1 - Math.min(r * r, MOST_REFLECTED);
}

/**
 * Amplitude of an echo whose sound reaches and leaves the aperture in disorder: `phase2` is the mean square, rad^2, of the phase by which
 * one way through the parts of the aperture differs from a plane front. Marechal's exp(-phase2) of the power where that is small; where it
 * is large the beam is spread, not lost: 1 / (1 + phase2), which a phase screen of a tube of fluid shows within 1 dB.
 */
export const disorderedAmplitude = (phase2: number): number => 1 / Math.sqrt(1 + phase2);
