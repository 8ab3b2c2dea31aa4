import type { Complaint } from './complaint';

function levels(value: unknown, most: number): number {
  let level = 0;
  let row: unknown[] = [value];
  while (row.length > 0 && level <= most) {
    row = row.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    level++;
  }
  return level;
}

/** The JSON in a text; a complaint where it is none, too long or too deep. */
export function readJson(
  text: string,
  mostCharacters: number,
  mostLevels: number,
): { readonly data: unknown } | Complaint {
  if (text.length > mostCharacters) {
    return { path: [], sentence: `it has ${text.length} characters; at most ${mostCharacters} are allowed` };
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return { path: [], sentence: `it is not JSON: ${why}` };
  }
  return levels(data, mostLevels) > mostLevels
    ? { path: [], sentence: `it is nested deeper than ${mostLevels} levels; make it flatter` }
    : { data };
}
