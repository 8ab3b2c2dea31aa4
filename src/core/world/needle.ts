import { OUTSIDE } from '../anatomy/anatomy';
import { fromImage, toImage } from '../imaging/beam';
import type { Needle, NeedleId } from '../instruments/needle';
import { halfFootprint } from '../instruments/probe';
import { asin, clamp, PI } from '../math/functions';
import { randomBetween } from '../math/random';
import { copy, distance, dot, normalize, sub, vec3 } from '../math/vec3';
import { anglesOf, lineOf, modelOf, type NeedleLine, tissueAt } from './line';
import { turnOf, wrapAngle } from './probe';
import type { Room } from './room';
import { countUnseen, tipVisible } from './sight';
import { follow, isBone, retreat, SUBSTEP, shift } from './tip';
import { sizeFactor } from './walls';

const DEGREE = PI / 180;
const LEAST_ELEVATION_RAD = 5 * DEGREE;
const MOST_ELEVATION_RAD = 85 * DEGREE;
/** A needle is lifted no further from the skin than this, mm. */
const HIGHEST = -40;
/** The hub stays out of the skin by this, mm. */
const HUB_MARGIN = 3;
/** Depth, mm, at which tissue halves what a turn of the hand does to a needle in it; typical. */
const HOLD_DEPTH = 15;
/** One command turns a needle in no more steps than this. */
const MOST_STEPS = 2000;
/** What the tip runs on through tissue after a wall gave way, mm a tick: 3 mm in 30 ms; typical. */
const RUN_ON = 0.8;
/** A withdrawal of this much, mm, and the advance after it that makes a new pass. */
const DRAWN_BACK = 5;
const IN_AGAIN = 1;
/** Force of a hand that pushes against bone, N: below where a 22G needle of 90 mm buckles (5.8 N). */
const BONE_N = 5;
/** Share of the way to its target that the felt force goes in a tick: the tissue's own lag, about 20 ms. */
const FORCE_LAG = 0.34;

/**
 * Takes a needle from the tray. It appears in the air at the end of the probe, near its plane and pointing at about the middle
 * of the image: near enough to be corrected, too far off to be trusted.
 */
export function takeNeedle(room: Room, id: NeedleId): void {
  const { state, body, pose } = room;
  const { needle, random } = state;
  if (needle.pierced || state.closing.includes('sharps')) return;
  const away = halfFootprint(room.probeModel) + randomBetween(random, 12, 18);
  const aside = randomBetween(random, -3, 3);
  const { reach } = body;
  needle.model = id;
  needle.x = clamp(pose.face.x + pose.lateral.x * away + pose.elevational.x * aside, -reach.x, reach.x);
  needle.z = clamp(pose.face.z + pose.lateral.z * away + pose.elevational.z * aside, -reach.z, reach.z);
  const { point, normal } = body.tipSkin(needle.x, needle.z);
  const aim = fromImage(vec3(), pose, 0, state.machine.depth / 2);
  normalize(aim, sub(aim, aim, point));
  const down = asin(-dot(aim, normal)) + randomBetween(random, -5, 5) * DEGREE;
  needle.azimuthRad = wrapAngle(state.probe.rotationRad + randomBetween(random, -6, 6) * DEGREE);
  needle.elevationRad = clamp(down, LEAST_ELEVATION_RAD, MOST_ELEVATION_RAD);
  needle.twistRad = 0;
  needle.owner = OUTSIDE;
  hover(room, -10);
  room.emit({ type: 'needle.taken', needle: id });
}

/** Lays the needle on the tray, if it is out of the skin. */
export function layDownNeedle(room: Room): void {
  const { needle } = room.state;
  if (!needle.model || needle.pierced) return;
  needle.model = null;
  hover(room, 0);
  room.emit({ type: 'needle.laidDown' });
}

/** Holds a needle in the air, `advance` mm from the skin (negative). */
function hover(room: Room, advance: number): void {
  const { needle } = room.state;
  needle.advance = advance;
  needle.tent = 0;
  needle.tentReported = false;
  needle.onBone = false;
  tissueAt(needle.tip, room, lineOf(room), advance);
}

/** Whether the probe's housing stands on the skin at (x, z). */
function isUnderProbe(room: Room, x: number, z: number): boolean {
  if (!room.state.probe.contact) return false;
  const { probeModel } = room;
  const at = toImage({ lateral: 0, depth: 0, elevation: 0 }, room.pose, room.body.tipSkin(x, z).point);
  return Math.abs(at.lateral) < halfFootprint(probeModel) && Math.abs(at.elevation) < probeModel.halfWidth;
}

/** Moves the needle in the air along the skin, without turning it in space; through the skin it stays where it is. */
export function slideNeedle(room: Room, x: number, z: number): void {
  const { needle } = room.state;
  if (!needle.model || needle.pierced) return;
  const { reach } = room.body;
  const { direction } = lineOf(room);
  const toX = clamp(needle.x + x, -reach.x, reach.x);
  const toZ = clamp(needle.z + z, -reach.z, reach.z);
  if (isUnderProbe(room, toX, toZ)) return;
  needle.x = toX;
  needle.z = toZ;
  const angles = anglesOf(room.body.tipSkin(needle.x, needle.z).normal, direction);
  if (angles) {
    needle.azimuthRad = angles.azimuthRad;
    needle.elevationRad = clamp(angles.elevationRad, LEAST_ELEVATION_RAD, MOST_ELEVATION_RAD);
  }
  hover(room, Math.min(needle.advance, 0));
}

export function twistNeedle(room: Room, rad: number): void {
  const { needle } = room.state;
  if (needle.model) needle.twistRad = wrapAngle(needle.twistRad + turnOf(rad));
}

