import { EVERYWHERE } from '../bounds';
import { literal } from '../literal';
import type { Operation } from '../operation';

export const halfSpace: Operation<'halfSpace'> = {
  op: 'halfSpace',
  lipschitz: () => 1,
  field(shape, build) {
    const [nx, ny, nz] = shape.normal;
    const offset = build.cell(shape.offset);
    return (x, y, z) => x * nx + y * ny + z * nz - offset.value;
  },
  glsl: (shape, point, emit) =>
    `dot(${point}, vec3(${shape.normal.map(literal).join(', ')})) - ${emit.num(shape.offset)}`,
  bounds: () => EVERYWHERE,
};
