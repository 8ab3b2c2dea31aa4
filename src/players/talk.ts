import type { Operator, Play } from './operator';

/** Says what belongs to the consent, asks, and waits for the answer. */
export function* obtainConsent(hands: Operator, toSay: readonly string[]): Play {
  for (const statement of toSay) yield* hands.act({ type: 'consent.say', statement }, 2.5);
  yield* hands.act({ type: 'consent.ask' }, 2);
}

/** Every step of asepsis in its order. The wait for the skin is skipped, as the screen offers. */
export function* prepareField(hands: Operator): Play {
  yield* hands.asepsis('washHands', 2);
  yield* hands.asepsis('gloves', 2);
  yield* hands.asepsis('prepareSkin', 2);
  yield* hands.act({ type: 'wait.skip', seconds: 60 }, 0.2);
  while (hands.now.skinWet) yield* hands.wait(0.5);
  yield* hands.asepsis('drape', 1.5);
  yield* hands.asepsis('coverProbe', 1.5);
  yield* hands.asepsis('sterileGel', 1);
}

/** Lets go, withdraws, and ends the procedure. */
export function* finishUp(hands: Operator): Play {
  yield* hands.act({ type: 'syringe.effort', effort: 0 }, 0.8);
  while (hands.now.needle?.pierced === true) yield* hands.push(-25);
  yield* hands.wait(0.3);
  yield* hands.act({ type: 'needle.layDown' }, 0.5);
  yield* hands.act({ type: 'probe.lift' }, 0.5);
  yield* hands.close('sharps', 1);
  yield* hands.close('press', 5);
  yield* hands.close('dress', 2);
  yield* hands.close('advise', 3);
}
