import process from 'node:process';
import { decode } from '../core/recording/codec';
import type { Recording } from '../core/recording/recording';
import { openScenario } from '../scenario/library';
import { replay } from '../scenario/replay';
import { readText } from './files';
import { oneFile, readOptions } from './options';
import { outcomeOf, print } from './outcome';

const options = { json: { type: 'boolean' } } as const;

/** @throws Error that names the file and what is wrong in it. */
function read(file: string): Recording {
  const text = readText(file);
  try {
    return decode(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function run(verb: string, args: readonly string[]) {
  const { values, files } = readOptions(args, options);
  const file = oneFile(verb, files);
  const recording = read(file);
  const scenario = await openScenario(recording.scenario.id);
  return { recording, attempt: replay(recording, scenario), json: values.json === true };
}

/** `replay FILE [--json]`: runs a recording again and prints its report. */
export async function replayFile(args: readonly string[]): Promise<number> {
  const { attempt, json } = await run('replay', args);
  print(outcomeOf(attempt, null), json);
  return 0;
}

/** `verify FILE [--json]`: runs a recording again and compares state and score with what it claims; 1 where they differ. */
export async function verifyFile(args: readonly string[]): Promise<number> {
  const { recording, attempt, json } = await run('verify', args);
  const outcome = outcomeOf(attempt, null);
  const claimed = recording.result;
  const same = claimed !== null && claimed.stateHash === outcome.hash && claimed.score === outcome.score;
  if (json) {
    const found = { stateHash: outcome.hash, score: outcome.score };
    process.stdout.write(`${JSON.stringify({ verified: same, claimed, found }, null, 2)}\n`);
  } else if (same) {
    process.stdout.write(`Verified: ${outcome.score.toFixed(1)} of 100, state ${outcome.hash}.\n`);
  } else if (claimed === null) {
    process.stdout.write('The recording claims no result, so there is nothing to verify.\n');
  } else {
    process.stdout.write(
      `Not verified: it claims ${claimed.score} and state ${claimed.stateHash}; run again it gives ${outcome.score} and state ${outcome.hash}.\n`,
    );
  }
  return same ? 0 : 1;
}
