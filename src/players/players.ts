import { advanceInView, drain, goalIn, lineUp, reckonedTip } from './needling';
import type { Operator, Play } from './operator';
import type { Knowledge, Player } from './perform';
import { survey } from './scanning';
import { finishUp, obtainConsent, prepareField } from './talk';

function* reference(hands: Operator, { toSay }: Knowledge): Play {
  yield* obtainConsent(hands, toSay);
  yield* prepareField(hands);
  yield* survey(hands);
  yield* lineUp(hands);
  yield* advanceInView(hands);
  yield* drain(hands);
  yield* finishUp(hands);
}

/** Slides the probe off the needle and goes in by the marks on the shaft. */
function* advanceUnseen(hands: Operator): Play {
  const { needle } = hands.now;
  const goal = goalIn(hands);
  if (needle === null || goal === null) return;
  const away = 7;
  yield* hands.slideProbe(0, away);
  for (let ticks = 0; ticks < 3000; ticks++) {
    const tip = hands.now.needle === null ? null : reckonedTip(hands.now.needle);
    if (tip === null || tip.lateral <= goal.lateral - 1) break;
    yield* hands.push(8);
  }
  yield* hands.slideProbe(0, -away);
}

function* unseen(hands: Operator, { toSay }: Knowledge): Play {
  yield* obtainConsent(hands, toSay);
  yield* prepareField(hands);
  yield* survey(hands);
  yield* lineUp(hands);
  yield* advanceUnseen(hands);
  yield* drain(hands);
  yield* finishUp(hands);
}

function* hasty(hands: Operator): Play {
  yield* survey(hands);
  yield* lineUp(hands);
  yield* advanceInView(hands);
  yield* drain(hands);
  yield* finishUp(hands);
}

function* idle(hands: Operator): Play {
  yield* hands.wait(20);
}

const all: readonly Player[] = [
  { id: 'reference', about: 'does the whole procedure as it is taught', play: reference },
  { id: 'unseen', about: 'advances the needle without looking', play: unseen },
  { id: 'hasty', about: 'asks for no consent and prepares nothing', play: hasty },
  { id: 'idle', about: 'does nothing for twenty seconds', play: idle },
];

export const players: ReadonlyMap<string, Player> = new Map(all.map((player) => [player.id, player]));
