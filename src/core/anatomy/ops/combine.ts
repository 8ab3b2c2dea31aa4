import { literal } from '../literal';
import type { Bounds, Emitter, Field, FieldBuilder } from '../operation';
import type { Shape } from '../shape';
import { BLEND_GLSL, smoothMax, smoothMin } from './blend';

/** Which of two distances counts, in both forms, and the box of all that are joined over `smooth` mm. */
interface Joining {
  readonly blend: (a: number, b: number, k: number) => number;
  readonly glsl: { readonly plain: string; readonly smooth: string };
  readonly bounds: (all: readonly Bounds[], smooth: number) => Bounds;
}
export const nearest: Omit<Joining, 'bounds'> = {
  blend: smoothMin,
  glsl: { plain: 'min', smooth: 'smoothMin' },
};
export const farthest: Omit<Joining, 'bounds'> = {
  blend: smoothMax,
  glsl: { plain: 'max', smooth: 'smoothMax' },
};

interface Several {
  readonly op: string;
  readonly of: readonly Shape[];
  readonly smooth: number;
}

/** An operation, but for its name, that joins its children one after the other. */
export const joined = (join: Joining) => ({
  lipschitz: (_shape: Several, children: readonly number[]): number => Math.max(...children),
  field(shape: Several, build: FieldBuilder): Field {
    const [first, ...rest] = shape.of.map((child) => build.field(child));
    if (!first) throw new Error(`A shape "${shape.op}" needs one shape or more.`);
    const { smooth } = shape;
    return (x, y, z) => {
      let d = first(x, y, z);
      for (const child of rest) d = join.blend(d, child(x, y, z), smooth);
      return d;
    };
  },
  glsl(shape: Several, point: string, emit: Emitter): string {
    const { plain, smooth } = join.glsl;
    const all = shape.of.map((child) => emit.shape(child, point));
    return all.reduce((d, next) =>
      emit.assign(
        'float',
        shape.smooth > 0 ? `${smooth}(${d}, ${next}, ${literal(shape.smooth)})` : `${plain}(${d}, ${next})`,
      ),
    );
  },
  library: [BLEND_GLSL],
  bounds: (shape: Several, build: FieldBuilder): Bounds =>
    join.bounds(
      shape.of.map((child) => build.bounds(child)),
      shape.smooth,
    ),
});
