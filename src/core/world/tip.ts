import { OUTSIDE } from '../anatomy/anatomy';
import type { Wall } from '../anatomy/tissue';
import { copy, distance, type Vec3, vec3 } from '../math/vec3';
import { breachesAtPuncture } from './asepsis';
import { modelOf, type NeedleLine, tissueAt } from './line';
import type { Room } from './room';
import { sizeFactor, wallBetween } from './walls';

/** The tip never goes further than this between two looks at where it is, mm: thin walls are not skipped. */
export const SUBSTEP = 0.15;
/** A boundary is found to this, mm. */
const FOUND = 0.01;
/** A wall is reported as tented from this depth, mm. */
const TENTED = 0.5;

/** How the tip came to be elsewhere; `tissue` when the tissue moved and the tip did not. */
type Motion = 'advance' | 'withdraw' | 'sweep' | 'tissue';

const pointOf = ({ x, y, z }: Readonly<Vec3>): { x: number; y: number; z: number } => ({ x, y, z });

const ownerAt = (room: Room, p: Readonly<Vec3>): number => room.body.anatomy.owner(p.x, p.y, p.z);

export const isBone = (room: Room, owner: number): boolean => room.body.tissue(owner)?.id === 'bone';

/** The tip changes hands: what it leaves, what it enters, and what that means. */
function cross(room: Room, owner: number, at: Readonly<Vec3>, motion: Motion): void {
  const { body, state } = room;
  const { needle } = state;
  const from = needle.owner;
  if (owner === from) return;
  needle.owner = owner;
  if (from !== OUTSIDE) room.emit({ type: 'structure.left', structure: body.name(from), at: pointOf(at) });
  if (owner === OUTSIDE) return;
  if (!needle.pierced) {
    needle.pierced = true;
    needle.passes += 1;
    room.emit({ type: 'skin.pierced', at: pointOf(at), pass: needle.passes });
    for (const what of breachesAtPuncture(state)) room.emit({ type: 'asepsis.breach', what });
  }
  const structure = body.name(owner);
  room.emit({ type: 'structure.entered', structure, at: pointOf(at) });
  const tissue = body.tissue(owner)?.id;
  const pierces = motion === 'advance' || motion === 'sweep';
  if (pierces && (tissue === 'artery' || tissue === 'vein'))
    room.emit({ type: 'vessel.punctured', structure, at: pointOf(at) });
  if (motion !== 'tissue' && tissue === 'nerve')
    room.emit({ type: 'nerve.touched', structure, at: pointOf(at) });
}

function touchBone(room: Room, owner: number, at: Readonly<Vec3>): void {
  const { needle } = room.state;
  if (!needle.onBone) room.emit({ type: 'bone.touched', structure: room.body.name(owner), at: pointOf(at) });
  needle.onBone = true;
}

/** The last depth before `owner` changes, between two depths of which only the second lies beyond. */
function boundary(room: Room, line: NeedleLine, near: number, far: number): number {
  const p = vec3();
  let low = near;
  let high = far;
  while (high - low > FOUND) {
    const middle = (low + high) / 2;
    if (ownerAt(room, tissueAt(p, room, line, middle)) === room.state.needle.owner) low = middle;
    else high = middle;
  }
  return low;
}

/** Whose wall it is: that of what lies ahead, or of the lumen in which the tip is. */
const wallName = (room: Room, wall: Wall, ahead: number): string =>
  room.body.name(room.body.tissue(ahead)?.wall === wall ? ahead : room.state.needle.owner);

const popForce = (wall: Wall, size: number): number => wall.popN * size;
const elasticForce = (wall: Wall, size: number, tent: number): number => wall.stiffnessNPerMm * size * tent;

/**
 * Lets the tip follow the hand by up to `reach` mm of tissue. A wall holds it until stiffness times tent reaches the force at
 * which it gives. Returns the wall's force on the hand, N.
 */
