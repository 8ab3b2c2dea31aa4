import type { Parameter } from './region';
import { childrenOf, type Num, type Shape, type ShapeOf } from './shape';

/** Most shapes in each other; a tree has 160 nodes at most. */
const MOST_DEEP = 160;

/** Refuses what stands at a path; never returns. */
export type ShapeComplaint = (path: string, what: string) => never;

/** What a field of a shape holds; the least value of a number, if it has one, is allowed itself only for `atLeast`. */
type Content =
  | { readonly kind: 'number'; readonly above?: number; readonly atLeast?: number; readonly fixed?: true }
  | { readonly kind: 'list'; readonly of: Content; readonly least: number; readonly exactly?: number }
  | { readonly kind: 'direction' }
  | { readonly kind: 'row'; readonly fields: Readonly<Record<string, Content>> }
  | { readonly kind: 'choice'; readonly of: readonly unknown[] }
  | { readonly kind: 'shape' };

const anyNumber: Content = { kind: 'number' };
const fixed: Content = { kind: 'number', fixed: true };
const size: Content = { kind: 'number', above: 0 };
const notNegative: Content = { kind: 'number', atLeast: 0, fixed: true };
const list = (of: Content, least: number): Content => ({ kind: 'list', of, least });
const triple = (of: Content): Content => ({ kind: 'list', of, least: 3, exactly: 3 });
const direction: Content = { kind: 'direction' };
const shape: Content = { kind: 'shape' };
const row = (fields: Readonly<Record<string, Content>>): Content => ({ kind: 'row', fields });
const axis: Content = { kind: 'choice', of: ['x', 'y', 'z'] };

type Fields<K extends Shape['op']> = { readonly [F in Exclude<keyof ShapeOf<K>, 'op'>]: Content };

/** Every field of every operation; the compiler asks for each. */
const fieldsOf: { readonly [K in Shape['op']]: Fields<K> } = {
  halfSpace: { normal: direction, offset: anyNumber },
  sphere: { at: triple(anyNumber), radius: size },
  ellipsoid: { at: triple(anyNumber), radii: triple(size) },
  box: { at: triple(anyNumber), half: triple(size), rounding: notNegative },
  capsule: { from: triple(anyNumber), to: triple(anyNumber), radius: size },
  cone: { from: triple(anyNumber), to: triple(anyNumber), fromRadius: size, toRadius: size },
  tube: { stations: list(row({ z: fixed, x: anyNumber, y: anyNumber, rx: size, ry: size }), 2) },
  sweep: {
    stations: list(row({ at: triple(anyNumber), radius: size }), 2),
    thin: direction,
    flat: { kind: 'number', atLeast: 1, fixed: true },
    smooth: notNegative,
  },
  extrude: {
    outline: list({ kind: 'list', of: fixed, least: 2, exactly: 2 }, 3),
    half: size,
    rounding: notNegative,
  },
  relief: { x: list(fixed, 2), z: list(fixed, 2), heights: list(list(anyNumber, 2), 2), thickness: size },
  union: { of: list(shape, 1), smooth: notNegative },
  intersection: { of: list(shape, 1), smooth: notNegative },
  difference: { of: shape, cut: shape, smooth: notNegative },
  offset: { by: anyNumber, of: shape },
  displace: { amplitude: anyNumber, pitch: { kind: 'number', above: 0, fixed: true }, of: shape },
  translate: { by: triple(anyNumber), of: shape },
  shell: { thickness: { kind: 'number', atLeast: 0 }, of: shape },
  rotate: { about: axis, at: triple(anyNumber), angleRad: anyNumber, of: shape },
  mirror: { axis, at: fixed, keep: { kind: 'choice', of: [true, false] }, of: shape },
  curl: { radius: { kind: 'number', above: 0, fixed: true }, of: shape },
  bend: { from: fixed, length: { kind: 'number', atLeast: 0, fixed: true }, curve: anyNumber, of: shape },
};

/** Operations whose numbers must also rise along a list, with the path of that list. */
function unsorted(s: Shape): string | null {
  const falls = (values: readonly number[]): boolean =>
    values.some((v, i) => i > 0 && !(v > (values[i - 1] ?? -Infinity)));
  if (s.op === 'tube' && falls(s.stations.map((station) => station.z))) return 'stations';
  if (s.op === 'relief' && falls(s.x)) return 'x';
  if (s.op === 'relief' && falls(s.z)) return 'z';
  return null;
}

