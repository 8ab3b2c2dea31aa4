import { enclosing } from '../bounds';
import { literal } from '../literal';
import type { Bounds, Operation } from '../operation';
import type { Mirror } from '../shape';

/** The bounds seen in the mirror. */
function seen(shape: Mirror, of: Bounds): Bounds {
  const low = 2 * shape.at - of.high[shape.axis];
  const high = 2 * shape.at - of.low[shape.axis];
  return { low: { ...of.low, [shape.axis]: low }, high: { ...of.high, [shape.axis]: high } };
}

export const mirror: Operation<'mirror'> = {
  op: 'mirror',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const { at, keep } = shape;
    const turn = keep ? (v: number): number => at + Math.abs(v - at) : (v: number): number => 2 * at - v;
    switch (shape.axis) {
      case 'x':
        return (x, y, z) => of(turn(x), y, z);
      case 'y':
        return (x, y, z) => of(x, turn(y), z);
      case 'z':
        return (x, y, z) => of(x, y, turn(z));
    }
  },
  glsl(shape, point, emit) {
    const at = literal(shape.at);
    const along = `${point}.${shape.axis}`;
    const turned = shape.keep ? `${at} + abs(${along} - ${at})` : `${literal(2 * shape.at)} - ${along}`;
    const parts = (['x', 'y', 'z'] as const).map((axis) =>
      axis === shape.axis ? turned : `${point}.${axis}`,
    );
    return emit.shape(shape.of, emit.assign('vec3', `vec3(${parts.join(', ')})`));
  },
  bounds(shape, build) {
    const of = build.bounds(shape.of);
    return shape.keep ? enclosing(of, seen(shape, of)) : seen(shape, of);
  },
};
