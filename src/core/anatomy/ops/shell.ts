import { grown } from '../bounds';
import type { Operation } from '../operation';

export const shell: Operation<'shell'> = {
  op: 'shell',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const thickness = build.cell(shape.thickness);
    return (x, y, z) => Math.abs(of(x, y, z)) - 0.5 * thickness.value;
  },
  glsl: (shape, point, emit) => `abs(${emit.shape(shape.of, point)}) - 0.5 * ${emit.num(shape.thickness)}`,
  bounds: (shape, build) => grown(build.bounds(shape.of), 0.5 * build.cell(shape.thickness).value),
};
