import { clamp, smoothstep } from '../math/functions';
import type { Vec3 } from '../math/vec3';

/** Tissue pushed along a probe's axis under its face: full at the face, fading with depth and beside the footprint. */
export interface Press {
  readonly face: Vec3;
  /** Unit axes of the probe. */
  readonly lateral: Vec3;
  readonly axial: Vec3;
  readonly elevational: Vec3;
  /** Half sizes of the footprint, mm. */
  readonly halfLength: number;
  readonly halfWidth: number;
  /** How far the face has sunk below the resting skin, mm. */
  readonly push: number;
  /** Depth at which tissue no longer moves, mm. */
  readonly reach: number;
}

/**
 * Tissue moved by `move` at `at`, fading to nothing at `radius` mm: tenting, dragging. The fading is at most 1.54 / radius
 * steep, so a move of more than 0.64 of the radius would fold the tissue over itself.
 */
export interface Drag {
  readonly at: Vec3;
  readonly move: Vec3;
  readonly radius: number;
}

/** How the tissue stands displaced at a moment. Shaders take as many drags as `MOST_DRAGS`. */
export interface Deformation {
  readonly press: Press | null;
  readonly drags: readonly Drag[];
}

export const MOST_DRAGS = 2;

/** Width over which the press fades beside the footprint, mm. */
const PRESS_MARGIN = 12;

/** Where the material at a point of space was before anything moved it. `out` may be `p`. */
export function rest(out: Vec3, d: Deformation, p: Readonly<Vec3>): Vec3 {
  let { x, y, z } = p;
  const { press } = d;
  if (press && press.push > 0) {
    const rx = x - press.face.x;
    const ry = y - press.face.y;
    const rz = z - press.face.z;
    const a = Math.abs(rx * press.lateral.x + ry * press.lateral.y + rz * press.lateral.z);
    const b = rx * press.axial.x + ry * press.axial.y + rz * press.axial.z;
    const c = Math.abs(rx * press.elevational.x + ry * press.elevational.y + rz * press.elevational.z);
    const fade = 1 - clamp(b / press.reach, 0, 1);
    const w =
      press.push *
      fade *
      fade *
      (1 - smoothstep(press.halfLength, press.halfLength + PRESS_MARGIN, a)) *
      (1 - smoothstep(press.halfWidth, press.halfWidth + PRESS_MARGIN, c));
    x -= press.axial.x * w;
    y -= press.axial.y * w;
    z -= press.axial.z * w;
  }
  for (const drag of d.drags) {
    const rx = x - drag.at.x;
    const ry = y - drag.at.y;
    const rz = z - drag.at.z;
    const t = 1 - (rx * rx + ry * ry + rz * rz) / (drag.radius * drag.radius);
    if (t > 0) {
      const w = t * t;
      x -= drag.move.x * w;
      y -= drag.move.y * w;
      z -= drag.move.z * w;
    }
  }
  out.x = x;
  out.y = y;
  out.z = z;
  return out;
}

/**
 * The twin of `rest`: `vec3 restPoint(vec3 p)` over uniforms
 *   uPress[4]: (face, push) (lateral, halfLength) (axial, reach) (elevational, halfWidth); push 0 for none
 *   uDrag[2 * MOST_DRAGS]: (at, radius) (move, 0); radius 0 for none
 */
export const DEFORMATION_GLSL = `
uniform vec4 uPress[4];
uniform vec4 uDrag[${2 * MOST_DRAGS}];
vec3 restPoint(vec3 p) {
  if (uPress[0].w > 0.0) {
    vec3 r = p - uPress[0].xyz;
    float fade = 1.0 - clamp(dot(r, uPress[2].xyz) / uPress[2].w, 0.0, 1.0);
    float a = abs(dot(r, uPress[1].xyz));
    float c = abs(dot(r, uPress[3].xyz));
    p -= uPress[2].xyz * (uPress[0].w * fade * fade
      * (1.0 - smoothstep(uPress[1].w, uPress[1].w + ${PRESS_MARGIN}.0, a))
      * (1.0 - smoothstep(uPress[3].w, uPress[3].w + ${PRESS_MARGIN}.0, c)));
  }
  for (int i = 0; i < ${MOST_DRAGS}; i++) {
    float radius = uDrag[2 * i].w;
    vec3 r = p - uDrag[2 * i].xyz;
    float t = radius > 0.0 ? 1.0 - dot(r, r) / (radius * radius) : 0.0;
    if (t > 0.0) p -= uDrag[2 * i + 1].xyz * (t * t);
  }
  return p;
}
`;

/** Values of `uPress` and `uDrag`. Throws when there are more drags than the shader takes. */
export function packDeformation(d: Deformation): { press: Float32Array; drag: Float32Array } {
  if (d.drags.length > MOST_DRAGS)
    throw new Error(`At most ${MOST_DRAGS} drags can be drawn, not ${d.drags.length}.`);
  const press = new Float32Array(16);
  const drag = new Float32Array(8 * MOST_DRAGS);
  const { press: s } = d;
  if (s) {
    press.set([s.face.x, s.face.y, s.face.z, s.push], 0);
    press.set([s.lateral.x, s.lateral.y, s.lateral.z, s.halfLength], 4);
    press.set([s.axial.x, s.axial.y, s.axial.z, s.reach], 8);
    press.set([s.elevational.x, s.elevational.y, s.elevational.z, s.halfWidth], 12);
  }
  d.drags.forEach((g, i) => {
    drag.set([g.at.x, g.at.y, g.at.z, g.radius, g.move.x, g.move.y, g.move.z, 0], 8 * i);
  });
  return { press, drag };
}