/** Turns the needle; once through the skin it pivots about the entry, the less the deeper it is. */
export function aimNeedle(room: Room, azimuthRad: number, elevationRad: number): void {
  const { needle } = room.state;
  if (!needle.model) return;
  const depth = needle.advance - needle.tent;
  const gain = needle.pierced ? 1 / (1 + Math.max(0, depth) / HOLD_DEPTH) : 1;
  const fromAzimuth = needle.azimuthRad;
  const fromElevation = needle.elevationRad;
  const toAzimuth = fromAzimuth + turnOf(azimuthRad) * gain;
  const toElevation = clamp(fromElevation + elevationRad * gain, LEAST_ELEVATION_RAD, MOST_ELEVATION_RAD);
  if (!needle.pierced) {
    needle.azimuthRad = wrapAngle(toAzimuth);
    needle.elevationRad = toElevation;
    // A tip that dents the skin turns about the dent: a hand that aims as it pushes would else never get through.
    if (needle.tent > 0) tissueAt(needle.tip, room, lineOf(room), needle.advance - needle.tent);
    else hover(room, Math.min(needle.advance, 0));
    return;
  }
  const turn = Math.abs(toAzimuth - fromAzimuth) + Math.abs(toElevation - fromElevation);
  const steps = clamp(Math.ceil((turn * Math.max(depth, 1)) / SUBSTEP), 1, MOST_STEPS);
  for (let i = 1; i <= steps; i++) {
    const wasAzimuth = needle.azimuthRad;
    const wasElevation = needle.elevationRad;
    needle.azimuthRad = wrapAngle(fromAzimuth + ((toAzimuth - fromAzimuth) * i) / steps);
    needle.elevationRad = fromElevation + ((toElevation - fromElevation) * i) / steps;
    if (shift(room, lineOf(room))) continue;
    needle.azimuthRad = wasAzimuth;
    needle.elevationRad = wasElevation;
    tissueAt(needle.tip, room, lineOf(room), needle.advance - needle.tent);
    break;
  }
}

/** Moves the needle along its shaft: positive advances. */
export function advanceNeedle(room: Room, mm: number): void {
  const { needle } = room.state;
  const model = modelOf(needle);
  if (!model || mm === 0) return;
  const line = lineOf(room);
  const from = needle.advance;
  const depth = from - needle.tent;
  needle.advance = clamp(from + mm, HIGHEST, model.length - HUB_MARGIN);
  if (mm > 0) {
    needle.tent = needle.advance - depth;
    follow(room, line, needle.advance - from);
    if (needle.pierced) countUnseen(room, line, needle.advance - needle.tent - depth);
  } else {
    needle.onBone = false;
    if (needle.advance < depth) {
      if (needle.pierced) retreat(room, line, depth);
      else hover(room, needle.advance);
    } else needle.tent = needle.advance - depth;
    if (needle.tent < SUBSTEP) needle.tentReported = false;
  }
  needle.travel += mm;
  countPasses(room);
}

function countPasses(room: Room): void {
  const { needle } = room.state;
  const { advance } = needle;
  if (!needle.pierced) {
    needle.deepest = 0;
    needle.shallowest = 0;
    return;
  }
  needle.shallowest = Math.min(needle.shallowest, advance);
  if (needle.deepest - needle.shallowest >= DRAWN_BACK) {
    if (advance - needle.shallowest < IN_AGAIN) return;
    needle.passes += 1;
    room.emit({ type: 'needle.passed', pass: needle.passes });
  } else if (advance < needle.deepest) return;
  needle.deepest = advance;
  needle.shallowest = advance;
}

/** What a tick does to a needle in hand: the tip runs on after a pop, tissue moves past it, the hand feels it. */
export function tickNeedle(room: Room): void {
  const { needle } = room.state;
  const model = modelOf(needle);
  if (!model) {
    needle.forceN = 0;
    needle.tipVisible = false;
    return;
  }
  const line = lineOf(room);
  if (needle.pierced) settle(room, line);
  else tissueAt(needle.tip, room, line, needle.advance - needle.tent);
  const depth = needle.advance - needle.tent;
  const wallN = needle.tent > 0 ? follow(room, line, RUN_ON) : 0;
  if (needle.pierced) countUnseen(room, line, needle.advance - needle.tent - depth);
  felt(room, model, wallN);
  needle.travel = 0;
  needle.tipVisible = needle.pierced && tipVisible(room, line);
}

/** The probe's pressure moves tissue past a needle that stands still in space. */
function settle(room: Room, line: NeedleLine): void {
  const { needle } = room.state;
  const depth = needle.advance - needle.tent;
  const tip = tissueAt(vec3(), room, line, depth);
  if (distance(tip, needle.tip) < 1e-6 || shift(room, line)) return;
  // Bone does not give way: the needle is pushed out of it.
  let back = depth;
  while (back > 0 && isBone(room, room.body.anatomy.owner(tip.x, tip.y, tip.z))) {
    back -= SUBSTEP;
    tissueAt(tip, room, line, back);
  }
  needle.advance = back;
  needle.tent = 0;
  copy(needle.tip, tip);
}

function felt(room: Room, model: Needle, wallN: number): void {
  const { needle } = room.state;
  const size = sizeFactor(model);
  const cutting = needle.travel > 0 ? (room.body.tissue(needle.owner)?.cuttingN ?? 0) * size : 0;
  const stopped = needle.onBone && needle.travel > 0 ? BONE_N : 0;
  const target = wallN + needle.frictionN + cutting + stopped;
  needle.forceN += (target - needle.forceN) * FORCE_LAG;
  if (needle.forceN < 1e-6) needle.forceN = 0;
}
