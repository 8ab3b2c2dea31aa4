import process from 'node:process';

type Verb = (args: readonly string[]) => Promise<number>;

const verbs = new Map<string, Verb>();

const [name, ...args] = process.argv.slice(2);
const verb = name === undefined ? undefined : verbs.get(name);
if (verb === undefined) {
  const known = verbs.size === 0 ? 'none yet' : [...verbs.keys()].join(', ');
  process.stderr.write(`Usage: bevel <verb> [options], where <verb> is one of: ${known}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await verb(args);
}
