import { mutants, slugOf } from './mutants.mjs';

const QUERY = /[?&]mutant=([a-z-]+)/;

/**
 * The source with the mutant's constant moved. Throws where its text does not occur exactly once, or holds no number.
 * @param {string} code
 * @param {{ text: string, factor: number }} mutant
 */
export function moved(code, { text, factor }) {
  const pieces = code.split(text);
  if (pieces.length !== 2)
    throw new Error(
      `"${text}" must occur once where a mutant moves it; it occurs ${pieces.length - 1} times.`,
    );
  const changed = text.replace(/\d+(\.\d+)?(?=\D*$)/, (number) => String(Number(number) * factor));
  if (changed === text) throw new Error(`"${text}" holds no number that a mutant could move.`);
  return pieces.join(changed);
}

/**
 * Serves a second copy of the source in which one constant is moved: to whoever imports a file with ?mutant=NAME, that file
 * and all that it imports from src.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
export function mutate(root) {
  const src = `${root}/src/`;
  return {
    name: 'bevel-mutate',
    enforce: 'pre',
    async resolveId(source, importer) {
      const slug = importer === undefined ? undefined : QUERY.exec(importer)?.[1];
      if (slug === undefined || QUERY.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (!found?.id.startsWith(src) || QUERY.test(found.id)) return found;
      return `${found.id}?mutant=${slug}`;
    },
    transform(code, id) {
      const slug = QUERY.exec(id)?.[1];
      if (slug === undefined) return null;
      const found = Object.entries(mutants).find(([name]) => slugOf(name) === slug);
      if (!found) throw new Error(`There is no mutant "${slug}".`);
      const [, mutant] = found;
      return id.startsWith(`${root}/${mutant.file}?`) ? { code: moved(code, mutant), map: null } : null;
    },
  };
}
