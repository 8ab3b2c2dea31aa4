import { centred, enclosing } from '../bounds';
import type { Operation } from '../operation';
import { ELLIPSE_GLSL } from './ellipse';
import { SEGMENT_GLSL, segmentDistance } from './segment';

export const cone: Operation<'cone'> = {
  op: 'cone',
  lipschitz: () => 1,
  field(shape, build) {
    const from = build.cells(shape.from);
    const to = build.cells(shape.to);
    const fromRadius = build.cell(shape.fromRadius);
    const toRadius = build.cell(shape.toRadius);
    const a = { x: 0, y: 0, z: 0, r: 0 };
    const b = { x: 0, y: 0, z: 0, r: 0 };
    return (x, y, z) => {
      a.x = from.x.value;
      a.y = from.y.value;
      a.z = from.z.value;
      a.r = fromRadius.value;
      b.x = to.x.value;
      b.y = to.y.value;
      b.z = to.z.value;
      b.r = toRadius.value;
      return segmentDistance(x, y, z, a, b, 0, 1, 0, 1);
    };
  },
  glsl: (shape, point, emit) =>
    `segmentDistance(${point}, vec4(${emit.triple(shape.from)}, ${emit.num(shape.fromRadius)}), ` +
    `vec4(${emit.triple(shape.to)}, ${emit.num(shape.toRadius)}), vec3(0.0, 1.0, 0.0), 1.0)`,
  library: [ELLIPSE_GLSL, SEGMENT_GLSL],
  bounds(shape, build) {
    const a = build.cell(shape.fromRadius).value;
    const b = build.cell(shape.toRadius).value;
    return enclosing(
      centred(build.values(shape.from), { x: a, y: a, z: a }),
      centred(build.values(shape.to), { x: b, y: b, z: b }),
    );
  },
};
