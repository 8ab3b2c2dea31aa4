/// <reference types="vite/types/importMeta.d.ts" />
import { type LoadedScenario, parseScenario } from './loader';

const files = import.meta.glob<string>('/scenarios/*.json', { query: '?raw', import: 'default' });

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.json$/, '');

/** The scenarios that come with the game, by name, each loaded when it is asked for. */
export const scenarioIds: readonly string[] = Object.keys(files)
  .map(idOf)
  .filter((id) => id !== 'schema');

/** @throws Error with the names that exist when there is no such scenario. */
export async function openScenario(id: string): Promise<LoadedScenario> {
  const load = scenarioIds.includes(id) ? files[`/scenarios/${id}.json`] : undefined;
  if (load === undefined) {
    throw new Error(`There is no scenario "${id}"; there are: ${scenarioIds.join(', ')}.`);
  }
  return parseScenario(await load(), `scenarios/${id}.json`);
}
