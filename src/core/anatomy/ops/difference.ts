import { literal } from '../literal';
import type { Operation } from '../operation';
import { BLEND_GLSL, smoothMax } from './blend';

export const difference: Operation<'difference'> = {
  op: 'difference',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const of = build.field(shape.of);
    const cut = build.field(shape.cut);
    const { smooth } = shape;
    return (x, y, z) => smoothMax(of(x, y, z), -cut(x, y, z), smooth);
  },
  glsl(shape, point, emit) {
    const of = emit.shape(shape.of, point);
    const cut = emit.shape(shape.cut, point);
    return shape.smooth > 0 ? `smoothMax(${of}, -${cut}, ${literal(shape.smooth)})` : `max(${of}, -${cut})`;
  },
  library: [BLEND_GLSL],
  bounds: (shape, build) => build.bounds(shape.of),
};
