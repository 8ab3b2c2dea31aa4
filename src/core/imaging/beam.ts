import type { Probe } from '../instruments/probe';
import { exp } from '../math/functions';
import { addScaled, dot, set, type Vec3 } from '../math/vec3';

/**
 * A probe in a region's frame: the middle of its face and three unit axes. `lateral` runs along the array away from the
 * marker, `axial` with the beam into the body, `elevational` = lateral x (-axial) completes the right-handed frame.
 */
export interface ProbePose {
  readonly face: Vec3;
  readonly lateral: Vec3;
  readonly axial: Vec3;
  readonly elevational: Vec3;
}

/** A point in a probe's frame, mm: along the array, with the beam, out of the plane. */
export interface ImagePoint {
  lateral: number;
  depth: number;
  elevation: number;
}

export function toImage(out: ImagePoint, pose: ProbePose, p: Readonly<Vec3>): ImagePoint {
  const x = p.x - pose.face.x;
  const y = p.y - pose.face.y;
  const z = p.z - pose.face.z;
  out.lateral = x * pose.lateral.x + y * pose.lateral.y + z * pose.lateral.z;
  out.depth = x * pose.axial.x + y * pose.axial.y + z * pose.axial.z;
  out.elevation = x * pose.elevational.x + y * pose.elevational.y + z * pose.elevational.z;
  return out;
}

export function fromImage(out: Vec3, pose: ProbePose, lateral: number, depth: number, elevation = 0): Vec3 {
  set(out, pose.face.x, pose.face.y, pose.face.z);
  addScaled(out, out, pose.lateral, lateral);
  addScaled(out, out, pose.axial, depth);
  return addScaled(out, out, pose.elevational, elevation);
}

/** mm/us; the speed of sound that a machine assumes. */
export const DISPLAY_SPEED = 1.54;

export const wavelength = (probe: Probe): number => DISPLAY_SPEED / probe.centreMHz;

/**
 * Full width of the slice at half amplitude, mm, at a depth in mm. Fitted to a PyMUST simulation of a lens of height 5 mm
 * focused at 18 mm, 7.6 MHz (2.83 mm at a depth of 5, 0.71 at 18, 2.77 at 40), within 13 % of it from 5 to 40 mm: the
 * lens's converging beam before the focus, its spreading behind it, and diffraction 0.96 lambda depth / height, in
 * quadrature. Other lenses scale with height and focus.
 */
export function sliceThickness(probe: Probe, depth: number): number {
  const past = depth / probe.elevationFocus - 1;
  const geometric = probe.elevationHeight * (past < 0 ? -0.93 * past * Math.sqrt(-past) : 0.31 * past * past);
  const diffraction = (0.96 * wavelength(probe) * Math.max(depth, 0)) / probe.elevationHeight;
  return Math.sqrt(geometric * geometric + diffraction * diffraction);
}

/** Standard deviation of the slice's profile, mm, as a Gaussian across the plane. */
export const sliceSigma = (probe: Probe, depth: number): number =>
  Math.max(sliceThickness(probe, depth), 0.05) / 2.35482;

/** Echo of what lies beside the plane by `elevation`, mm, against the same within it: 1 at most. */
export function sliceWeight(probe: Probe, elevation: number, depth: number): number {
  const share = elevation / sliceSigma(probe, depth);
  return exp(-0.5 * share * share);
}

/**
 * How fine speckle is across the plane against its grain at the focus. The slide after which half of the likeness is lost is 0.16 to 0.19 mm
 * at 5 to 10 mm and 0.29 to 0.35 mm from 15 to 40 mm for a lens focused at 18 mm (Fresnel, and PyMUST): half as long near the face.
 * One lattice is read at each depth, so that the step costs nothing; scatterers on both sides of it are independent anyway.
 */
export const acrossFactor = (probe: Probe, depth: number): number =>
  depth < 0.63 * probe.elevationFocus ? 0.5 : 1;

/** Sine of the angle between a unit direction and the probe's face: 0 along the face, 1 along the beam. */
export function sineToFace(pose: ProbePose, direction: Readonly<Vec3>): number {
  return Math.abs(dot(direction, pose.axial));
}
