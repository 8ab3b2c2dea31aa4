import { PI } from '../core/math/functions';
import type { Operator, Play } from './operator';

/** From a movement of the probe to its picture in the mind, s. */
const SETTLE_S = 0.35;
/** From one of the machine's depths to the next, mm. */
const DEEPER_MM = 10;

/** Slides until the cyst lies within `off` mm of `lateral` on the image. */
function* centreCyst(hands: Operator, lateral: number, off: number): Play<boolean> {
  for (let tries = 0; tries < 12; tries++) {
    yield* hands.wait(SETTLE_S);
    const cyst = hands.blob('cyst');
    // Textbook: medial to the middle of the crease.
    const error = cyst === null ? 6 : cyst.centre.lateral - lateral;
    if (Math.abs(error) <= off) return true;
    yield* hands.slideProbe(error, 0);
  }
  return false;
}

/** Turns the depth up until bone shows below the cyst: under much fat the usual depth ends within it. */
function* fitDepth(hands: Operator): Play {
  for (let tries = 0; tries < 3; tries++) {
    yield* hands.wait(SETTLE_S);
    const { picture } = hands.now;
    if (picture === null || hands.blob('bone') !== null) return;
    yield* hands.act({ type: 'machine.set', setting: 'depth', value: picture.depth + DEEPER_MM }, 0.5);
  }
}

function* seeVessels(hands: Operator): Play {
  for (let tries = 0; tries < 10; tries++) {
    yield* hands.wait(SETTLE_S);
    const vein = hands.blob('vein');
    const artery = hands.blob('artery');
    // The vein well inside the field, so that the face will press on it.
    if (vein !== null && artery !== null && vein.centre.lateral > -10) return;
    yield* hands.slideProbe(-4, 0);
  }
}

/** Presses until the vein is flat, and eases off again. */
function* closeVein(hands: Operator): Play {
  const open = hands.blob('vein');
  const height = open === null ? 0 : open.bottom - open.top;
  for (let newtons = 2.5; newtons <= 6; newtons += 1) {
    yield* hands.press(newtons);
    yield* hands.wait(0.9);
    const vein = hands.blob('vein');
    if (vein === null || vein.bottom - vein.top < 0.4 * height) break;
  }
  yield* hands.press(0.6);
}

/** Cyst across and along, vessels lateral to it, vein pressed; ends with the cyst in its short axis. */
export function* survey(hands: Operator): Play {
  yield* hands.act({ type: 'probe.place', x: 0, z: 2 }, 0.5);
  yield* centreCyst(hands, 0, 2);
  yield* fitDepth(hands);
  yield* hands.wait(1);
  yield* hands.turnProbe({ rotate: PI / 2 });
  yield* centreCyst(hands, 0, 6);
  yield* hands.wait(1);
  yield* hands.turnProbe({ rotate: -PI / 2 });
  yield* seeVessels(hands);
  yield* hands.wait(1);
  yield* closeVein(hands);
  yield* centreCyst(hands, 0, 2);
}
