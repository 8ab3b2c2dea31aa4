import { centred, enclosing } from '../bounds';
import { literal } from '../literal';
import type { Operation } from '../operation';
import type { Sweep, SweepStation } from '../shape';
import { BLEND_GLSL, smoothMin } from './blend';
import { ELLIPSE_GLSL, ellipseSlope } from './ellipse';
import { SEGMENT_GLSL, segmentDistance } from './segment';

function spansOf(shape: Sweep): readonly (readonly [SweepStation, SweepStation])[] {
  const spans = shape.stations
    .slice(1)
    .map((to, i): readonly [SweepStation, SweepStation] => [shape.stations[i] ?? to, to]);
  if (spans.length === 0) throw new Error('A sweep needs two stations or more.');
  if (!(shape.flat >= 1))
    throw new Error('A sweep is at least as wide as it is thick: its flatness is 1 or more.');
  return spans;
}

export const sweep: Operation<'sweep'> = {
  op: 'sweep',
  // A tapered piece lies askew of its section; measured to ratios of 6 (operations.test.ts repeats it).
  lipschitz: (shape) => (shape.flat > 1 ? 1.2 * ellipseSlope(shape.flat) : 1),
  field(shape, build) {
    const balls = shape.stations.map((s) => {
      const at = build.cells(s.at);
      const radius = build.cell(s.radius);
      return { at, radius, ball: { x: 0, y: 0, z: 0, r: 1 } };
    });
    const spans = spansOf(shape).map((_, i) => [balls[i]?.ball, balls[i + 1]?.ball] as const);
    const [nx, ny, nz] = shape.thin;
    const { flat, smooth } = shape;
    return (x, y, z) => {
      for (const { at, radius, ball } of balls) {
        ball.x = at.x.value;
        ball.y = at.y.value;
        ball.z = at.z.value;
        ball.r = radius.value;
      }
      let d = Infinity;
      for (const [a, b] of spans) {
        if (!a || !b) continue;
        const next = segmentDistance(x, y, z, a, b, nx, ny, nz, flat);
        d = d === Infinity ? next : smoothMin(d, next, smooth);
      }
      return d;
    };
  },
  glsl(shape, point, emit) {
    const ball = (s: SweepStation): string => `vec4(${emit.triple(s.at)}, ${emit.num(s.radius)})`;
    const thin = `vec3(${shape.thin.map(literal).join(', ')})`;
    const pieces = spansOf(shape).map(([a, b]) =>
      emit.assign(
        'float',
        `segmentDistance(${point}, ${ball(a)}, ${ball(b)}, ${thin}, ${literal(shape.flat)})`,
      ),
    );
    return pieces.reduce((d, next) =>
      emit.assign(
        'float',
        shape.smooth > 0 ? `smoothMin(${d}, ${next}, ${literal(shape.smooth)})` : `min(${d}, ${next})`,
      ),
    );
  },
  library: [BLEND_GLSL, ELLIPSE_GLSL, SEGMENT_GLSL],
  bounds(shape, build) {
    // Each further blend may bulge by a quarter of its width.
    const bulge = (Math.max(shape.stations.length - 2, 0) * shape.smooth) / 4;
    const balls = shape.stations.map((s) => {
      const r = build.cell(s.radius).value + bulge;
      return centred(build.values(s.at), { x: r, y: r, z: r });
    });
    const [first, ...rest] = balls;
    if (!first) throw new Error('A sweep needs two stations or more.');
    return rest.reduce(enclosing, first);
  },
};
