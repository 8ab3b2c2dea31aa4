import type { Anatomy } from '../anatomy/anatomy';
import type { Press, SkinForm } from '../anatomy/deformation';
import type { Reach } from '../anatomy/region';
import { fromImage, type ProbePose } from '../imaging/beam';
import { halfFootprint, type Probe, probes } from '../instruments/probe';
import { clamp, cos, PI, sin } from '../math/functions';
import { addScaled, copy, cross, dot, normalize, scale, sub, type Vec3, vec3 } from '../math/vec3';
import type { Body } from './body';
import { indentation } from './compression';
import type { SkinPoint } from './skin';
import { type ProbeState, TICK_S } from './state';

/** The transducer in hand. */
export const probeModel = ({ model }: Pick<ProbeState, 'model'>): Probe => probes[model];

/** How high a lifted probe waits over the skin, mm. */
const HOVER = 25;
/**
 * Force at which a probe is set down, N: enough for contact, too little to close a vein. A curved face needs more, or its ends
 * hang in the air; typical, within the 0.5 to 34.5 N of reported scans.
 */
const SET_DOWN_N = 0.4;
const SET_DOWN_CURVED_N = 3;
export const LEAST_N = 0.2;
export const MOST_N = 12;
export const MOST_TILT_RAD = PI / 4;
export const MOST_ROCK_RAD = (35 * PI) / 180;
/** The face never sinks by more than this share of the soft tissue below it: the kernel must not fold. */
const MOST_SHARE = 0.4;

/** out = a turned by an angle about a unit axis that stands across it. */
function turned(out: Vec3, a: Readonly<Vec3>, axis: Readonly<Vec3>, angle: number): Vec3 {
  const side = cross(vec3(), axis, a);
  scale(out, a, cos(angle));
  return addScaled(out, out, side, sin(angle));
}

/** How far the face has sunk below the resting skin, mm, and the depth at which tissue no longer moves. */
export function sinking(body: Body, probe: ProbeState): { readonly push: number; readonly reach: number } {
  const tissue = body.softTissue(probe.x, probe.z);
  const reach = Math.max(tissue.fat + tissue.muscle, 5);
  const push = probe.contact
    ? Math.min(indentation(probe.forceN, tissue, probeModel(probe)), MOST_SHARE * reach)
    : 0;
  return { push, reach };
}

/**
 * Frame of a probe that rides on the skin, sunk by `push` mm along its beam; in the air it hovers over the same place.
 * Rotation, tilt and rock follow each other, each about the frame that the last one left.
 */
export function poseOnSkin(
  { point, normal }: SkinPoint,
  probe: Pick<ProbeState, 'contact' | 'rotationRad' | 'tiltRad' | 'rockRad'>,
  push: number,
): ProbePose {
  const lateral = vec3(1, 0, 0);
  addScaled(lateral, lateral, normal, -dot(lateral, normal));
  normalize(lateral, lateral);
  turned(lateral, copy(vec3(), lateral), normal, probe.rotationRad);
  const up = turned(vec3(), normal, lateral, probe.tiltRad);
  const elevational = cross(vec3(), lateral, up);
  turned(lateral, copy(vec3(), lateral), elevational, probe.rockRad);
  cross(up, elevational, lateral);
  const axial = scale(vec3(), up, -1);
  const face = probe.contact
    ? addScaled(vec3(), point, axial, push)
    : addScaled(vec3(), point, normal, HOVER);
  return { face, lateral, axial, elevational };
}

/** Distances from the middle of the face at which the skin's form is measured, mm. */
const FORM_LATERAL = 15;
const FORM_ELEVATIONAL = 6;

/** The resting skin under a face that has sunk by `push`; the skin's distance stands for its depth, as it is nearly level. */
function skinForm(still: Anatomy, pose: ProbePose, push: number): SkinForm {
  const p = vec3();
  const depth = (lateral: number, elevational: number): number => {
    fromImage(p, pose, lateral, -push, elevational);
    return still.surface(p.x, p.y, p.z);
  };
  const left = depth(-FORM_LATERAL, 0);
  const right = depth(FORM_LATERAL, 0);
  const near = depth(0, -FORM_ELEVATIONAL);
  const far = depth(0, FORM_ELEVATIONAL);
  return {
    slopeLateral: (right - left) / (2 * FORM_LATERAL),
    slopeElevational: (far - near) / (2 * FORM_ELEVATIONAL),
    bendLateral: (right + left) / (FORM_LATERAL * FORM_LATERAL),
    bendElevational: (far + near) / (FORM_ELEVATIONAL * FORM_ELEVATIONAL),
  };
}

