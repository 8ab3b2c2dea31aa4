import process from 'node:process';
import { lintFiles, printSchema } from './lint';
import { UsageError } from './options';
import { play } from './play';
import { replayFile, verifyFile } from './replay';

type Verb = (args: readonly string[]) => Promise<number>;

const verbs = new Map<string, Verb>([
  ['play', play],
  ['replay', replayFile],
  ['verify', verifyFile],
  ['lint', lintFiles],
  ['schema', printSchema],
]);

const [name, ...args] = process.argv.slice(2);
const verb = name === undefined ? undefined : verbs.get(name);
if (verb === undefined) {
  const known = [...verbs.keys()].join(', ');
  process.stderr.write(`Usage: bevel <verb> [options], where <verb> is one of: ${known}.\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await verb(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
