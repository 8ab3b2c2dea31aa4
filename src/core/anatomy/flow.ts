import type { Vec3 } from '../math/vec3';
import { literal } from './literal';
import type { Cell, Emitter, FieldBuilder } from './operation';
import { section, tubeSection, tubeSectionGlsl } from './ops/tube';
import type { Num, Shape, Triple, Tube } from './shape';

/** How blood is driven: by the heart, back to it past breath and calf, or by a pump that never changes. */
export type Wave = 'artery' | 'vein' | 'steady';

/** The order of the waves in `uFlow`. */
export const waves: readonly Wave[] = ['artery', 'vein', 'steady'];

/**
 * How blood runs in a structure. `peakMmPerS` is its speed in the middle of the lumen when its wave is 1. Along `tubes` (each a tube, moved by
 * any number of translations) it runs towards rising z, with the profile of Poiseuille in an ellipse: 1 - (x / a)^2 - (y / b)^2. Where
 * another tube is wider than the first the same volume runs slower, and what is left of the speed turns round in the wide part. A
 * `straight` course is for vessels that no tube follows: the profile is then 1 - (1 - clearance / radius)^2.
 */
export interface Flow {
  readonly wave: Wave;
  readonly peakMmPerS: number;
  readonly course:
    | { readonly kind: 'tubes'; readonly tubes: readonly Shape[] }
    | { readonly kind: 'straight'; readonly along: readonly [number, number, number]; readonly radius: Num };
}

/** Velocity at a point, mm/s, when the wave is 1, in `out`; the clearance is that of the point in its structure, mm. */
export type FlowField = (out: Vec3, x: number, y: number, z: number, clearance: number) => Vec3;

/** Share of the speed lost to the widening that turns as a vortex; typical. */
const SWIRL = 0.45;

/** The tube at the bottom of translations, and these. @throws Error where the course is anything else. */
function peel(shape: Shape): { readonly tube: Tube; readonly moves: readonly Triple[] } {
  const moves: Triple[] = [];
  let at = shape;
  while (at.op === 'translate') {
    moves.push(at.by);
    at = at.of;
  }
  if (at.op !== 'tube') throw new Error(`Blood can follow a moved tube, not the operation "${at.op}".`);
  return { tube: at, moves };
}

/** The closure of a flow over the present values of the parameters. @throws Error where a course is no tube. */
export function flowField(flow: Flow, fields: FieldBuilder): FlowField {
  const { course, peakMmPerS: peak } = flow;
  if (course.kind === 'straight') {
    const radius = fields.cell(course.radius);
    const [ax, ay, az] = course.along;
    return (out, _x, _y, _z, clearance) => {
      const k = 1 - Math.min(1, clearance / radius.value);
      const v = peak * (1 - k * k);
      out.x = ax * v;
      out.y = ay * v;
      out.z = az * v;
      return out;
    };
  }
  const tubes = course.tubes.map((shape) => {
    const { tube, moves } = peel(shape);
    const cells = moves.map((m) => m.map((n) => fields.cell(n)));
    return { sectionAt: tubeSection(tube, fields), moves: cells };
  });
  const at = section();
  const moved = (moves: readonly (readonly Cell[])[], axis: number): number =>
    moves.reduce((sum, m) => sum + (m[axis]?.value ?? 0), 0);
  return (out, x, y, z) => {
    let most = -Infinity;
    let first = 0;
    out.x = 0;
    out.y = 0;
    out.z = 0;
    tubes.forEach(({ sectionAt, moves }, i) => {
      sectionAt(at, z - moved(moves, 2));
      const narrow = Math.min(at.rx, at.ry);
      if (i === 0) first = narrow;
      const ax = (x - moved(moves, 0) - at.x) / at.rx;
      const ay = (y - moved(moves, 1) - at.y) / at.ry;
      const k2 = ax * ax + ay * ay;
      const depth = (1 - Math.sqrt(k2)) * narrow;
      // Of tubes that overlap blood follows the one in whose wall it is deepest.
      if (depth <= most) return;
      most = depth;
      const bulk = peak * Math.max(0, 1 - k2);
      const share = Math.min(1, (first * first) / (narrow * narrow));
      const turn = SWIRL * (1 - share) * bulk;
      const forward = bulk * share + 2 * turn * ay;
      const l = Math.sqrt(1 + at.dx * at.dx + at.dy * at.dy);
      out.x = (forward * at.dx) / l - turn * ay;
      out.y = (forward * at.dy) / l + turn * ax;
      out.z = forward / l;
    });
    return out;
  };
}

/** The twin of `flowField`: lines that set `vec3 v` at `p` with `clearance`. */
export function flowLines(flow: Flow, emit: Emitter): string {
  const { course, peakMmPerS } = flow;
  const peak = literal(peakMmPerS);
  if (course.kind === 'straight')
    return `v = straightFlow(vec3(${course.along.map(literal).join(', ')}), ${peak}, clearance / ${emit.num(course.radius)});`;
  const steps = course.tubes.map((shape, i) => {
    const { tube, moves } = peel(shape);
    const q = emit.assign('vec3', ['p', ...moves.map((m) => emit.triple(m))].join(' - '));
    const { section: s, change } = tubeSectionGlsl(tube, q, emit);
    const d = change();
    const first = i === 0 ? `first = min(${s}.z, ${s}.w);\n` : '';
    return `${first}tubeFlow(v, most, first, (${q}.xy - ${s}.xy) / ${s}.zw, min(${s}.z, ${s}.w), ${d}.xy, ${peak});`;
  });
  return steps.join('\n');
}

/** Functions that `flowLines` calls. */
export const FLOW_GLSL = `
vec3 straightFlow(vec3 along, float peak, float share) {
  float k = 1.0 - min(1.0, share);
  return along * (peak * (1.0 - k * k));
}
void tubeFlow(inout vec3 v, inout float most, float first, vec2 a, float narrow, vec2 lean, float peak) {
  float k2 = dot(a, a);
  float depth = (1.0 - sqrt(k2)) * narrow;
  if (depth <= most) return;
  most = depth;
  float bulk = peak * max(0.0, 1.0 - k2);
  float share = min(1.0, first * first / (narrow * narrow));
  float turn = ${literal(SWIRL)} * (1.0 - share) * bulk;
  float forward = bulk * share + 2.0 * turn * a.y;
  v = forward * normalize(vec3(lean, 1.0)) + turn * vec3(-a.y, a.x, 0.0);
}
`;
