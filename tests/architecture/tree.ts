import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './rules';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files below a folder of the project whose name matches, with their text; none where there is no folder. */
export function readTree(folder: string, name: RegExp): Files {
  // git keeps no empty folder.
  if (!existsSync(path.join(root, folder))) return {};
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
