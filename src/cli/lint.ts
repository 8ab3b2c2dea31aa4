import process from 'node:process';
import { authorSchemaText } from '../scenario/author-schema';
import { openScenario, scenarioIds } from '../scenario/library';
import { parseScenario, ScenarioError } from '../scenario/loader';
import { readText } from './files';
import { readOptions } from './options';

/** `lint [FILE...]`: every complaint about scenario files, by default those that come with the game; 1 where there is any. */
export async function lintFiles(args: readonly string[]): Promise<number> {
  const { files } = readOptions(args, {});
  const checks: readonly (readonly [string, () => Promise<unknown> | unknown])[] =
    files.length > 0
      ? files.map((file) => [file, () => parseScenario(readText(file), file)])
      : scenarioIds.map((id) => [`scenarios/${id}.json`, () => openScenario(id)]);
  let code = 0;
  for (const [name, check] of checks) {
    try {
      await check();
      process.stdout.write(`${name}: in order.\n`);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      process.stdout.write(`${error.message}\n`);
      code = 1;
    }
  }
  return code;
}

/** `schema`: prints the JSON Schema of scenario files; scenarios/schema.json is its output. */
export function printSchema(): Promise<number> {
  process.stdout.write(authorSchemaText());
  return Promise.resolve(0);
}