/** A check of shapes that share one set of parameters; a shape met twice is walked once. */
export function checkShapes(
  parameters: ReadonlyMap<string, Parameter>,
  fail: ShapeComplaint,
): { check(shape: Shape, path: string): number } {
  const nodes = new Map<Shape, number>();
  const above = new Set<Shape>();

  const number = (n: unknown, content: Content & { kind: 'number' }, path: string): void => {
    let low: unknown = n;
    if (isParameter(n) && !content.fixed) {
      const found = parameters.get(n.param);
      if (!found) fail(path, `no parameter is called "${n.param}"`);
      low = found.low;
    }
    if (typeof low !== 'number' || !Number.isFinite(low)) fail(path, `${text(n)} is not a finite number`);
    const { above: over = -Infinity, atLeast = -Infinity } = content;
    if (low <= over) fail(path, `needs to be above ${over}, and may be ${low}`);
    if (low < atLeast) fail(path, `needs to be ${atLeast} or more, and may be ${low}`);
  };

  const value = (v: unknown, content: Content, path: string): void => {
    switch (content.kind) {
      case 'number':
        number(v, content, path);
        return;
      case 'list': {
        if (!Array.isArray(v) || v.length < content.least || v.length > (content.exactly ?? v.length)) {
          fail(path, `needs ${content.exactly ?? `${content.least} or more`} entries`);
        }
        for (const [i, entry] of v.entries()) value(entry, content.of, `${path}[${i}]`);
        return;
      }
      case 'direction': {
        value(v, triple(fixed), path);
        const length = Array.isArray(v) ? Math.sqrt(v.reduce((sum: number, c: number) => sum + c * c, 0)) : 0;
        if (Math.abs(length - 1) > 1e-3) fail(path, `needs the length 1, not ${length}`);
        return;
      }
      case 'row': {
        if (typeof v !== 'object' || v === null) fail(path, `${text(v)} is not a row`);
        for (const [key, of] of Object.entries(content.fields)) value(fieldOf(v, key), of, `${path}.${key}`);
        return;
      }
      case 'choice':
        if (!content.of.includes(v)) fail(path, `${text(v)} is none of ${content.of.join(', ')}`);
        return;
      case 'shape':
        return;
    }
  };

  const check = (s: Shape, path: string): number => {
    if (typeof s !== 'object' || s === null || !Object.hasOwn(fieldsOf, s.op)) {
      fail(path, `${text(fieldOf(s, 'op'))} is no operation`);
    }
    if (above.has(s)) fail(path, 'the shape holds itself');
    // Deeper than any tree that may be drawn: going on would only end where the engine's stack does.
    if (above.size > MOST_DEEP) fail(cut(path), `shapes lie in each other more than ${MOST_DEEP} deep`);
    const known = nodes.get(s);
    if (known !== undefined) return known;
    const fields: Readonly<Record<string, Content>> = fieldsOf[s.op];
    for (const key of Object.keys(s)) {
      if (key !== 'op' && !Object.hasOwn(fields, key)) fail(`${path}.${key}`, `${s.op} has no such field`);
    }
    for (const [key, content] of Object.entries(fields)) value(fieldOf(s, key), content, `${path}.${key}`);
    const wrong = unsorted(s);
    if (wrong !== null) fail(`${path}.${wrong}`, 'needs to rise');
    if (s.op === 'relief') {
      if (s.heights.length !== s.z.length) fail(`${path}.heights`, `needs ${s.z.length} rows, one a z`);
      s.heights.forEach((heights, j) => {
        if (heights.length !== s.x.length)
          fail(`${path}.heights[${j}]`, `needs ${s.x.length} heights, one an x`);
      });
    }
    above.add(s);
    let sum = 1;
    childrenOf(s).forEach((child, i) => {
      sum += check(child, `${path}.${childPath(s, i)}`);
    });
    above.delete(s);
    nodes.set(s, sum);
    return sum;
  };
  return { check };
}

/** A path as long as one can read. */
const cut = (path: string): string => (path.length > 80 ? `${path.slice(0, 80)}...` : path);

function childPath(s: Shape, i: number): string {
  if (s.op === 'union' || s.op === 'intersection') return `of[${i}]`;
  return s.op === 'difference' && i === 1 ? 'cut' : 'of';
}

const fieldOf = (v: unknown, key: string): unknown =>
  typeof v === 'object' && v !== null && Object.hasOwn(v, key) ? Reflect.get(v, key) : undefined;

const isParameter = (n: unknown): n is Exclude<Num, number> => typeof fieldOf(n, 'param') === 'string';

const text = (v: unknown): string => (typeof v === 'number' ? String(v) : (JSON.stringify(v) ?? 'nothing'));
