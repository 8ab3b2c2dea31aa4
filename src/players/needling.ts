import { atan2, clamp, tan } from '../core/math/functions';
import { TICKS_PER_SECOND } from '../core/world/state';
import type { Operator, Play } from './operator';
import type { NeedleHand, OnImage } from './percept';

const SETTLE_S = 0.35;
/** Least distance of the needle's entry from the middle of the probe, mm: clear of its housing. */
const ENTRY_MM = 28;
/** A needle steeper to the face than this is hard to see, rad. */
const FLAT_RAD = 0.38;
const MOST_ROCK_RAD = 0.38;
const ADVANCE_SPEED = 8;
const CAREFUL_SPEED = 5;
const TICKS_PER_BURST = 12;
/** From the tip of an 18G needle back to the middle of its bevel, mm. */
const BEVEL_MM = 3;

/** Where in the cyst the tip should come to lie: a little deep of its middle, because the roof comes down. */
export function goalIn(hands: Operator): OnImage | null {
  const cyst = hands.blob('cyst');
  if (cyst === null) return null;
  const { lateral, depth } = cyst.centre;
  return { lateral, depth: depth + 0.15 * (cyst.bottom - cyst.top) };
}

const angleOf = ({ direction }: NeedleHand): number => atan2(direction.depth, -direction.lateral);

/** Angle to the face under which the goal lies from the entry, rad. */
const angleTo = ({ entry }: NeedleHand, goal: OnImage): number =>
  atan2(goal.depth - entry.depth, entry.lateral - goal.lateral);

/** How far beside the middle of the probe to go in, mm: further for a deeper goal, or the needle stands too steep to be seen. */
const entryFor = ({ entry }: NeedleHand, goal: OnImage): number =>
  Math.max(ENTRY_MM, goal.lateral + (goal.depth - entry.depth) / tan(FLAT_RAD + MOST_ROCK_RAD));

/** Lines the needle up in the air: entry beside the probe, in its plane, pointing at the goal; rocks the probe towards it. */
export function* lineUp(hands: Operator): Play {
  yield* hands.act({ type: 'needle.take', needle: '18G' }, 1);
  for (let tries = 0; tries < 14; tries++) {
    yield* hands.wait(SETTLE_S);
    const { needle } = hands.now;
    const goal = goalIn(hands);
    if (needle === null || goal === null) continue;
    const aside = needle.entry.elevation;
    const beside = entryFor(needle, goal) - needle.entry.lateral;
    const turn = angleTo(needle, goal) - angleOf(needle);
    const rock = clamp(angleTo(needle, goal) - FLAT_RAD, 0, MOST_ROCK_RAD - hands.now.probe.rockRad);
    const aligned = Math.abs(aside) < 0.5 && Math.abs(needle.direction.elevation) < 0.015;
    if (aligned && Math.abs(beside) < 1.5 && Math.abs(turn) < 0.025 && rock < 0.04) return;
    yield* hands.slideNeedle(beside, -aside);
    yield* hands.aimNeedle(-needle.direction.elevation, turn);
    if (rock >= 0.04) yield* hands.turnProbe({ rock });
  }
}

/** Where the tip should be by the marks on the shaft, in the probe's frame. */
export function reckonedTip({ entry, direction, advance }: NeedleHand) {
  return {
    lateral: entry.lateral + advance * direction.lateral,
    depth: entry.depth + advance * direction.depth,
    elevation: entry.elevation + advance * direction.elevation,
  };
}

/** Brings the plane of the image back to the needle: first by the eye on the hands, then by feeling about. */
function* findTip(hands: Operator, tries: number): Play {
  const { needle } = hands.now;
  if (needle === null) return;
  const off = reckonedTip(needle).elevation;
  const wander = tries === 0 ? 0 : (tries % 2 === 0 ? 0.4 : -0.4) * Math.ceil(tries / 2);
  yield* hands.slideProbe(0, clamp(off + wander, -3, 3), 8);
  yield* hands.wait(SETTLE_S);
}

/** Turns the needle about its entry until its line meets the goal; small corrections only. */
function* steer(hands: Operator, goal: OnImage): Play {
  const { needle } = hands.now;
  if (needle === null) return;
  const turn = angleTo(needle, goal) - angleOf(needle);
  if (Math.abs(turn) > 0.03) yield* hands.aimNeedle(0, clamp(turn, -0.06, 0.06));
}

function* burst(hands: Operator, speed: number): Play {
  for (let i = 0; i < TICKS_PER_BURST; i++) yield* hands.push(speed);
}

/** Advances in view until the tip lies at the goal; stops whenever the tip is lost. False when that did not succeed. */
export function* advanceInView(hands: Operator): Play<boolean> {
  let lost = 0;
  for (let left = 90 * TICKS_PER_SECOND; left > 0; left -= TICKS_PER_BURST) {
    const { needle, picture } = hands.now;
    const goal = goalIn(hands);
    if (needle === null || picture === null || goal === null) return false;
    const reckoned = reckonedTip(needle);
    if (picture.tip === null && reckoned.lateral > picture.halfWidth - 1) {
      if (Math.abs(reckoned.elevation) > 0.7) yield* hands.slideProbe(0, reckoned.elevation, 8);
      yield* burst(hands, ADVANCE_SPEED);
    } else if (picture.tip === null) {
      if (lost > 14) return false;
      yield* findTip(hands, lost);
      lost += 1;
    } else {
      lost = 0;
      if (picture.tip.lateral <= goal.lateral - BEVEL_MM / 2) return true;
      yield* steer(hands, goal);
      yield* burst(hands, CAREFUL_SPEED);
    }
  }
  return false;
}

/** Pulls, and keeps the bevel in what is left of the cyst, until nothing more comes. */
export function* drain(hands: Operator): Play {
  yield* hands.tick([{ type: 'syringe.effort', effort: 1 }]);
  let best = hands.now.syringeMl;
  let idleS = 0;
  while (idleS < 4 && !hands.now.blood) {
    yield* hands.wait(0.25);
    yield* follow(hands);
    idleS = hands.now.syringeMl > best + 0.02 ? 0 : idleS + 0.25;
    best = Math.max(best, hands.now.syringeMl);
  }
}

/** One correction towards the middle of the shrinking cyst. */
function* follow(hands: Operator): Play {
  const { needle, picture } = hands.now;
  const cyst = hands.blob('cyst');
  if (needle === null || picture === null || cyst === null) return;
  const { tip } = picture;
  if (tip === null) return yield* findTip(hands, 0);
  const { direction } = needle;
  const lateral = cyst.centre.lateral - (tip.lateral - BEVEL_MM * direction.lateral);
  const depth = cyst.centre.depth - (tip.depth - BEVEL_MM * direction.depth);
  const along = lateral * direction.lateral + depth * direction.depth;
  const across = -lateral * direction.depth + depth * direction.lateral;
  // Across grows towards the surface for a needle that comes from the right.
  if (Math.abs(across) > 0.6) yield* hands.aimNeedle(0, clamp((-across / needle.advance) * 2, -0.05, 0.05));
  if (Math.abs(along) > 1.5) for (let i = 0; i < 6; i++) yield* hands.push(Math.sign(along) * 4);
}
