import { atan2, PI } from '../../math/functions';
import { literal } from '../literal';
import { type Bounds, FAR, type Operation } from '../operation';
import { ANGLE_GLSL } from './angle';

/**
 * Wound about the axis x through (0, -radius): along z on the circle, y outward from it. Towards the axis the winding crowds, so
 * the distance is divided by that. Both ways round are asked, so that nothing shows where they meet behind the axis.
 */
export const curl: Operation<'curl'> = {
  op: 'curl',
  // Outside the circle the winding stretches as far as r / radius along it; the division changes by 1 / radius.
  lipschitz: (shape, children) => Math.max(...children) * (1 + (2 * PI * shape.radius + FAR) / shape.radius),
  field(shape, build) {
    const of = build.field(shape.of);
    const { radius } = shape;
    const round = 2 * PI * radius;
    return (x, y, z) => {
      const up = y + radius;
      const r = Math.sqrt(up * up + z * z);
      const along = radius * atan2(z, up);
      const d = of(x, r - radius, along);
      const other = of(x, r - radius, along > 0 ? along - round : along + round);
      return Math.min(d, other) * Math.min(1, r / radius);
    };
  },
  glsl(shape, point, emit) {
    const around = emit.assign('vec4', `curled(${point}, ${literal(shape.radius)})`);
    const near = emit.assign('vec3', `${around}.xyz`);
    const far = emit.assign('vec3', `vec3(${around}.xy, ${around}.w)`);
    const r = `min(1.0, (${around}.y + ${literal(shape.radius)}) / ${literal(shape.radius)})`;
    return `min(${emit.shape(shape.of, near)}, ${emit.shape(shape.of, far)}) * ${r}`;
  },
  library: [
    ANGLE_GLSL,
    `
vec4 curled(vec3 p, float radius) {
  vec2 d = vec2(p.y + radius, p.z);
  float along = radius * angleOf(d);
  float around = 6.2831853 * radius;
  return vec4(p.x, length(d) - radius, along, along > 0.0 ? along - around : along + around);
}
`,
  ],
  bounds(shape, build): Bounds {
    const of = build.bounds(shape.of);
    const r = Math.max(of.high.y, 0) + shape.radius;
    return {
      low: { x: of.low.x, y: -shape.radius - r, z: -r },
      high: { x: of.high.x, y: r - shape.radius, z: r },
    };
  },
};
