/// <reference types="vite/types/importMeta.d.ts" />
import { type LoadedScenario, parseScenario } from './loader';

const files = import.meta.glob<string>(['/scenarios/*.json', '!/scenarios/schema.json'], {
  query: '?raw',
  import: 'default',
});

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.json$/, '');

/** The scenarios that come with the game, by name, each loaded when it is asked for. */
export const scenarioIds: readonly string[] = Object.keys(files).map(idOf);

/** @throws Error with the names that exist when there is no such scenario. */
export async function openScenario(id: string): Promise<LoadedScenario> {
  const load = scenarioIds.includes(id) ? files[`/scenarios/${id}.json`] : undefined;
  if (load === undefined) {
    throw new Error(`There is no scenario "${id}"; there are: ${scenarioIds.join(', ')}.`);
  }
  const place = `scenarios/${id}.json`;
  const scenario = await parseScenario(await load(), place);
  // Recordings find their scenario by its name.
  if (scenario.id !== id)
    throw new Error(`${place}: "id" is "${scenario.id}"; it must be the file's name, "${id}".`);
  return scenario;
}
