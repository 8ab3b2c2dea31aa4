import { expect, test } from 'vitest';
import { readTree } from './tree';

const pages = readTree('src/ui', /\.tsx$/);
const styles = readTree('src/ui/style', /\.css$/);

/** The page that a part belongs to: its folder, or the house of all pages. */
const pageOf = (file: string): string => /^src\/ui\/([^/]+)\//.exec(file)?.[1] ?? 'all';

/** Names that elements carry, by page. */
const carried = new Map<string, Set<string>>();
for (const [file, text] of Object.entries(pages)) {
  const names = carried.get(pageOf(file)) ?? new Set<string>();
  for (const [, plain, made = ''] of text.matchAll(/\bclass=(?:"([^"]*)"|\{([^}]*)\})/g))
    for (const name of (plain ?? made).match(/[a-z][a-z0-9-]*/g) ?? []) names.add(name);
  carried.set(pageOf(file), names);
}

/** Styles that come with one page: whoever was there takes them along. */
const own = Object.entries(pages).flatMap(([file, text]) =>
  [...text.matchAll(/^import '(?:\.\.?\/)*style\/([a-z-]+\.css)'/gm)]
    .filter(() => pageOf(file) !== 'all')
    .map(([, style = '']) => [style, pageOf(file)] as const),
);

test.each(own)('%s, which comes with the page "%s", means no element of another page', (style, page) => {
  const text = styles[`src/ui/style/${style}`] ?? '';
  const selectors = [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((each) => each.trim())
    .filter((each) => each.includes('.') && !each.startsWith('@'));
  expect(selectors.length).toBeGreaterThan(0);
  const elsewhere = [...carried].filter(([other]) => other !== page && other !== 'all');
  const met = selectors.filter((selector) => {
    const names = [...selector.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name = '']) => name);
    return elsewhere.some(([, theirs]) => names.every((name) => theirs.has(name)));
  });
  expect(met).toEqual([]);
});