export function follow(room: Room, line: NeedleLine, reach: number): number {
  const { needle } = room.state;
  const model = modelOf(needle);
  if (!model) return 0;
  const size = sizeFactor(model);
  const p = vec3();
  let depth = needle.advance - needle.tent;
  let left = reach;
  let force = 0;
  while (left > 1e-9 && needle.advance - depth > 1e-9) {
    const step = Math.min(SUBSTEP, left, needle.advance - depth);
    tissueAt(p, room, line, depth + step);
    const owner = ownerAt(room, p);
    if (owner !== needle.owner) {
      if (isBone(room, owner)) {
        touchBone(room, owner, p);
        depth = boundary(room, line, depth, depth + step);
        needle.advance = depth;
        break;
      }
      const wall = wallBetween(room.body.tissue(needle.owner), room.body.tissue(owner));
      if (wall) {
        const before = boundary(room, line, depth, depth + step);
        force = elasticForce(wall, size, needle.advance - before);
        if (force < popForce(wall, size)) {
          depth = before;
          reportTent(room, wallName(room, wall, owner), needle.advance - depth, p);
          break;
        }
        force = 0;
        needle.tentReported = false;
        room.emit({ type: 'wall.popped', structure: wallName(room, wall, owner), at: pointOf(p) });
      }
      cross(room, owner, p, 'advance');
    }
    depth += step;
    left -= step;
    needle.frictionN += (room.body.tissue(needle.owner)?.frictionNPerMm ?? 0) * size * step;
  }
  needle.tent = needle.advance - depth;
  tissueAt(needle.tip, room, line, depth);
  return force;
}

function reportTent(room: Room, structure: string, tent: number, at: Readonly<Vec3>): void {
  const { needle } = room.state;
  if (needle.tentReported || tent < TENTED) return;
  needle.tentReported = true;
  room.emit({ type: 'wall.tented', structure, at: pointOf(at) });
}

/** Draws the tip back with the hand to `needle.advance`, which has been lowered already, from `depth`. */
export function retreat(room: Room, line: NeedleLine, from: number): void {
  const { needle } = room.state;
  const p = vec3();
  let depth = from;
  while (needle.pierced && depth - needle.advance > 1e-9) {
    const step = Math.min(SUBSTEP, depth - needle.advance);
    tissueAt(p, room, line, depth - step);
    const owner = ownerAt(room, p);
    if (owner !== needle.owner && !isBone(room, owner)) cross(room, owner, p, 'withdraw');
    if (depth > 0) needle.frictionN *= Math.max(0, (depth - step) / depth);
    depth -= step;
    if (needle.owner === OUTSIDE || depth <= 0) {
      leaveSkin(room, p);
      break;
    }
  }
  needle.tent = 0;
  tissueAt(needle.tip, room, line, needle.advance);
}

function leaveSkin(room: Room, at: Readonly<Vec3>): void {
  const { needle } = room.state;
  cross(room, OUTSIDE, at, 'withdraw');
  needle.pierced = false;
  needle.frictionN = 0;
  needle.onBone = false;
  room.emit({ type: 'skin.left' });
}

/** A wall met sideways presses the tip back along its shaft by no more than this, mm; beyond, it is cut from the side. */
const MOST_BACK = 1.5;

/**
 * Takes the tip sideways through the tissue to where the line now has it, at the same depth. A wall that the shaft does not
 * run along holds the tip, which tents it; others are crossed. False if bone stands in the way: the tip is then left
 * at the last free place.
 */
export function shift(room: Room, line: NeedleLine): boolean {
  const { needle } = room.state;
  const depth = needle.advance - needle.tent;
  const from = copy(vec3(), needle.tip);
  const to = tissueAt(vec3(), room, line, depth);
  const steps = Math.max(1, Math.ceil(distance(from, to) / SUBSTEP));
  const p = vec3();
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    p.x = from.x + (to.x - from.x) * t;
    p.y = from.y + (to.y - from.y) * t;
    p.z = from.z + (to.z - from.z) * t;
    const owner = ownerAt(room, p);
    if (owner !== needle.owner) {
      if (isBone(room, owner)) {
        touchBone(room, owner, p);
        return false;
      }
      if (wallBetween(room.body.tissue(needle.owner), room.body.tissue(owner)) && held(room, line, depth))
        return true;
      cross(room, owner, p, 'sweep');
    }
    copy(needle.tip, p);
  }
  copy(needle.tip, to);
  return true;
}

/** Backs the tip along its line to the near side of a wall; false if it does not get there. */
function held(room: Room, line: NeedleLine, depth: number): boolean {
  const { needle } = room.state;
  const p = vec3();
  for (let back = SUBSTEP; back <= MOST_BACK; back += SUBSTEP) {
    tissueAt(p, room, line, depth - back);
    if (ownerAt(room, p) !== needle.owner) continue;
    const stands = boundary(room, line, depth - back, depth - back + SUBSTEP);
    needle.tent = needle.advance - stands;
    tissueAt(needle.tip, room, line, stands);
    return true;
  }
  return false;
}

/** Asks again in what a tip stands whose tissue has changed around it. */
export function lookAround(room: Room): void {
  const { needle } = room.state;
  if (!needle.pierced) return;
  const owner = ownerAt(room, needle.tip);
  if (!isBone(room, owner)) cross(room, owner, needle.tip, 'tissue');
}
