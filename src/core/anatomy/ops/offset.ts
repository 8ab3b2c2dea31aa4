import { grown } from '../bounds';
import type { Operation } from '../operation';

export const offset: Operation<'offset'> = {
  op: 'offset',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const by = build.cell(shape.by);
    return (x, y, z) => of(x, y, z) - by.value;
  },
  glsl: (shape, point, emit) => `${emit.shape(shape.of, point)} - ${emit.num(shape.by)}`,
  bounds: (shape, build) => grown(build.bounds(shape.of), build.cell(shape.by).value),
};
