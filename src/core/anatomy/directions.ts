import type { Directions, Region } from './region';

/** A region's directions in a case, whose other side of the body mirrors x; `parameters` in the region's order, as a view has them. */
export function directionsOf(region: Region, parameters: readonly number[]): Directions {
  const { directions, mirror } = region;
  const side = region.parameters.findIndex(({ param }) => param === mirror?.param);
  const [minus, plus] = directions.x;
  return (parameters[side] ?? 1) < 0 ? { ...directions, x: [plus, minus] } : directions;
}

/** The word for where a step along the skin goes, x and z in the region's frame: that of the nearest end of an axis. */
export function wordTowards({ x, z }: Directions, stepX: number, stepZ: number): string {
  const [axis, step] = Math.abs(stepX) >= Math.abs(stepZ) ? [x, stepX] : [z, stepZ];
  return axis[step < 0 ? 0 : 1];
}
