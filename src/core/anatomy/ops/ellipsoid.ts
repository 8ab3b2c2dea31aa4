import { centred } from '../bounds';
import type { Operation } from '../operation';

/** Below this k1 the point is at the centre, where k0 (k0 - 1) / k1 is 0 / 0; the field there is minus the least radius. */
const CENTRE = 1e-4;

/** The first-order distance k0 (k0 - 1) / k1 with k0 = |p / r|, k1 = |p / r^2|: exact on the surface, no bound far inside. */
export const ellipsoid: Operation<'ellipsoid'> = {
  op: 'ellipsoid',
  lipschitz: () => 1.6,
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
      return k1 < CENTRE ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
    };
  },
  glsl: (shape, point, emit) =>
    `ellipsoidDistance(${point} - ${emit.triple(shape.at)}, ${emit.triple(shape.radii)})`,
  library: `
float ellipsoidDistance(vec3 p, vec3 r) {
  vec3 a = p / r;
  float k0 = length(a);
  float k1 = length(a / r);
  return k1 < ${CENTRE} ? -min(r.x, min(r.y, r.z)) : k0 * (k0 - 1.0) / k1;
}
`,
  bounds: (shape, build) => centred(build.values(shape.at), build.values(shape.radii)),
};
