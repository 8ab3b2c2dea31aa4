import { centred, enclosing } from '../bounds';
import { literal } from '../literal';
import type { Operation } from '../operation';
import type { Sweep, SweepStation } from '../shape';
import { BLEND_GLSL, smoothMin } from './blend';
import { ELLIPSE_GLSL, ellipseSlope } from './ellipse';
import { prepare, SEGMENT_GLSL, segment, segmentDistance } from './segment';

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
    const pieces = spansOf(shape).map(([from, to]) => {
      const ends = [from, to].map((station) => ({
        at: build.cells(station.at),
        r: build.cell(station.radius),
      }));
      return { piece: segment(), ends };
    });
    const { thin, flat, smooth } = shape;
    const set = (): void => {
      for (const { piece, ends } of pieces) {
        [piece.a, piece.b].forEach((ball, i) => {
          const end = ends[i];
          if (!end) return;
          ball.x = end.at.x.value;
          ball.y = end.at.y.value;
          ball.z = end.at.z.value;
          ball.r = end.r.value;
        });
        prepare(piece, thin, flat);
      }
    };
    const moving = shape.stations.some((s) => [...s.at, s.radius].some((n) => typeof n !== 'number'));
    if (!moving) set();
    return (x, y, z) => {
      if (moving) set();
      let d = Infinity;
      for (let i = 0; i < pieces.length; i++) {
        const piece = pieces[i]?.piece;
        if (!piece) continue;
        const next = segmentDistance(x, y, z, piece, thin, flat);
        d = i === 0 ? next : smoothMin(d, next, smooth);
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
