/**
 * A piece of a tapered, flattened rod: the hull of two balls of radii ra and rb at a and b, in a space where the direction n is
 * stretched by k >= 1, so that its section is an ellipse k times as wide as it is thick along n. For k = 1 it is exact (Quilez,
 * "round cone"); flattened, it is exact on the axes and to first order at the surface.
 */
import { clamp } from '../../math/functions';
import { insideEllipse, outsideEllipse } from './ellipse';

/** One ball holds the other where they differ by more than their distance: the taper is kept just below. */
const MOST_TAPER = 0.995;

/** The two balls, and what of the piece does not depend on the point. */
export interface Segment {
  readonly a: { x: number; y: number; z: number; r: number };
  readonly b: { x: number; y: number; z: number; r: number };
  dx: number;
  dy: number;
  dz: number;
  length: number;
  /** Slope of the wall against the axis. */
  lean: number;
}

export const segment = (): Segment => ({
  a: { x: 0, y: 0, z: 0, r: 1 },
  b: { x: 0, y: 0, z: 0, r: 1 },
  dx: 0,
  dy: 0,
  dz: 0,
  length: 1,
  lean: 0,
});

export type Thin = readonly [x: number, y: number, z: number];

/** Works out the rest from the balls. */
export function prepare(s: Segment, [nx, ny, nz]: Thin, k: number): void {
  const { a, b } = s;
  const bn = ((b.x - a.x) * nx + (b.y - a.y) * ny + (b.z - a.z) * nz) * (k - 1);
  s.dx = b.x - a.x + nx * bn;
  s.dy = b.y - a.y + ny * bn;
  s.dz = b.z - a.z + nz * bn;
  s.length = Math.sqrt(Math.max(s.dx * s.dx + s.dy * s.dy + s.dz * s.dz, 1e-12));
  const taper = clamp((a.r - b.r) / s.length, -MOST_TAPER, MOST_TAPER);
  s.lean = taper / Math.sqrt(1 - taper * taper);
}

/** Distance of p from the piece; the direction is a unit vector. */
export function segmentDistance(
  px: number,
  py: number,
  pz: number,
  s: Segment,
  [nx, ny, nz]: Thin,
  k: number,
): number {
  const { a, b, dx, dy, dz, length } = s;
  let qx = px - a.x;
  let qy = py - a.y;
  let qz = pz - a.z;
  if (k !== 1) {
    const pn = (qx * nx + qy * ny + qz * nz) * (k - 1);
    qx += nx * pn;
    qy += ny * pn;
    qz += nz * pn;
  }
  const u = (qx * dx + qy * dy + qz * dz) / length;
  // The ball that a point is nearest to lies where the wall's normal meets the axis.
  const v = Math.sqrt(Math.max(qx * qx + qy * qy + qz * qz - u * u, 0));
  const t = clamp((u - v * s.lean) / length, 0, 1);
  const r = a.r + (b.r - a.r) * t;
  const sx = qx - dx * t;
  const sy = qy - dy * t;
  const sz = qz - dz * t;
  const s2 = sx * sx + sy * sy + sz * sz;
  if (k === 1) return Math.sqrt(s2) - r;
  const sn = sx * nx + sy * ny + sz * nz;
  const k0 = Math.sqrt(s2) / r;
  const k1 = Math.sqrt(s2 + sn * sn * (k * k - 1)) / (r * r);
  if (k0 < 1) return insideEllipse(k0, k1, r / k);
  const w2 = s2 - sn * sn * (1 - 1 / (k * k));
  return outsideEllipse(
    k0,
    k1,
    Math.sqrt(w2),
    r * Math.sqrt(w2 - sn * sn * (1 / (k * k) - 1 / (k * k * k * k))),
  );
}

export const SEGMENT_GLSL = `
float segmentDistance(vec3 p, vec4 a, vec4 b, vec3 n, float k) {
  vec3 q = p - a.xyz;
  q += n * (dot(q, n) * (k - 1.0));
  vec3 d = b.xyz - a.xyz;
  d += n * (dot(d, n) * (k - 1.0));
  float size = sqrt(max(dot(d, d), 1e-12));
  float taper = clamp((a.w - b.w) / size, -${MOST_TAPER}, ${MOST_TAPER});
  float u = dot(q, d) / size;
  float v = length(q - d * (u / size));
  float t = clamp((u - v * taper / sqrt(1.0 - taper * taper)) / size, 0.0, 1.0);
  float r = a.w + (b.w - a.w) * t;
  vec3 s = q - d * t;
  float s2 = dot(s, s);
  if (k == 1.0) return sqrt(s2) - r;
  float sn = dot(s, n);
  float k0 = sqrt(s2) / r;
  float k1 = sqrt(s2 + sn * sn * (k * k - 1.0)) / (r * r);
  if (k0 < 1.0) return insideEllipse(k0, k1, r / k);
  float w2 = s2 - sn * sn * (1.0 - 1.0 / (k * k));
  return outsideEllipse(k0, k1, sqrt(w2), r * sqrt(max(w2 - sn * sn * (1.0 / (k * k) - 1.0 / (k * k * k * k)), 0.0)));
}
`;
