import { centred } from '../bounds';
import { literal } from '../literal';
import type { Operation } from '../operation';

export const box: Operation<'box'> = {
  op: 'box',
  lipschitz: () => 1,
  field(shape, build) {
    const at = build.cells(shape.at);
    const half = build.cells(shape.half);
    const { rounding } = shape;
    return (x, y, z) => {
      const qx = Math.abs(x - at.x.value) - half.x.value + rounding;
      const qy = Math.abs(y - at.y.value) - half.y.value + rounding;
      const qz = Math.abs(z - at.z.value) - half.z.value + rounding;
      const ox = Math.max(qx, 0);
      const oy = Math.max(qy, 0);
      const oz = Math.max(qz, 0);
      return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(qx, qy, qz), 0) - rounding;
    };
  },
  glsl: (shape, point, emit) =>
    `boxDistance(${point} - ${emit.triple(shape.at)}, ${emit.triple(shape.half)}, ${literal(shape.rounding)})`,
  library: [
    `
float boxDistance(vec3 p, vec3 h, float r) {
  vec3 q = abs(p) - h + r;
  return length(max(q, 0.0)) + min(max(q.x, max(q.y, q.z)), 0.0) - r;
}
`,
  ],
  bounds: (shape, build) => centred(build.values(shape.at), build.values(shape.half)),
};
