import type { Probe } from '../instruments/probe';
import { asin, atan2, cos, sin } from '../math/functions';
import { type ImagePoint, type ProbePose, sineToFace } from './beam';

/**
 * The fan of beams of a probe, in the plane of the image: lateral along the face, depth against it, mm, from the middle of the
 * face. A beam leaves the face where `beamFraction` (0 .. 1 along the array) says, square to it or leaning by `steerRad` towards
 * +lateral, and is measured by the range from the face. A curved face has its centre at a depth of minus its radius.
 */

/** A place in the fan. */
export interface FanPoint {
  beamFraction: number;
  range: number;
}

/** Corners of what a fan shows, mm. */
export interface Field {
  readonly left: number;
  readonly right: number;
  /** Less than zero where the ends of a curved face lie above its middle. */
  readonly top: number;
  readonly bottom: number;
}

/** Angle of the face at a place of the array, rad: 0 everywhere on a flat one. */
const faceAngle = (probe: Probe, beamFraction: number): number =>
  probe.radius > 0 ? ((beamFraction - 0.5) * probe.aperture) / probe.radius : 0;

/** Lateral and depth of a place in the fan. */
export function beamPoint<T extends Pick<ImagePoint, 'lateral' | 'depth'>>(
  out: T,
  probe: Probe,
  beamFraction: number,
  range: number,
  steerRad = 0,
): T {
  const turn = faceAngle(probe, beamFraction);
  const along = turn + steerRad;
  const faceX = probe.radius > 0 ? probe.radius * sin(turn) : (beamFraction - 0.5) * probe.aperture;
  const faceZ = probe.radius > 0 ? probe.radius * (cos(turn) - 1) : 0;
  out.lateral = along === 0 ? faceX : faceX + range * sin(along);
  out.depth = along === 0 ? faceZ + range : faceZ + range * cos(along);
  return out;
}

/**
 * The beam and the range at which a point of the image is seen. On a curved face the triangle of its centre, the beam's origin and
 * the point gives both: range = sqrt(rho^2 - (R sin steer)^2) - R cos steer, and the turn at the centre by the law of sines.
 */
export function beamAt(out: FanPoint, probe: Probe, lateral: number, depth: number, steerRad = 0): FanPoint {
  const { radius, aperture } = probe;
  if (radius === 0) {
    out.range = steerRad === 0 ? depth : depth / cos(steerRad);
    const origin = steerRad === 0 ? lateral : lateral - out.range * sin(steerRad);
    out.beamFraction = origin / aperture + 0.5;
    return out;
  }
  const rho = Math.sqrt(lateral * lateral + (depth + radius) * (depth + radius));
  const offset = radius * sin(steerRad);
  out.range = Math.sqrt(Math.max(rho * rho - offset * offset, 0)) - radius * cos(steerRad);
  const turn =
    atan2(lateral, depth + radius) - asin(Math.min(1, Math.max(-1, (out.range * sin(steerRad)) / rho)));
  out.beamFraction = (turn * radius) / aperture + 0.5;
  return out;
}

/** No beam is followed farther, mm: who walks along one comes to an end whatever is asked for. */
const MOST_RANGE = 400;

/** How far the beams reach, mm, so that the fan shows everything down to `depth` below its face; 400 mm at most. */
export function rangeOf(probe: Probe, depth: number, steerRad = 0): number {
  if (steerRad === 0) return Math.min(depth, MOST_RANGE);
  if (probe.radius === 0) return Math.min(depth / cos(steerRad), MOST_RANGE);
  const offset = probe.radius * sin(steerRad);
  const rho = probe.radius + depth;
  return Math.min(Math.sqrt(rho * rho - offset * offset) - probe.radius * cos(steerRad), MOST_RANGE);
}

/** The rectangle that holds all of a fan, mm. */
export function fieldOf(probe: Probe, depth: number, steerRad = 0): Field {
  const range = rangeOf(probe, depth, steerRad);
  const p = { lateral: 0, depth: 0 };
  let left = 0;
  let right = 0;
  let top = 0;
  for (const beam of [0, 1])
    for (const far of [0, range]) {
      beamPoint(p, probe, beam, far, steerRad);
      left = Math.min(left, p.lateral);
      right = Math.max(right, p.lateral);
      top = Math.min(top, p.depth);
    }
  return { left, right, top, bottom: depth };
}

const scratch: FanPoint = { beamFraction: 0, range: 0 };

/** Sine of the angle between a direction and the front of the wave that meets it at a point of the image. */
export function sineToBeam(
  pose: ProbePose,
  probe: Probe,
  steerRad: number,
  at: Pick<ImagePoint, 'lateral' | 'depth'>,
  direction: Readonly<{ x: number; y: number; z: number }>,
): number {
  if (probe.radius === 0 && steerRad === 0) return sineToFace(pose, direction);
  beamAt(scratch, probe, at.lateral, at.depth, steerRad);
  const turn = faceAngle(probe, scratch.beamFraction) + steerRad;
  const { lateral, axial } = pose;
  const s = sin(turn);
  const c = cos(turn);
  return Math.abs(
    direction.x * (s * lateral.x + c * axial.x) +
      direction.y * (s * lateral.y + c * axial.y) +
      direction.z * (s * lateral.z + c * axial.z),
  );
}
