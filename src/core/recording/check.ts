import { MOST_INPUT } from '../math/input';

/** Says in one sentence what is wrong where; files from outside are not trusted. */
export function refuse(path: string, expected: string): never {
  throw new Error(`The recording is not valid at ${path}: ${expected}.`);
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsAt(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'expected an object');
  return Object.fromEntries(Object.entries(value));
}

export function listAt(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) refuse(path, 'expected a list');
  return value;
}

/** A number from -MOST_INPUT to MOST_INPUT. */
export function numberAt(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, 'expected a finite number');
  if (Math.abs(value) > MOST_INPUT) refuse(path, `expected a number from -${MOST_INPUT} to ${MOST_INPUT}`);
  return value;
}

/** A whole number from 0 up to 2^32 - 1. */
export function countAt(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffffff)
    refuse(path, 'expected a whole number from 0 to 4294967295');
  return value;
}

const LONGEST_TEXT = 2000;

export function textAt(value: unknown, path: string): string {
  if (typeof value !== 'string') refuse(path, 'expected a text');
  if (value.length > LONGEST_TEXT) refuse(path, `expected a text of at most ${LONGEST_TEXT} characters`);
  return value;
}

export function onlyKeys(fields: Fields, keys: readonly string[], path: string): void {
  const unknown = Object.keys(fields).find((key) => !keys.includes(key));
  if (unknown !== undefined) refuse(`${path}.${unknown}`, 'this field is not known');
}

/** The depth of the brackets of a JSON text, without reading it as JSON: a parser would go as deep as the text does. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === 92) i++;
      else if (c === 34) inText = false;
    } else if (c === 34) inText = true;
    else if (c === 91 || c === 123) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (c === 93 || c === 125) depth--;
  }
  return deepest;
}
