import type { Vec3 } from '../math/vec3';
import type { Bounds } from './operation';

export const centred = (at: Vec3, half: Vec3): Bounds => ({
  low: { x: at.x - half.x, y: at.y - half.y, z: at.z - half.z },
  high: { x: at.x + half.x, y: at.y + half.y, z: at.z + half.z },
});

/** Bounds grown by `by` mm on every side. */
export const grown = (b: Bounds, by: number): Bounds => ({
  low: { x: b.low.x - by, y: b.low.y - by, z: b.low.z - by },
  high: { x: b.high.x + by, y: b.high.y + by, z: b.high.z + by },
});

const combine = (pick: (a: number, b: number) => number, a: Vec3, b: Vec3): Vec3 => ({
  x: pick(a.x, b.x),
  y: pick(a.y, b.y),
  z: pick(a.z, b.z),
});

export const enclosing = (a: Bounds, b: Bounds): Bounds => ({
  low: combine(Math.min, a.low, b.low),
  high: combine(Math.max, a.high, b.high),
});

export const common = (a: Bounds, b: Bounds): Bounds => ({
  low: combine(Math.max, a.low, b.low),
  high: combine(Math.min, a.high, b.high),
});

export const EVERYWHERE: Bounds = {
  low: { x: -Infinity, y: -Infinity, z: -Infinity },
  high: { x: Infinity, y: Infinity, z: Infinity },
};
