/**
 * A piece of a tapered, flattened rod: the hull of two balls of radii ra and rb at a and b, in a space where the direction n is
 * stretched by k >= 1, so that its section is an ellipse k times as wide as it is thick along n. For k = 1 it is exact (Quilez,
 * "round cone"); flattened, it is exact on the axes and to first order at the surface.
 */
import { clamp } from '../../math/functions';
import { insideEllipse, outsideEllipse } from './ellipse';

/** One ball holds the other where they differ by more than their distance: the taper is kept just below. */
const MOST_TAPER = 0.995;

export interface Ball {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly r: number;
}

/** Distance of p from the piece between the balls a and b; (nx, ny, nz) is a unit vector. */
export function segmentDistance(
  px: number,
  py: number,
  pz: number,
  a: Ball,
  b: Ball,
  nx: number,
  ny: number,
  nz: number,
  k: number,
): number {
  const pn = ((px - a.x) * nx + (py - a.y) * ny + (pz - a.z) * nz) * (k - 1);
  const qx = px - a.x + nx * pn;
  const qy = py - a.y + ny * pn;
  const qz = pz - a.z + nz * pn;
  const bn = ((b.x - a.x) * nx + (b.y - a.y) * ny + (b.z - a.z) * nz) * (k - 1);
  const dx = b.x - a.x + nx * bn;
  const dy = b.y - a.y + ny * bn;
  const dz = b.z - a.z + nz * bn;
  const length = Math.sqrt(Math.max(dx * dx + dy * dy + dz * dz, 1e-12));
  const taper = clamp((a.r - b.r) / length, -MOST_TAPER, MOST_TAPER);
  const u = (qx * dx + qy * dy + qz * dz) / length;
  const vx = qx - (dx * u) / length;
  const vy = qy - (dy * u) / length;
  const vz = qz - (dz * u) / length;
  const v = Math.sqrt(vx * vx + vy * vy + vz * vz);
  // The ball that a point is nearest to lies where the wall's normal meets the axis.
  const t = clamp((u - (v * taper) / Math.sqrt(1 - taper * taper)) / length, 0, 1);
  const r = a.r + (b.r - a.r) * t;
  const sx = qx - dx * t;
  const sy = qy - dy * t;
  const sz = qz - dz * t;
  const sn = sx * nx + sy * ny + sz * nz;
  const s2 = sx * sx + sy * sy + sz * sz;
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
  float sn = dot(s, n);
  float s2 = dot(s, s);
  float k0 = sqrt(s2) / r;
  float k1 = sqrt(s2 + sn * sn * (k * k - 1.0)) / (r * r);
  if (k0 < 1.0) return insideEllipse(k0, k1, r / k);
  float w2 = s2 - sn * sn * (1.0 - 1.0 / (k * k));
  return outsideEllipse(k0, k1, sqrt(w2), r * sqrt(max(w2 - sn * sn * (1.0 / (k * k) - 1.0 / (k * k * k * k)), 0.0)));
}
`;
