import { clamp, smoothstep } from '../math/functions';
import { length, type Vec3 } from '../math/vec3';
import { smoothMax } from './ops/blend';

/**
 * The resting skin under a probe's face to second order, seen from the face's plane: its depth at (a, c) along the lateral
 * and elevational axes is slopeLateral a + slopeElevational c + (bendLateral a^2 + bendElevational c^2) / 2, less the push.
 */
export interface SkinForm {
  readonly slopeLateral: number;
  readonly slopeElevational: number;
  /** 1/mm; positive where the body is round. */
  readonly bendLateral: number;
  readonly bendElevational: number;
}

const FLAT: SkinForm = { slopeLateral: 0, slopeElevational: 0, bendLateral: 0, bendElevational: 0 };

/**
 * Tissue pushed along a probe's axis under its face: as far as the face stands below the resting skin, so that skin in
 * contact lies flat along the face and skin out of its reach stays; fading with depth and beside the footprint.
 */
export interface Press {
  readonly face: Vec3;
  /** Unit axes of the probe. */
  readonly lateral: Vec3;
  readonly axial: Vec3;
  readonly elevational: Vec3;
  /** Half sizes of the footprint, mm. */
  readonly halfLength: number;
  readonly halfWidth: number;
  /** How far the middle of the face has sunk below the resting skin, mm. */
  readonly push: number;
  /** Flat where it is left out. */
  readonly skin?: SkinForm;
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

/** Skin leaves the face in a curve, not a crease: this share of the push rounds the edge of the contact. */
const EDGE = 0.8;

/** A tilted face sinks deeper at one edge, but not beyond this many times its middle. */
const MOST_SINK = 2.5;

/** The furthest that any point of tissue is moved, mm, or more. */
export function mostMove({ press, drags }: Deformation): number {
  const pressed = press ? press.push * (press.skin ? MOST_SINK : 1) : 0;
  return drags.reduce((sum, { move }) => sum + length(move), pressed);
}

/** How far the tissue at a place was pressed down along the press's axis, mm. */
export function sinkOf(press: Press | null, p: Readonly<Vec3>): number {
  if (!press || press.push <= 0) return 0;
  const rx = p.x - press.face.x;
  const ry = p.y - press.face.y;
  const rz = p.z - press.face.z;
  const a = rx * press.lateral.x + ry * press.lateral.y + rz * press.lateral.z;
  const b = rx * press.axial.x + ry * press.axial.y + rz * press.axial.z;
  const c = rx * press.elevational.x + ry * press.elevational.y + rz * press.elevational.z;
  const skin = press.skin ?? FLAT;
  const depth =
    skin.slopeLateral * a +
    skin.slopeElevational * c +
    0.5 * (skin.bendLateral * a * a + skin.bendElevational * c * c);
  const fade = 1 - clamp(b / press.reach, 0, 1);
  return (
    Math.min(smoothMax(press.push - depth, 0, EDGE * press.push), MOST_SINK * press.push) *
    fade *
    fade *
    (1 - smoothstep(press.halfLength, press.halfLength + PRESS_MARGIN, Math.abs(a))) *
    (1 - smoothstep(press.halfWidth, press.halfWidth + PRESS_MARGIN, Math.abs(c)))
  );
}

/** Where the material at a point of space was before anything moved it. `out` may be `p`. */
export function rest(out: Vec3, d: Deformation, p: Readonly<Vec3>): Vec3 {
  let { x, y, z } = p;
  const { press } = d;
  const w = sinkOf(press, p);
  if (press && w !== 0) {
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

/** `float sinkAt(vec3 p)`: how far the tissue at a place was pressed down along `uPress[2].xyz`, mm. */
const PRESS_GLSL = `
uniform vec4 uPress[5];
float sinkAt(vec3 p) {
  float push = uPress[0].w;
  vec3 r = p - uPress[0].xyz;
  float fade = 1.0 - clamp(dot(r, uPress[2].xyz) / uPress[2].w, 0.0, 1.0);
  float a = dot(r, uPress[1].xyz);
  float c = dot(r, uPress[3].xyz);
  vec4 skin = uPress[4];
  float depth = skin.x * a + skin.y * c + 0.5 * (skin.z * a * a + skin.w * c * c);
  float edge = ${EDGE} * push;
  float sunk = push - depth;
  float h = max(edge - abs(sunk), 0.0) / edge;
  sunk = min(max(sunk, 0.0) + h * h * edge * 0.25, ${MOST_SINK} * push);
  return push <= 0.0 ? 0.0 : sunk * fade * fade
    * (1.0 - smoothstep(uPress[1].w, uPress[1].w + ${PRESS_MARGIN}.0, abs(a)))
    * (1.0 - smoothstep(uPress[3].w, uPress[3].w + ${PRESS_MARGIN}.0, abs(c)));
}
`;

/** `vec3 undragged(vec3 p)`: where tissue lay before the drags took it to a place. */
export const DRAG_GLSL = `
uniform vec4 uDrag[${2 * MOST_DRAGS}];
vec3 undragged(vec3 p) {
  int i = 0;
  do {
    float radius = uDrag[2 * i].w;
    vec3 r = p - uDrag[2 * i].xyz;
    float t = radius > 0.0 ? 1.0 - dot(r, r) / (radius * radius) : 0.0;
    if (t > 0.0) p -= uDrag[2 * i + 1].xyz * (t * t);
    i++;
  } while (i < ${MOST_DRAGS});
  return p;
}
`;

/**
 * The twin of `rest`: `vec3 restPoint(vec3 p)` over uniforms
 *   uPress[5]: (face, push) (lateral, halfLength) (axial, reach) (elevational, halfWidth)
 *     (slopeLateral, slopeElevational, bendLateral, bendElevational); push 0 for none
 *   uDrag[2 * MOST_DRAGS]: (at, radius) (move, 0); radius 0 for none
 * and its parts `sinkAt` and `undragged`.
 */
export const DEFORMATION_GLSL = `
${PRESS_GLSL}
${DRAG_GLSL}
vec3 restPoint(vec3 p) { return undragged(p - uPress[2].xyz * sinkAt(p)); }
`;

/** Values of `uPress` and `uDrag`. Throws when there are more drags than the shader takes. */
export function packDeformation(d: Deformation): { press: Float32Array; drag: Float32Array } {
  if (d.drags.length > MOST_DRAGS)
    throw new Error(`At most ${MOST_DRAGS} drags can be drawn, not ${d.drags.length}.`);
  const press = new Float32Array(20);
  const drag = new Float32Array(8 * MOST_DRAGS);
  const { press: s } = d;
  if (s) {
    press.set([s.face.x, s.face.y, s.face.z, s.push], 0);
    press.set([s.lateral.x, s.lateral.y, s.lateral.z, s.halfLength], 4);
    press.set([s.axial.x, s.axial.y, s.axial.z, s.reach], 8);
    press.set([s.elevational.x, s.elevational.y, s.elevational.z, s.halfWidth], 12);
    const skin = s.skin ?? FLAT;
    press.set([skin.slopeLateral, skin.slopeElevational, skin.bendLateral, skin.bendElevational], 16);
  }
  d.drags.forEach((g, i) => {
    drag.set([g.at.x, g.at.y, g.at.z, g.radius, g.move.x, g.move.y, g.move.z, 0], 8 * i);
  });
  return { press, drag };
}
