import { clamp } from '../../math/functions';
import { literal } from '../literal';
import { type Bounds, FAR, type Operation } from '../operation';

/** How far the child is raised at `above` mm over the height where the bend begins. */
const rise = (curve: number, length: number, above: number): number => {
  const t = clamp(above, 0, length);
  return curve * t * (t + 2 * Math.max(above - length, 0));
};

/** Divided by the lean of what is bent, so that faces across y keep their true distance and no other overstates. */
export const bend: Operation<'bend'> = {
  op: 'bend',
  // A shear by s stretches by at most (s + sqrt(s^2 + 4)) / 2; the lean itself changes with z by 2 curve, 1 / sqrt(1 + s^2) by less.
  lipschitz(shape, children, range) {
    const curve = Math.max(...range(shape.curve).map(Math.abs));
    const s = 2 * curve * shape.length;
    return Math.max(...children) * (0.5 * (s + Math.sqrt(s * s + 4)) + FAR * curve);
  },
  field(shape, build) {
    const of = build.field(shape.of);
    const curve = build.cell(shape.curve);
    const { from, length } = shape;
    return (x, y, z) => {
      const slope = 2 * curve.value * clamp(z - from, 0, length);
      return of(x, y - rise(curve.value, length, z - from), z) / Math.sqrt(1 + slope * slope);
    };
  },
  glsl(shape, point, emit) {
    const curve = emit.num(shape.curve);
    const from = literal(shape.from);
    const length = literal(shape.length);
    const t = emit.assign('float', `clamp(${point}.z - ${from}, 0.0, ${length})`);
    const up = `${curve} * ${t} * (${t} + 2.0 * max(${point}.z - ${from} - ${length}, 0.0))`;
    const bent = emit.assign('vec3', `${point} - vec3(0.0, ${up}, 0.0)`);
    return `${emit.shape(shape.of, bent)} * inversesqrt(1.0 + 4.0 * ${curve} * ${t} * ${curve} * ${t})`;
  },
  bounds(shape, build): Bounds {
    const of = build.bounds(shape.of);
    const curve = build.cell(shape.curve).value;
    const ends = [of.low.z, of.high.z].map((z) => rise(curve, shape.length, z - shape.from));
    return {
      low: { ...of.low, y: of.low.y + Math.min(...ends) },
      high: { ...of.high, y: of.high.y + Math.max(...ends) },
    };
  },
};
