import { centred } from '../bounds';
import type { Operation } from '../operation';
import { INSIDE_ELLIPSE_GLSL, insideEllipse } from './ellipse';

/**
 * Exact to first order at the surface and never more than the true distance: inside by `insideEllipse`, outside the
 * distance k0 (k0 - 1) / k1 to the plane that bounds the level set's convex body, with k0 = |p / r|, k1 = |p / r^2|.
 */
export const ellipsoid: Operation<'ellipsoid'> = {
  op: 'ellipsoid',
  // Inside 1. Outside steepest beyond the ends of flat ones; the factor is measured, see operations.test.ts.
  lipschitz(shape, _children, range) {
    const radii = shape.radii.map(range);
    const ratio = Math.max(...radii.map((r) => r[1])) / Math.min(...radii.map((r) => r[0]));
    return Math.max(1, (ratio * ratio) / 3);
  },
  field(shape, build) {
    const at = build.cells(shape.at);
    const radii = build.cells(shape.radii);
    return (x, y, z) => {
      const rx = radii.x.value;
      const ry = radii.y.value;
      const rz = radii.z.value;
      const ax = (x - at.x.value) / rx;
      const ay = (y - at.y.value) / ry;
      const az = (z - at.z.value) / rz;
      const bx = ax / rx;
      const by = ay / ry;
      const bz = az / rz;
      const k0 = Math.sqrt(ax * ax + ay * ay + az * az);
      const k1 = Math.sqrt(bx * bx + by * by + bz * bz);
      return k0 < 1 ? insideEllipse(k0, k1, Math.min(rx, ry, rz)) : (k0 * (k0 - 1)) / k1;
    };
  },
  glsl: (shape, point, emit) =>
    `ellipsoidDistance(${point} - ${emit.triple(shape.at)}, ${emit.triple(shape.radii)})`,
  library: [
    INSIDE_ELLIPSE_GLSL,
    `
float ellipsoidDistance(vec3 p, vec3 r) {
  vec3 a = p / r;
  float k0 = length(a);
  float k1 = length(a / r);
  return k0 < 1.0 ? insideEllipse(k0, k1, min(r.x, min(r.y, r.z))) : k0 * (k0 - 1.0) / k1;
}
`,
  ],
  bounds: (shape, build) => centred(build.values(shape.at), build.values(shape.radii)),
};
