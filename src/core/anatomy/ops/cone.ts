import { centred, enclosing } from '../bounds';
import type { Operation } from '../operation';
import { ELLIPSE_GLSL } from './ellipse';
import { prepare, SEGMENT_GLSL, segment, segmentDistance, type Thin } from './segment';

/** A round rod is as thin in every direction. */
const ACROSS: Thin = [0, 1, 0];

export const cone: Operation<'cone'> = {
  op: 'cone',
  lipschitz: () => 1,
  field(shape, build) {
    const from = build.cells(shape.from);
    const to = build.cells(shape.to);
    const fromRadius = build.cell(shape.fromRadius);
    const toRadius = build.cell(shape.toRadius);
    const piece = segment();
    const set = (): void => {
      const { a, b } = piece;
      a.x = from.x.value;
      a.y = from.y.value;
      a.z = from.z.value;
      a.r = fromRadius.value;
      b.x = to.x.value;
      b.y = to.y.value;
      b.z = to.z.value;
      b.r = toRadius.value;
      prepare(piece, ACROSS, 1);
    };
    const moving = [...shape.from, ...shape.to, shape.fromRadius, shape.toRadius].some(
      (n) => typeof n !== 'number',
    );
    if (!moving) set();
    return (x, y, z) => {
      if (moving) set();
      return segmentDistance(x, y, z, piece, ACROSS, 1);
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
