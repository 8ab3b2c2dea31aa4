import { centred, enclosing } from '../bounds';
import type { Operation } from '../operation';

export const capsule: Operation<'capsule'> = {
  op: 'capsule',
  lipschitz: () => 1,
  field(shape, build) {
    const from = build.cells(shape.from);
    const to = build.cells(shape.to);
    const radius = build.cell(shape.radius);
    return (x, y, z) => {
      const bx = to.x.value - from.x.value;
      const by = to.y.value - from.y.value;
      const bz = to.z.value - from.z.value;
      const px = x - from.x.value;
      const py = y - from.y.value;
      const pz = z - from.z.value;
      const t = (px * bx + py * by + pz * bz) / Math.max(bx * bx + by * by + bz * bz, 1e-9);
      const h = t < 0 ? 0 : t > 1 ? 1 : t;
      const dx = px - bx * h;
      const dy = py - by * h;
      const dz = pz - bz * h;
      return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius.value;
    };
  },
  glsl: (shape, point, emit) =>
    `capsuleDistance(${point}, ${emit.triple(shape.from)}, ${emit.triple(shape.to)}) - ${emit.num(shape.radius)}`,
  library: [
    `
float capsuleDistance(vec3 p, vec3 a, vec3 b) {
  vec3 d = b - a;
  float h = clamp(dot(p - a, d) / max(dot(d, d), 1e-9), 0.0, 1.0);
  return length(p - a - d * h);
}
`,
  ],
  bounds(shape, build) {
    const r = build.cell(shape.radius).value;
    const half = { x: r, y: r, z: r };
    return enclosing(centred(build.values(shape.from), half), centred(build.values(shape.to), half));
  },
};
