import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './options';

const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @throws UsageError when the file cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${why(error)}.`);
  }
}

/** @throws UsageError when the file cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${why(error)}.`);
  }
}
