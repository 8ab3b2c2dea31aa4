import { centred } from '../bounds';
import type { Operation } from '../operation';

export const sphere: Operation<'sphere'> = {
  op: 'sphere',
  lipschitz: () => 1,
  field(shape, build) {
    const at = build.cells(shape.at);
    const radius = build.cell(shape.radius);
    return (x, y, z) => {
      const dx = x - at.x.value;
      const dy = y - at.y.value;
      const dz = z - at.z.value;
      return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius.value;
    };
  },
  glsl: (shape, point, emit) => `length(${point} - ${emit.triple(shape.at)}) - ${emit.num(shape.radius)}`,
  bounds(shape, build) {
    const r = build.cell(shape.radius).value;
    return centred(build.values(shape.at), { x: r, y: r, z: r });
  },
};
