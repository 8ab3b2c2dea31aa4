/**
 * Counts what a fragment shader does for one pixel, from its source. The rules, which count more rather than less:
 *   - every operator counts for each component of what its statement writes, and so does every built-in function with its weight;
 *   - both sides of a branch count, and so does what follows a `return`, unless the caller knows which side all pixels take;
 *   - a call counts the whole of the function called; a loop counts its body as often as `turns` says;
 *   - readings of textures count apart; what works out their place counts for its own two or three components.
 */

export interface Count {
  readonly operations: number;
  readonly readings: number;
}

/** How often the loops turn whose condition is this text, where the condition alone does not tell. */
export type Turns = Readonly<Record<string, number>>;

/** Operations of a built-in function on one component: transcendental ones run at a quarter of the rate. */
const BUILT_IN: Readonly<Record<string, number>> = {
  ...{ abs: 1, min: 1, max: 1, floor: 1, ceil: 1, fract: 1, sign: 1, step: 1, mod: 3, clamp: 2, mix: 3 },
  ...{ smoothstep: 11, sqrt: 4, inversesqrt: 4, exp: 4, exp2: 4, log: 4, log2: 4, sin: 4, cos: 4, pow: 9 },
  ...{ asin: 16, acos: 16, atan: 16, degrees: 1, radians: 1, dFdx: 1, dFdy: 1 },
  // These take vectors and give a number: all of a vec4 counts.
  ...{ dot: 7, length: 11, distance: 15, normalize: 15, any: 4, all: 4, lessThan: 1, greaterThan: 1 },
};
const READ = /\b(?:texture|textureLod|texelFetch)\s*\(/;
const SIZES: Readonly<Record<string, number>> = {
  ...{
    float: 1,
    int: 1,
    bool: 1,
    vec2: 2,
    vec3: 3,
    vec4: 4,
    ivec2: 2,
    ivec3: 3,
    ivec4: 4,
    Owner: 2,
    void: 1,
  },
};
const TYPE = 'float|int|bool|vec[234]|ivec[234]|Owner';
const WORD = /[A-Za-z_]\w*/y;

const nothing: Count = { operations: 0, readings: 0 };
const sum = (a: Count, b: Count): Count => ({
  operations: a.operations + b.operations,
  readings: a.readings + b.readings,
});
const times = (n: number, a: Count): Count => ({ operations: n * a.operations, readings: n * a.readings });

/** The place after the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if ('({'.includes(text.charAt(i))) depth++;
    else if (')}'.includes(text.charAt(i)) && --depth === 0) return i + 1;
  }
  throw new Error(`A bracket stays open: ${text.slice(open, open + 60)}`);
}

interface Function_ {
  readonly body: string;
  readonly size: number;
  readonly sizes: ReadonlyMap<string, number>;
}

class Counter {
  readonly #functions = new Map<string, Function_>();
  readonly #counts = new Map<string, Count>();
  readonly #turns: Turns;
  readonly #volumes: ReadonlySet<string>;

  readonly #isSkipped: (condition: string) => boolean;

  constructor(source: string, turns: Turns, isSkipped: (condition: string) => boolean) {
    this.#turns = turns;
    this.#isSkipped = isSkipped;
    const text = source.replace(/\/\/.*$/gm, '').replace(/\bconst\b|\bhighp\b/g, '');
    this.#volumes = new Set([...text.matchAll(/\bsampler3D\s+(\w+)/g)].map((m) => m[1] ?? ''));
    const head = new RegExp(`\\b(${TYPE}|void)\\s+(\\w+)\\s*\\(`, 'g');
    const globals = sizesIn(text.replace(/\blayout\([^)]*\)\s*out\b|\buniform\b/g, ''));
    for (let m = head.exec(text); m; m = head.exec(text)) {
      const end = closing(text, head.lastIndex - 1);
      const open = text.slice(end).match(/^\s*\{/)?.[0].length;
      if (open === undefined) continue;
      const close = closing(text, end + open - 1);
      const body = text.slice(end + open, close - 1);
      const parameters = text.slice(head.lastIndex, end - 1).replaceAll(',', ';');
      const sizes = new Map([...globals, ...sizesIn(`${parameters};`), ...sizesIn(body)]);
      this.#functions.set(m[2] ?? '', { body, size: SIZES[m[1] ?? ''] ?? 1, sizes });
      head.lastIndex = close;
    }
  }

  of(name: string): Count {
    const known = this.#counts.get(name);
    if (known) return known;
    const f = this.#functions.get(name);
    if (!f) throw new Error(`The shader has no function "${name}".`);
    const count = this.#block(f.body, f);
    this.#counts.set(name, count);
    return count;
  }

  #block(text: string, f: Function_): Count {
    let count = nothing;
    let i = 0;
    while (i < text.length) {
      const [part, next] = this.#statement(text, i, f);
      count = sum(count, part);
      i = next;
    }
    return count;
  }

  #statement(text: string, from: number, f: Function_): readonly [Count, number] {
    const i = from + (text.slice(from).match(/^\s*/)?.[0].length ?? 0);
    if (i >= text.length) return [nothing, text.length];
    if (text.charAt(i) === '{') {
      const end = closing(text, i);
      return [this.#block(text.slice(i + 1, end - 1), f), end];
    }
    WORD.lastIndex = i;
    const word = WORD.exec(text)?.[0] ?? '';
    const after = i + word.length;
    if (word === 'else') return this.#statement(text, after, f);
    if (word === 'if') {
      const end = closing(text, text.indexOf('(', after));
      const [body, next] = this.#statement(text, end, f);
      const condition = text.slice(after, end);
      return [sum(this.#expression(condition, 1), this.#isSkipped(condition) ? nothing : body), next];
    }
    if (word === 'for') {
      const end = closing(text, text.indexOf('(', after));
      const [first = '', condition = '', step = ''] = text
        .slice(text.indexOf('(', after) + 1, end - 1)
        .split(';');
      const [body, next] = this.#statement(text, end, f);
      const turn = sum(body, this.#expression(`${condition};${step}`, 1));
      return [times(this.#turnsOf(condition, first), turn), next];
    }
    if (word === 'do') {
      const [body, next] = this.#statement(text, after, f);
      const open = text.indexOf('(', next);
      const end = closing(text, open);
      const condition = text.slice(open + 1, end - 1);
      const turn = sum(body, this.#expression(condition, 1));
      return [times(this.#turnsOf(condition), turn), text.indexOf(';', end) + 1];
    }
    const end = text.indexOf(';', i);
    if (end < 0) return [nothing, text.length];
    const statement = text.slice(i, end);
    const target = statement.match(new RegExp(`^(?:${TYPE})?\\s*(\\w+)(?:\\.(\\w+))?[^=]*=`));
    const swizzle = target?.[2];
    const size =
      swizzle && /^[xyzwrgba]+$/.test(swizzle) ? swizzle.length : (f.sizes.get(target?.[1] ?? '') ?? f.size);
    return [this.#expression(statement.replace(new RegExp(`^(?:${TYPE})\\s+`), ''), size), end + 1];
  }

  #turnsOf(condition: string, first = ''): number {
    const known = this.#turns[condition.trim()];
    if (known !== undefined) return known;
    const from = first.match(/=\s*(-?\d+)\s*$/)?.[1];
    const to = condition.match(/(<=?)\s*(-?\d+)\s*$/);
    if (from === undefined || !to)
      throw new Error(`State how often the loop turns whose condition is "${condition}".`);
    return Number(to[2]) - Number(from) + (to[1] === '<=' ? 1 : 0);
  }

  #expression(text: string, size: number): Count {
    let rest = text;
    let count = nothing;
    for (let m = READ.exec(rest); m; m = READ.exec(rest)) {
      const open = m.index + m[0].length - 1;
      const end = closing(rest, open);
      const place = rest.slice(open + 1, end - 1);
      const volume = this.#volumes.has(place.match(/^\s*(\w+)/)?.[1] ?? '');
      count = sum(count, sum({ operations: 0, readings: 1 }, this.#expression(place, volume ? 3 : 2)));
      rest = rest.slice(0, m.index) + rest.slice(end);
    }
    let operations = 0;
    for (const [, name = ''] of rest.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)) {
      if (this.#functions.has(name)) count = sum(count, this.of(name));
      else operations += (BUILT_IN[name] ?? 0) * size;
    }
    // A sign before a number or a name costs nothing; a division is a reciprocal and a product.
    const plain = rest.replace(/(^|[=(,?:*/+<>&|-])\s*-/g, '$1');
    for (const [operator] of plain.matchAll(/\+\+|--|[-+*/%<>?]=?|==|!=|&&|\|\||[&|^]/g))
      operations += (operator.startsWith('/') ? 5 : 1) * (operator === '++' ? 1 : size);
    return sum(count, { operations, readings: 0 });
  }
}

/** Components of what a text declares, by name. */
function sizesIn(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [, type = '', name = ''] of text.matchAll(new RegExp(`\\b(${TYPE})\\s+(\\w+)\\s*[;=\\[]`, 'g')))
    found.set(name, SIZES[type] ?? 1);
  return found;
}

/**
 * What `main` of a shader does for one pixel; `isSkipped` tells of a condition that no pixel of the frame meets.
 * @throws Error for a loop whose turns are not known.
 */
export const countOf = (
  source: string,
  turns: Turns = {},
  isSkipped: (condition: string) => boolean = () => false,
): Count => new Counter(source, turns, isSkipped).of('main');
