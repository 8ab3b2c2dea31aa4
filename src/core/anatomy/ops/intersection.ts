import { common } from '../bounds';
import { literal } from '../literal';
import type { Bounds, Operation } from '../operation';
import { BLEND_GLSL, smoothMax } from './blend';

export const intersection: Operation<'intersection'> = {
  op: 'intersection',
  lipschitz: (_shape, children) => Math.max(...children),
  field(shape, build) {
    const [first, ...rest] = shape.of.map((child) => build.field(child));
    if (!first) throw new Error('An intersection needs one shape or more.');
    const { smooth } = shape;
    return (x, y, z) => {
      let d = first(x, y, z);
      for (const child of rest) d = smoothMax(d, child(x, y, z), smooth);
      return d;
    };
  },
  glsl(shape, point, emit) {
    const [first, ...rest] = shape.of.map((child) => emit.shape(child, point));
    return rest.reduce(
      (d, child) =>
        emit.assign(
          'float',
          shape.smooth > 0 ? `smoothMax(${d}, ${child}, ${literal(shape.smooth)})` : `max(${d}, ${child})`,
        ),
      first ?? '0.0',
    );
  },
  library: [BLEND_GLSL],
  bounds(shape, build): Bounds {
    const [first, ...rest] = shape.of.map((child) => build.bounds(child));
    if (!first) throw new Error('An intersection needs one shape or more.');
    return rest.reduce(common, first);
  },
};
