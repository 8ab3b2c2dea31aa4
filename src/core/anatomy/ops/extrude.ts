import { literal } from '../literal';
import type { Operation } from '../operation';
import type { Extrude } from '../shape';

type Corner = readonly [x: number, y: number];

function cornersOf(shape: Extrude): readonly Corner[] {
  if (shape.outline.length < 3)
    throw new Error('The outline of an extruded section needs three corners or more.');
  return shape.outline;
}

/** Exact: the polygon's distance (Quilez) joined with that of the two ends. */
export const extrude: Operation<'extrude'> = {
  op: 'extrude',
  lipschitz: () => 1,
  field(shape, build) {
    const corners = cornersOf(shape);
    const half = build.cell(shape.half);
    const { rounding } = shape;
    return (x, y, z) => {
      let least = Infinity;
      let side = 1;
      let last = corners[corners.length - 1] ?? [0, 0];
      for (const corner of corners) {
        const ex = last[0] - corner[0];
        const ey = last[1] - corner[1];
        const wx = x - corner[0];
        const wy = y - corner[1];
        const t = Math.min(Math.max((wx * ex + wy * ey) / Math.max(ex * ex + ey * ey, 1e-12), 0), 1);
        const bx = wx - ex * t;
        const by = wy - ey * t;
        least = Math.min(least, bx * bx + by * by);
        const above = y >= corner[1];
        const below = y < last[1];
        const left = ex * wy > ey * wx;
        if (above === below && below === left) side = -side;
        last = corner;
      }
      const a = side * Math.sqrt(least);
      const b = Math.abs(z) - half.value + rounding;
      const oa = Math.max(a, 0);
      const ob = Math.max(b, 0);
      return Math.min(Math.max(a, b), 0) + Math.sqrt(oa * oa + ob * ob) - rounding;
    };
  },
  glsl(shape, point, emit) {
    const corners = cornersOf(shape);
    const vec = (c: Corner): string => `vec2(${literal(c[0])}, ${literal(c[1])})`;
    let sum = 'vec2(1e18, 1.0)';
    let last = corners[corners.length - 1] ?? [0, 0];
    for (const corner of corners) {
      sum = emit.assign('vec2', `outlineEdge(${sum}, ${point}.xy, ${vec(corner)}, ${vec(last)})`);
      last = corner;
    }
    const b = `abs(${point}.z) - ${emit.num(shape.half)} + ${literal(shape.rounding)}`;
    return `extrudeDistance(${sum}.y * sqrt(${sum}.x), ${b}) - ${literal(shape.rounding)}`;
  },
  library: [
    `
vec2 outlineEdge(vec2 sum, vec2 p, vec2 corner, vec2 last) {
  vec2 e = last - corner;
  vec2 w = p - corner;
  vec2 b = w - e * clamp(dot(w, e) / max(dot(e, e), 1e-12), 0.0, 1.0);
  bvec3 c = bvec3(p.y >= corner.y, p.y < last.y, e.x * w.y > e.y * w.x);
  return vec2(min(sum.x, dot(b, b)), all(c) || !any(c) ? -sum.y : sum.y);
}
float extrudeDistance(float a, float b) {
  return min(max(a, b), 0.0) + length(max(vec2(a, b), 0.0));
}
`,
  ],
  bounds(shape, build) {
    const r = shape.rounding;
    const xs = shape.outline.map((c) => c[0]);
    const ys = shape.outline.map((c) => c[1]);
    const half = build.cell(shape.half).value;
    return {
      low: { x: Math.min(...xs) - r, y: Math.min(...ys) - r, z: -half },
      high: { x: Math.max(...xs) + r, y: Math.max(...ys) + r, z: half },
    };
  },
};
