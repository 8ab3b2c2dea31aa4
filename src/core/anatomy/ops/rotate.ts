import { cos, sin } from '../../math/functions';
import { enclosing } from '../bounds';
import type { Bounds, Operation } from '../operation';
import { TURN_GLSL } from './turn';

/** The two axes that turn, so that a positive angle is right-handed about the third. */
const plane = { x: ['y', 'z'], y: ['z', 'x'], z: ['x', 'y'] } as const;

export const rotate: Operation<'rotate'> = {
  op: 'rotate',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const at = build.cells(shape.at);
    const angle = build.cell(shape.angleRad);
    let known = Number.NaN;
    let c = 1;
    let s = 0;
    const [u, v] = plane[shape.about];
    const q = { x: 0, y: 0, z: 0 };
    return (x, y, z) => {
      if (angle.value !== known) {
        known = angle.value;
        c = cos(known);
        s = sin(known);
      }
      q.x = x;
      q.y = y;
      q.z = z;
      // The child stands still and the point turns back.
      const du = q[u] - at[u].value;
      const dv = q[v] - at[v].value;
      q[u] = at[u].value + c * du + s * dv;
      q[v] = at[v].value + c * dv - s * du;
      return of(q.x, q.y, q.z);
    };
  },
  glsl(shape, point, emit) {
    const [u, v] = plane[shape.about];
    const at = emit.assign('vec3', emit.triple(shape.at));
    const turn = emit.assign('vec2', `turn(${emit.num(shape.angleRad)})`);
    const d = emit.assign('vec3', `${point} - ${at}`);
    const parts = {
      x: `${d}.x`,
      y: `${d}.y`,
      z: `${d}.z`,
      [u]: `dot(${turn}, vec2(${d}.${u}, ${d}.${v}))`,
      [v]: `dot(${turn}, vec2(${d}.${v}, -${d}.${u}))`,
    };
    return emit.shape(shape.of, emit.assign('vec3', `${at} + vec3(${parts.x}, ${parts.y}, ${parts.z})`));
  },
  library: [TURN_GLSL],
  bounds(shape, build) {
    const of = build.bounds(shape.of);
    const at = build.values(shape.at);
    const angle = build.cell(shape.angleRad).value;
    const c = cos(angle);
    const s = sin(angle);
    const [u, v] = plane[shape.about];
    const ends = [of.low[u], of.high[u], of.low[v], of.high[v]];
    // A turned solid without end has no bounds in the plane of its turn.
    if (!ends.every(Number.isFinite)) {
      return {
        low: { ...of.low, [u]: -Infinity, [v]: -Infinity },
        high: { ...of.high, [u]: Infinity, [v]: Infinity },
      };
    }
    const corners = [of.low[u], of.high[u]].flatMap((pu) =>
      [of.low[v], of.high[v]].map((pv): Bounds => {
        const du = pu - at[u];
        const dv = pv - at[v];
        const corner = { [u]: at[u] + c * du - s * dv, [v]: at[v] + s * du + c * dv };
        return { low: { ...of.low, ...corner }, high: { ...of.high, ...corner } };
      }),
    );
    const [first = of, ...rest] = corners;
    return rest.reduce(enclosing, first);
  },
};
