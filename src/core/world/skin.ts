import type { Anatomy } from '../anatomy/anatomy';
import { normalize, set, type Vec3, vec3 } from '../math/vec3';

/** A point of the resting skin and the unit normal that points out of the body. */
export interface SkinPoint {
  readonly point: Readonly<Vec3>;
  readonly normal: Readonly<Vec3>;
}

/** Above every skin; a tracer starts here. */
const TOP = 60;
const BOTTOM = -90;
/**
 * The skin under or over (x, z), found along y; where a line misses the body, the point BOTTOM mm down. `span` is the
 * distance, mm, over which the normal is measured: a broad face does not follow small bumps.
 */
export function traceSkin(anatomy: Anatomy, x: number, z: number, span: number): SkinPoint {
  let y = TOP;
  for (let i = 0; i < 200 && y > BOTTOM; i++) {
    const d = anatomy.surface(x, y, z);
    if (d < 1e-6) break;
    y -= d / anatomy.surfaceSlope;
  }
  const normal = set(
    vec3(),
    anatomy.surface(x + span, y, z) - anatomy.surface(x - span, y, z),
    anatomy.surface(x, y + span, z) - anatomy.surface(x, y - span, z),
    anatomy.surface(x, y, z + span) - anatomy.surface(x, y, z - span),
  );
  normalize(normal, normal);
  // A level field has no gradient; straight up is where the hand is.
  if (normal.x === 0 && normal.y === 0 && normal.z === 0) normal.y = 1;
  return { point: vec3(x, y, z), normal };
}
