import { encode } from '../core/recording/codec';
import { perform } from '../players/perform';
import { players } from '../players/players';
import { Attempt } from '../scenario/attempt';
import { openScenario, scenarioIds } from '../scenario/library';
import { writeText } from './files';
import { known, readOptions, readSeed, UsageError } from './options';
import { outcomeOf, print } from './outcome';

const options = {
  scenario: { type: 'string' },
  seed: { type: 'string' },
  player: { type: 'string' },
  record: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `play --scenario NAME --seed N --player NAME [--record FILE] [--json]`: lets a player perform a case. */
export async function play(args: readonly string[]): Promise<number> {
  const { values, files } = readOptions(args, options);
  if (files.length > 0) throw new UsageError(`"${files[0]}" belongs to no option.`);
  const ids = new Map(scenarioIds.map((id) => [id, id]));
  const scenario = await openScenario(known('scenario', values.scenario ?? 'bakers-cyst', ids));
  const player = known('player', values.player ?? 'reference', players);
  const attempt = new Attempt(scenario, readSeed(values.seed ?? '1'));
  perform(attempt, player);
  if (values.record !== undefined) writeText(values.record, encode(attempt.recording()));
  print(outcomeOf(attempt, player.id), values.json === true);
  return 0;
}
