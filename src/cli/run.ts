import process from 'node:process';
import { lintFiles, printSchema } from './lint';
import { UsageError } from './options';
import { play } from './play';
import { replayFile, verifyFile } from './replay';
import { printSlices } from './slices';

type Verb = (args: readonly string[]) => Promise<number>;

const verbs = new Map<string, Verb>([
  ['play', play],
  ['replay', replayFile],
  ['verify', verifyFile],
  ['lint', lintFiles],
  ['schema', printSchema],
  ['slices', printSlices],
]);

/** Runs a command line and gives its exit code: 0 well, 1 not in order, 2 used wrongly. What went wrong goes to stderr. */
export async function run([name, ...args]: readonly string[]): Promise<number> {
  const verb = name === undefined ? undefined : verbs.get(name);
  if (verb === undefined) {
    const known = [...verbs.keys()].join(', ');
    process.stderr.write(`Usage: bevel <verb> [options], where <verb> is one of: ${known}.\n`);
    return 2;
  }
  try {
    return await verb(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
