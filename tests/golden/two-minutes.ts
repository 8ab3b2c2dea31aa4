import { encode } from '../../src/core/recording/codec';
import { TICKS_PER_SECOND } from '../../src/core/world/state';
import { perform } from '../../src/players/perform';
import { players } from '../../src/players/players';
import { Attempt } from '../../src/scenario/attempt';
import { openScenario } from '../../src/scenario/library';

const SEED = 4;
const PAUSE_FOR_THOUGHT_S = 40;

/** An attempt of more than two minutes: a pause for thought, then the whole procedure. What it comes to, to the last bit. */
export async function twoMinutes() {
  const player = players.get('reference');
  if (player === undefined) throw new Error('There is no reference player.');
  const attempt = new Attempt(await openScenario('bakers-cyst'), SEED);
  for (let i = 0; i < PAUSE_FOR_THOUGHT_S * TICKS_PER_SECOND; i++) attempt.step([]);
  perform(attempt, player);
  const recording = attempt.recording();
  return {
    ticks: attempt.ticks,
    commands: recording.commands.length,
    // Every number of every command, event and pose has its part in the length.
    characters: encode(recording).length,
    score: attempt.report().score,
    hash: attempt.world.hash(),
  };
}