/** What a probe in contact does to the tissue under it; null for one in the air. `still` is the body at rest. */
export function pressOf(
  still: Anatomy,
  pose: ProbePose,
  probe: ProbeState,
  push: number,
  reach: number,
): Press | null {
  if (!probe.contact || push <= 0) return null;
  const model = probeModel(probe);
  const skin = skinForm(still, pose, push);
  // Seen from a curved face, the skin bends away.
  const bendLateral = skin.bendLateral + (model.radius > 0 ? 1 / model.radius : 0);
  return {
    skin: { ...skin, bendLateral },
    face: pose.face,
    lateral: pose.lateral,
    axial: pose.axial,
    elevational: pose.elevational,
    halfLength: halfFootprint(model),
    halfWidth: model.halfWidth,
    push,
    reach,
  };
}

const moveTo = (probe: ProbeState, reach: Reach, x: number, z: number): void => {
  probe.x = clamp(x, -reach.x, reach.x);
  probe.z = clamp(z, -reach.z, reach.z);
};

export function placeProbe(probe: ProbeState, reach: Reach, x: number, z: number): void {
  moveTo(probe, reach, x, z);
  if (probe.contact) return;
  setDown(probe);
}

/** Sets the probe down where it is held. */
export function setDown(probe: ProbeState): void {
  probe.contact = true;
  probe.forceN = probeModel(probe).radius > 0 ? SET_DOWN_CURVED_N : SET_DOWN_N;
}

/** Time over which the hand's movement is averaged, s: about as long as a colour image takes. */
const MOTION_S = 0.1;
/** Slower than this is stillness, mm/s. */
const LEAST_MOTION = 0.01;

/** Follows the movement of a face since the last tick; a probe in the air or just set down does not move over tissue. */
export function followMotion(probe: ProbeState, now: ProbePose): void {
  const before = probe.faceWas;
  probe.faceWas = probe.contact ? copy(vec3(), now.face) : null;
  if (!probe.contact || before === null) {
    probe.motion = vec3();
    return;
  }
  const by = sub(vec3(), now.face, before);
  const towards = (old: number, axis: Readonly<Vec3>): number => {
    const next = old + (dot(by, axis) / TICK_S - old) * (TICK_S / MOTION_S);
    return Math.abs(next) < LEAST_MOTION ? 0 : next;
  };
  const { motion } = probe;
  probe.motion = vec3(
    towards(motion.x, now.lateral),
    towards(motion.y, now.axial),
    towards(motion.z, now.elevational),
  );
}

export function liftProbe(probe: ProbeState): void {
  probe.contact = false;
  probe.forceN = 0;
}

export const slideProbe = (probe: ProbeState, reach: Reach, x: number, z: number): void =>
  moveTo(probe, reach, probe.x + x, probe.z + z);

/** An angle brought into (-pi, pi]; meant for what a hand turns at once. */
export function wrapAngle(angle: number): number {
  return angle - 2 * PI * Math.ceil((angle - PI) / (2 * PI));
}

/** No hand turns further than once round at once. */
export const turnOf = (angle: number): number => clamp(angle, -2 * PI, 2 * PI);

export function turnProbe(probe: ProbeState, rotate: number, tilt: number, rock: number): void {
  probe.rotationRad = wrapAngle(probe.rotationRad + turnOf(rotate));
  probe.tiltRad = clamp(probe.tiltRad + tilt, -MOST_TILT_RAD, MOST_TILT_RAD);
  probe.rockRad = clamp(probe.rockRad + rock, -MOST_ROCK_RAD, MOST_ROCK_RAD);
}

/** Presses harder by `newtons`, or lighter; a probe in the air presses nothing. */
export function pressProbe(probe: ProbeState, newtons: number): void {
  if (probe.contact) probe.forceN = clamp(probe.forceN + newtons, LEAST_N, MOST_N);
}
