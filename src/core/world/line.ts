import { rest } from '../anatomy/deformation';
import { type Needle, needles } from '../instruments/needle';
import { asin, atan2, cos, sin } from '../math/functions';
import { addScaled, cross, dot, normalize, scale, set, type Vec3, vec3 } from '../math/vec3';
import type { Room } from './room';
import type { NeedleState } from './state';

/** The needle's line in space: where it meets the skin, and the unit direction from hub to tip. */
export interface NeedleLine {
  readonly entry: Vec3;
  readonly direction: Vec3;
  /** Outward normal of the skin at the entry. */
  readonly normal: Readonly<Vec3>;
}

export const modelOf = (needle: NeedleState): Needle | null => (needle.model ? needles[needle.model] : null);

/** Direction from hub to tip of a needle with these angles over skin with a normal. */
function directionOf(out: Vec3, normal: Readonly<Vec3>, azimuthRad: number, elevationRad: number): Vec3 {
  set(out, -cos(azimuthRad), 0, sin(azimuthRad));
  addScaled(out, out, normal, -dot(out, normal));
  normalize(out, out);
  scale(out, out, cos(elevationRad));
  return addScaled(out, out, normal, -sin(elevationRad));
}

/** Below this steepness of the skin, angles about it have no meaning. */
const UPRIGHT = 0.05;

/** The angles, over skin with a normal, of a direction; null where the skin stands upright. The inverse of `directionOf`. */
export function anglesOf(
  normal: Readonly<Vec3>,
  direction: Readonly<Vec3>,
): { readonly azimuthRad: number; readonly elevationRad: number } | null {
  if (normal.y < UPRIGHT) return null;
  const down = -dot(direction, normal);
  // The part along the skin, moved along the normal until it is level: that is what the azimuth turns.
  const level = down - (direction.y + down * normal.y) / normal.y;
  const x = direction.x + level * normal.x;
  const z = direction.z + level * normal.z;
  return { azimuthRad: atan2(z, -x), elevationRad: asin(down) };
}

/** The line of the needle in hand. */
export function lineOf(room: Room): NeedleLine {
  const { needle } = room.state;
  const { point, normal } = room.body.tipSkin(needle.x, needle.z);
  return {
    entry: room.displaced(vec3(), point),
    direction: directionOf(vec3(), normal, needle.azimuthRad, needle.elevationRad),
    normal,
  };
}

/** A point of the line in space, `depth` mm beyond the entry. */
export const spaceAt = (out: Vec3, line: NeedleLine, depth: number): Vec3 =>
  addScaled(out, line.entry, line.direction, depth);

/** The tissue that a needle has reached `depth` mm beyond the entry, at rest, without what the needle itself drags. */
export const tissueAt = (out: Vec3, room: Room, line: NeedleLine, depth: number): Vec3 =>
  rest(out, room.pressed, spaceAt(out, line, depth));

/** Unit normal of the bevel's face: away from the skin at twist 0, turned about the shaft by the twist. */
export function bevelOf(out: Vec3, line: NeedleLine, twistRad: number): Vec3 {
  const { direction, normal } = line;
  addScaled(out, normal, direction, -dot(normal, direction));
  normalize(out, out);
  const side = cross(vec3(), direction, out);
  scale(out, out, cos(twistRad));
  return addScaled(out, out, side, sin(twistRad));
}
