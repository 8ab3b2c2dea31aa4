import { parseArgs } from 'node:util';

/** Wrong use of a command: one sentence, exit code 2. */
export class UsageError extends Error {}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'string' ? string : boolean;
};

/** @throws UsageError for an option that the command does not have. */
export function readOptions<O extends Options>(
  args: readonly string[],
  options: O,
): { readonly values: Values<O>; readonly files: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Values<O>, files: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError unless the text is a whole number that fits 32 bits. */
export function readSeed(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seed <= 0xffffffff))
    throw new UsageError(`A seed is a whole number from 0 to 4294967295, not "${text}".`);
  return seed;
}

/** @throws UsageError for a name that is not in the list. */
export function known<T>(kind: string, name: string, all: ReadonlyMap<string, T>): T {
  const found = all.get(name);
  if (found === undefined) {
    throw new UsageError(`There is no ${kind} "${name}"; there are: ${[...all.keys()].join(', ')}.`);
  }
  return found;
}

/** @throws UsageError unless exactly one file is named. */
export function oneFile(verb: string, files: readonly string[]): string {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError(`Usage: bevel ${verb} FILE [--json].`);
  return file;
}
