import { SIMULATION_VERSION } from '../../core/world/state';
import type { Attempt } from '../../scenario/attempt';
import type { LoadedScenario } from '../../scenario/loader';
import type { StoredAttempt } from '../../storage/port';
import type { Playable, Services } from '../ports';

/** Opens an attempt in the store; resolves to its id. */
export async function beginAttempt(
  { storage, now, newId }: Pick<Services, 'storage' | 'now' | 'newId'>,
  { id, flowHash, textHash }: LoadedScenario,
  seed: number,
): Promise<string> {
  const head = {
    id: newId(),
    scenario: { id, flowHash, textHash },
    seed,
    simulation: SIMULATION_VERSION,
    startedMs: now().getTime(),
  };
  await storage.attempts.begin(head);
  return head.id;
}

/**
 * An attempt as far as its stored commands lead: none is where it begins, some where it was left.
 * @throws Error when this build or this scenario cannot run them.
 */
export function goOn(stored: StoredAttempt, playable: Playable): Attempt {
  const { commands, scenario, seed, simulation, ticks } = stored;
  const run = playable.replay({
    format: 1,
    ...{ simulation, scenario, seed, commands, ticks },
    events: [],
    poses: [],
    result: null,
  });
  while (!run.done) run.step();
  return run.attempt;
}
