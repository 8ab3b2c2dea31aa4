import { centred } from '../bounds';
import type { Operation } from '../operation';
import { ELLIPSE_GLSL, ellipseSlope, insideEllipse, outsideEllipse } from './ellipse';

export const ellipsoid: Operation<'ellipsoid'> = {
  op: 'ellipsoid',
  lipschitz(shape, _children, range) {
    const radii = shape.radii.map(range);
    return ellipseSlope(Math.max(...radii.map((r) => r[1])) / Math.min(...radii.map((r) => r[0])));
  },
  field(shape, build) {
    const at = build.cells(shape.at);
    const radii = build.cells(shape.radii);
    return (x, y, z) => {
      const rx = radii.x.value;
      const ry = radii.y.value;
      const rz = radii.z.value;
      const qx = x - at.x.value;
      const qy = y - at.y.value;
      const qz = z - at.z.value;
      const ax = qx / rx;
      const ay = qy / ry;
      const az = qz / rz;
      const bx = ax / rx;
      const by = ay / ry;
      const bz = az / rz;
      const k0 = Math.sqrt(ax * ax + ay * ay + az * az);
      const k1 = Math.sqrt(bx * bx + by * by + bz * bz);
      if (k0 < 1) return insideEllipse(k0, k1, Math.min(rx, ry, rz));
      const cx = qx * rx;
      const cy = qy * ry;
      const cz = qz * rz;
      const size = Math.sqrt(qx * qx + qy * qy + qz * qz);
      return outsideEllipse(k0, k1, size, Math.sqrt(cx * cx + cy * cy + cz * cz));
    };
  },
  glsl: (shape, point, emit) =>
    `ellipsoidDistance(${point} - ${emit.triple(shape.at)}, ${emit.triple(shape.radii)})`,
  library: [
    ELLIPSE_GLSL,
    `
float ellipsoidDistance(vec3 p, vec3 r) {
  vec3 a = p / r;
  float k0 = length(a);
  float k1 = length(a / r);
  return k0 < 1.0 ? insideEllipse(k0, k1, min(r.x, min(r.y, r.z)))
    : outsideEllipse(k0, k1, length(p), length(p * r));
}
`,
  ],
  bounds: (shape, build) => centred(build.values(shape.at), build.values(shape.radii)),
};
