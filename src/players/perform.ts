import type { Command } from '../core/world/command';
import { TICKS_PER_SECOND } from '../core/world/state';
import type { Attempt } from '../scenario/attempt';
import { Operator, type Play } from './operator';
import { Senses } from './senses';

export interface Player {
  readonly id: string;
  readonly about: string;
  play(hands: Operator, knowledge: Knowledge): Play;
}

/** What a trained person knows before the case: which statements belong to this consent. */
export interface Knowledge {
  readonly toSay: readonly string[];
}

/** No attempt of a player takes longer, s. */
const LIMIT_S = 600;

/** Lets a player perform an attempt to its end, or until the player has nothing more to do. */
export function perform(attempt: Attempt, player: Player): void {
  const senses = new Senses(attempt);
  const first = senses.perceive();
  const hands = new Operator(first, attempt.seed);
  const { statements } = attempt.scenario.file.consent;
  const toSay = statements.filter(({ right, required }) => right && required).map(({ id }) => id);
  const play = player.play(hands, { toSay });
  let next = play.next(first);
  while (!next.done && !attempt.finished && attempt.elapsedS < LIMIT_S) {
    const commands: readonly Command[] = next.value;
    attempt.step(commands);
    if (attempt.finished) break;
    next = play.next(senses.perceive());
  }
  // The director's last directive ends the attempt at the tick after the one that asked for it.
  for (let i = 0; i < TICKS_PER_SECOND && !attempt.finished; i++) attempt.step([]);
  if (!attempt.finished) attempt.step([{ type: 'attempt.finish' }]);
}
