import type { Probe } from '../instruments/probe';
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

/** What the machine's knobs say. Lengths mm. */
export interface MachineSettings {
  readonly depth: number;
  readonly gainDb: number;
  readonly frozen: boolean;
}

export const DEPTH_STEPS: readonly number[] = [30, 40, 50, 60];
export const GAIN_RANGE_DB: readonly [number, number] = [-20, 20];

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
 * Full width of the slice at half amplitude, mm, at a depth. A lens of height h focused at F: geometric width
 * h |1 - z / F| and diffraction 1.2 lambda z / h, added in quadrature; against PyMUST for h 5, F 18 at 7.6 MHz
 * (z 10: 1.57, 20: 0.77, 30: 1.41, 40: 2.77 mm full width) see beam.test.ts.
 */
export function sliceThickness(probe: Probe, depth: number): number {
  const geometric = 0.62 * probe.elevationHeight * Math.abs(1 - depth / probe.elevationFocus);
  const diffraction = (0.9 * wavelength(probe) * Math.max(depth, 1)) / probe.elevationHeight;
  return Math.sqrt(geometric * geometric + diffraction * diffraction);
}

/** Angle between a direction and the probe's face, rad: 0 along the face, pi/2 along the beam. */
export function sineToFace(pose: ProbePose, direction: Readonly<Vec3>): number {
  return Math.abs(dot(direction, pose.axial));
}
