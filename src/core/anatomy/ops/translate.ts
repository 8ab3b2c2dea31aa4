import { add, vec3 } from '../../math/vec3';
import type { Operation } from '../operation';

export const translate: Operation<'translate'> = {
  op: 'translate',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const by = build.cells(shape.by);
    return (x, y, z) => of(x - by.x.value, y - by.y.value, z - by.z.value);
  },
  glsl: (shape, point, emit) =>
    emit.shape(shape.of, emit.assign('vec3', `${point} - ${emit.triple(shape.by)}`)),
  bounds(shape, build) {
    const of = build.bounds(shape.of);
    const by = build.values(shape.by);
    return { low: add(vec3(), of.low, by), high: add(vec3(), of.high, by) };
  },
};
