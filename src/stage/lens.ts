import type { ProbePose } from '../core/imaging/beam';
import { addScaled, cross, dot, length, normalize, scale, sub, type Vec3, vec3 } from '../core/math/vec3';

/** Where the viewer stands. `operator`: at the foot end; `side`: in the probe's plane, at the needle's side; `top`: above. */
export type CameraPreset = 'operator' | 'side' | 'top';

/** Angle of view from top to bottom, rad: narrow, so that sizes and angles can be judged. */
export const FIELD_OF_VIEW_RAD = 0.47;

/** What has to be seen at the target, mm across and from top to bottom. */
const FRAMES = {
  operator: { width: 158, height: 152 },
  /** With the needle in hand the picture makes room for its hub and syringe on the medial side. */
  operatorWithNeedle: { width: 184, height: 152 },
  side: { width: 150, height: 150 },
  top: { width: 170, height: 150 },
} as const;

/** A viewpoint in the region's frame: unit axes of the picture. */
export interface Viewpoint {
  readonly eye: Vec3;
  readonly target: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
}

function lookAt(target: Vec3, from: Readonly<Vec3>, distance: number, upwards: Readonly<Vec3>): Viewpoint {
  const forward = scale(vec3(), normalize(vec3(), from), -1);
  const eye = addScaled(vec3(), target, forward, -distance);
  const right = normalize(vec3(), cross(vec3(), forward, upwards));
  return { eye, target, right, up: cross(vec3(), right, forward), forward };
}

/**
 * `aspect` is width over height of the picture. `side` looks at the plane's edge, or at its face. Only `side` depends on the probe,
 * only `operator` on the needle.
 */
export function viewpoint(
  preset: CameraPreset,
  aspect: number,
  probe: ProbePose | null,
  needleInHand: boolean,
  isFaceOn = false,
): Viewpoint {
  const frame = FRAMES[preset === 'operator' && needleInHand ? 'operatorWithNeedle' : preset];
  const distance = Math.max(frame.height, frame.width / aspect) / (2 * Math.tan(FIELD_OF_VIEW_RAD / 2));
  const up = vec3(0, 1, 0);
  if (preset === 'top') return lookAt(vec3(10, 0, 0), vec3(0, 1, 0), distance, vec3(0, 0, -1));
  if (preset === 'operator') {
    const target = needleInHand ? vec3(40, 10, 0) : vec3(3, 10, 0);
    return lookAt(target, vec3(0, 0.74, 0.68), distance, up);
  }
  const towards = (isFaceOn ? probe?.elevational : probe?.lateral) ?? vec3(1, 0, 0);
  const flat = normalize(vec3(), vec3(towards.x, 0, towards.z));
  const from = vec3(flat.x * 0.86, 0.5, flat.z * 0.86);
  return lookAt(vec3(0, 14, 0), length(flat) > 0 ? from : vec3(0.86, 0.5, 0), distance, up);
}

/** Unit direction through a place in the picture, both coordinates -1 .. 1, right and up. */
export function rayThrough(out: Vec3, v: Viewpoint, aspect: number, x: number, y: number): Vec3 {
  const tangent = Math.tan(FIELD_OF_VIEW_RAD / 2);
  addScaled(out, v.forward, v.right, x * tangent * aspect);
  return normalize(out, addScaled(out, out, v.up, y * tangent));
}

/**
 * The first point of a body along a ray, by sphere tracing of its signed distance; null when the ray passes it. `from` is
 * outside, `along` of unit length, `farthest` in mm. The field may overstate distances by up to 2.
 */
export function trace(
  field: (p: Readonly<Vec3>) => number,
  from: Readonly<Vec3>,
  along: Readonly<Vec3>,
  farthest: number,
): Vec3 | null {
  const p = vec3();
  let travelled = 0;
  for (let i = 0; i < 400 && travelled < farthest; i++) {
    addScaled(p, from, along, travelled);
    const d = field(p);
    if (d < 0.01) return p;
    travelled += Math.max(0.5 * d, 0.01);
  }
  return null;
}

/** Where a point stands in the picture: -1 .. 1 right and up; null behind the viewer. */
export function project(v: Viewpoint, aspect: number, p: Readonly<Vec3>): { x: number; y: number } | null {
  const d = sub(vec3(), p, v.eye);
  const depth = dot(d, v.forward);
  if (depth <= 0) return null;
  const tangent = Math.tan(FIELD_OF_VIEW_RAD / 2);
  return { x: dot(d, v.right) / (depth * tangent * aspect), y: dot(d, v.up) / (depth * tangent) };
}
