import { grown } from '../bounds';
import { literal } from '../literal';
import { noise } from '../noise';
import type { Operation } from '../operation';

export const displace: Operation<'displace'> = {
  op: 'displace',
  // The noise climbs by at most 2 over a cell, 1.5 times as steep in its middle, on three axes.
  lipschitz: (shape, children, range) =>
    Math.max(...children) + Math.max(...range(shape.amplitude).map(Math.abs)) * (3 / shape.pitch) * 1.7321,
  field(shape, build) {
    const of = build.field(shape.of);
    const amplitude = build.cell(shape.amplitude);
    const f = 1 / shape.pitch;
    return (x, y, z) => of(x, y, z) + amplitude.value * noise(x * f, y * f, z * f);
  },
  glsl: (shape, point, emit) =>
    `${emit.shape(shape.of, point)} + ${emit.num(shape.amplitude)} * noise(${point} * ${literal(1 / shape.pitch)})`,
  bounds: (shape, build) => grown(build.bounds(shape.of), Math.abs(build.cell(shape.amplitude).value)),
};
