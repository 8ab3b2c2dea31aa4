import { atan2, cos, sin } from '../math/functions';
import type { Vec3 } from '../math/vec3';
import { literal } from './literal';
import type { Cell, Emitter } from './operation';
import type { FibreFrame } from './region';

type Arc = Extract<FibreFrame, { kind: 'arc' }>;

/** Length along the circle of `radius` about the axis, distance outside it, and z; straight on past both ends. */
export function arcFibre(
  frame: Arc,
  centre: { readonly x: Cell; readonly y: Cell },
): (out: Vec3, x: number, y: number, z: number) => Vec3 {
  const { radius } = frame;
  const ends = [frame.fromRad, frame.toRad].map((rad) => ({ rad, c: cos(rad), s: sin(rad) }));
  const [from, to] = ends;
  return (out, x, y, z) => {
    const dx = x - centre.x.value;
    const dy = y - centre.y.value;
    const angle = atan2(dx, dy);
    const end = from && angle < from.rad ? from : to && angle > to.rad ? to : undefined;
    if (end) {
      out.x = radius * end.rad + dx * end.c - dy * end.s;
      out.y = dx * end.s + dy * end.c - radius;
    } else {
      out.x = radius * angle;
      out.y = Math.sqrt(dx * dx + dy * dy) - radius;
    }
    out.z = z;
    return out;
  };
}

/** Calls `angleOf` of `ops/angle.ts`. `from` and `to`: angle, cosine, sine. */
export const ARC_FIBRE_GLSL = `
vec3 arcFibre(vec2 d, float z, float radius, vec3 from, vec3 to) {
  float angle = angleOf(d.yx);
  if (angle >= from.x && angle <= to.x) return vec3(radius * angle, length(d) - radius, z);
  vec3 e = angle < from.x ? from : to;
  return vec3(radius * e.x + d.x * e.y - d.y * e.z, d.x * e.z + d.y * e.y - radius, z);
}
`;

/** The twin of `arcFibre` as an expression at `p`. */
export function arcFibreGlsl(frame: Arc, emit: Emitter): string {
  const { radius, fromRad, toRad } = frame;
  const d = emit.assign('vec2', `p.xy - vec2(${emit.num(frame.at[0])}, ${emit.num(frame.at[1])})`);
  const end = (rad: number): string => `vec3(${[rad, cos(rad), sin(rad)].map(literal).join(', ')})`;
  return `arcFibre(${d}, p.z, ${literal(radius)}, ${end(fromRad)}, ${end(toRad)})`;
}
