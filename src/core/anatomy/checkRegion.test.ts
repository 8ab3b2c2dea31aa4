import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomStream } from '../math/random';
import { Anatomy } from './anatomy';
import { checkRegion, MOST_NODES } from './checkRegion';
import { operationNames, randomShape } from './randomShape.fixture';
import type { Parameter, Region, Structure } from './region';
import { phantom } from './regions/phantom';
import { popliteal } from './regions/popliteal';
import { childrenOf, type Shape } from './shape';

const ball: Shape = { op: 'sphere', at: [0, -10, 0], radius: { param: 'r' } };
const structure = (shape: Shape, more: Partial<Structure> = {}): Structure => ({
  id: 'ball',
  name: { anatomical: 'Ball', plain: 'Ball' },
  tissue: 'muscle',
  shape,
  fibre: { kind: 'straight', along: [0, 0, 1] },
  role: 'tissue',
  ...more,
});
const region = (more: Partial<Region> = {}): Region => ({
  id: 'test',
  title: 'Test',
  parameters: [{ param: 'r', unit: 'mm', low: 1, high: 9, value: 4 }],
  structures: [structure(ball)],
  surface: { op: 'halfSpace', normal: [0, 1, 0], offset: 0 },
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 30, z: 30 },
  cavity: { structure: 'ball' },
  vary: () => ({}),
  derive: () => ({}),
  ...more,
});
const r = region().parameters[0] ?? { param: 'r', unit: 'mm', low: 1, high: 9, value: 4 };
const holding = (shape: Shape): Region => region({ structures: [structure(shape)] });

test.each([phantom, popliteal, region()])('$id is sound', (sound) => {
  expect(() => checkRegion(sound)).not.toThrow();
});

const own: { op: 'offset'; by: number; of: Shape } = { op: 'offset', by: 1, of: ball };
own.of = { op: 'union', of: [ball, own], smooth: 1 };

/** A value that its type forbids, as a file from outside may hold it. */
const wrong = (json: string): Shape => JSON.parse(json);

const faults: readonly (readonly [string, Region, string])[] = [
  [
    'a number that is none',
    holding({ op: 'union', of: [ball, { op: 'sphere', at: [0, Number.NaN, 0], radius: 3 }], smooth: 0 }),
    'Region "test", structures[0] "ball" shape.of[1].at[1]: NaN is not a finite number.',
  ],
  [
    'a size that may be negative',
    region({ parameters: [{ ...r, low: -1 }] }),
    'Region "test", structures[0] "ball" shape.radius: needs to be above 0, and may be -1.',
  ],
  [
    'a parameter of another name',
    holding({ op: 'offset', by: { param: 'R' }, of: ball }),
    'Region "test", structures[0] "ball" shape.by: no parameter is called "R".',
  ],
  [
    'a parameter where the program needs a fixed number',
    holding(wrong('{"op":"curl","radius":{"param":"r"},"of":{"op":"sphere","at":[0,0,0],"radius":1}}')),
    'Region "test", structures[0] "ball" shape.radius: {"param":"r"} is not a finite number.',
  ],
  [
    'an operation of another name',
    holding({ op: 'offset', by: 1, of: wrong('{"op":"torus"}') }),
    'Region "test", structures[0] "ball" shape.of: "torus" is no operation.',
  ],
  [
    'a field of another name',
    holding(wrong('{"op":"sphere","at":[0,0,0],"radius":1,"color":2}')),
    'Region "test", structures[0] "ball" shape.color: sphere has no such field.',
  ],
  [
    'a field left out',
    holding(wrong('{"op":"sphere","at":[0,0,0]}')),
    'Region "test", structures[0] "ball" shape.radius: nothing is not a finite number.',
  ],
  [
    'a shape that holds itself',
    holding(own),
    'Region "test", structures[0] "ball" shape.of.of[1]: the shape holds itself.',
  ],
  [
    'a normal of another length',
    holding({ op: 'halfSpace', normal: [0, 2, 0], offset: 0 }),
    'Region "test", structures[0] "ball" shape.normal: needs the length 1, not 2.',
  ],
  [
    'stations that fall',
    holding({ op: 'tube', stations: [5, 0].map((z) => ({ z, x: 0, y: 0, rx: 1, ry: 1 })) }),
    'Region "test", structures[0] "ball" shape.stations: needs to rise.',
  ],
  [
    'a unit that is none',
    region({ parameters: [{ ...r, unit: 'inch' }] }),
    'Region "test", parameters[0] "r": "inch" is no unit: use one of mm, 1/mm, rad, mL, s, N, kPa, MHz, 1.',
  ],
  [
    'a default outside its range',
    region({ parameters: [{ ...r, value: 10 }] }),
    'Region "test", parameters[0] "r" value: 10 is outside the range of 1 to 9.',
  ],
  [
    'two parameters of one name',
    region({ parameters: [r, r] }),
    'Region "test", parameters[1] "r": another parameter has this name.',
  ],
  [
    'two structures of one id',
    region({ structures: [structure(ball), structure(ball)] }),
    'Region "test", structures[1] "ball": another structure has this id.',
  ],
  [
    'a tissue that is none',
    region({ structures: [structure(ball, { tissue: JSON.parse('"jelly"') })] }),
    'Region "test", structures[0] "ball" tissue: no tissue is called "jelly".',
  ],
  [
    'a choice beyond the tissues',
    region({ structures: [structure(ball, { contents: { by: { param: 'r' }, of: ['gel', 'pus'] } })] }),
    'Region "test", structures[0] "ball" contents.by: "r" may leave the choices 0 to 1.',
  ],
  [
    'a cavity that is none',
    region({ cavity: { structure: 'cyst' } }),
    'Region "test", cavity: no structure is called "cyst".',
  ],
  [
    'a structure without a plain name',
    region({ structures: [structure(ball, { name: { anatomical: 'Globus', plain: ' ' } })] }),
    'Region "test", structures[0] "ball" name.plain: needs a name.',
  ],
  [
    'a role that is none',
    region({ structures: [structure(ball, { role: JSON.parse('"extra"') })] }),
    'Region "test", structures[0] "ball" role: "extra" is none of target, hazard, landmark, tissue.',
  ],
  [
    'a reach that is none',
    region({ reach: { x: 30, z: Number.NaN } }),
    'Region "test", reach.z: needs to be above 0 mm.',
  ],
  [
    'a number in the skin that is none',
    region({ surface: { op: 'halfSpace', normal: [0, 1, 0], offset: Infinity } }),
    'Region "test", surface.offset: Infinity is not a finite number.',
  ],
  [
    'a pennation that is none',
    region({
      structures: [
        structure(ball, {
          fibre: {
            kind: 'tube',
            tube: { op: 'tube', stations: [0, 5].map((z) => ({ z, x: 0, y: 0, rx: 1, ry: 1 })) },
            pennationRad: Number.NaN,
          },
        }),
      ],
    }),
    'Region "test", structures[0] "ball" fibre.pennationRad: NaN is not a finite number.',
  ],
  [
    'a skin of more nodes than compile',
    region({ surface: { op: 'union', of: Array.from({ length: MOST_NODES }, () => ball), smooth: 0 } }),
    `Region "test" has ${MOST_NODES + 1} nodes in its surface; at most ${MOST_NODES} are allowed.`,
  ],
  [
    'fibres of no length',
    region({ structures: [structure(ball, { fibre: { kind: 'straight', along: [0, 0, 0] } })] }),
    'Region "test", structures[0] "ball" fibre.along: needs the length 1, not 0.',
  ],
  [
    'more nodes than compile',
    holding({ op: 'union', of: Array.from({ length: MOST_NODES }, () => ball), smooth: 0 }),
    `Region "test" has ${MOST_NODES + 1} shape nodes; at most ${MOST_NODES} are allowed.`,
  ],
];
describe('one sentence names the place of', () => {
  test.each(faults)('%s', (_, faulty, message) => {
    expect(() => new Anatomy(faulty)).toThrow(new Error(message));
  });
});

test('a tree of shared halves is counted, not walked again and again', () => {
  let shape: Shape = ball;
  for (let i = 0; i < 60; i++) shape = { op: 'union', of: [shape, shape], smooth: 0 };
  expect(() => checkRegion(holding(shape))).toThrow('shape nodes');
});

test('a chain of a hundred thousand shapes is refused, not followed to the end of the stack', () => {
  let shape: Shape = ball;
  for (let i = 0; i < 100_000; i++) shape = { op: 'offset', by: 0.1, of: shape };
  expect(() => checkRegion(holding(shape))).toThrow('shapes lie in each other more than 160 deep');
});

/** Every place of a tree that holds a plain number. */
function numbersIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => numbersIn(v, [...path, key]));
}

/** A copy with another value at a path. */
function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((v, i) => (i === Number(key) ? replaced(v, rest, by) : v));
  const record: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(Object(value)));
  return { ...record, [key]: replaced(record[key], rest, by) };
}

describe('random trees', () => {
  const drawn = fc.tuple(fc.integer({ min: 0 }), fc.constantFrom(...operationNames));
  test('are sound', () => {
    fc.assert(
      fc.property(drawn, ([seed, op]) => {
        const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 3, op);
        checkRegion(region({ parameters, structures: [structure(shape)] }));
      }),
      { seed: 4711, numRuns: 300 },
    );
  });

  test('with any one number spoilt are refused with the path of that number', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.nat(),
        fc.constantFrom(Number.NaN, Infinity, 'one'),
        ([seed, op], pick, spoilt) => {
          const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 3, op);
          const places = numbersIn(shape);
          const place = places[pick % places.length] ?? [];
          const bad = structure(ball);
          const faulty = region({
            parameters: [...parameters, r],
            structures: [{ ...bad, shape: Object(replaced(shape, place, spoilt)) }],
          });
          const path = place.map((key) => (/^\d+$/.test(String(key)) ? `[${key}]` : `.${key}`)).join('');
          expect(() => checkRegion(faulty)).toThrow(`structures[0] "ball" shape${path}: `);
        },
      ),
      { seed: 4711, numRuns: 500 },
    );
  });

  test('with any one number that names a parameter of no region are refused by that name', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ([seed, op], pick) => {
        const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 3, op);
        const places = numbersIn(shape);
        const place = places[pick % places.length] ?? [];
        const faulty = Object(replaced(shape, place, { param: 'nowhere' }));
        // A number that is compiled in may be no parameter at all.
        expect(() => checkRegion(region({ parameters, structures: [structure(faulty)] }))).toThrow(
          /structures\[0\] "ball" shape.*(no parameter is called "nowhere"|is not a finite number)\.$/,
        );
      }),
      { seed: 4711, numRuns: 300 },
    );
  });

  test('with a parameter of a wrong unit, range or name are refused by that parameter', () => {
    const spoil = fc.constantFrom<Partial<Parameter>>(
      { unit: 'inch' },
      { unit: '' },
      { low: 9, high: 1 },
      { low: Number.NaN },
      { high: Infinity },
      { value: 1e9 },
      { param: '' },
    );
    fc.assert(
      fc.property(drawn, fc.nat(), spoil, ([seed, op], pick, wrongly) => {
        const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 3, op);
        const all = [...parameters, r];
        const i = pick % all.length;
        const faulty = all.map((p, k) => (k === i ? { ...p, ...wrongly } : p));
        expect(() => checkRegion(region({ parameters: faulty, structures: [structure(shape)] }))).toThrow(
          `parameters[${i}] "${wrongly.param ?? all[i]?.param}"`,
        );
      }),
      { seed: 4711, numRuns: 200 },
    );
  });

  test('that hold themselves, wherever, are refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), fc.nat({ max: 9 }), (seed, turns) => {
        const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 2, 'sphere');
        const loop: { op: 'union'; of: Shape[]; smooth: number } = { op: 'union', of: [shape], smooth: 1 };
        let round: Shape = loop;
        for (let i = 0; i < turns; i++) round = { op: 'offset', by: 0.5, of: round };
        loop.of.push(round);
        expect(() => checkRegion(region({ parameters, structures: [structure(loop)] }))).toThrow(
          /structures\[0\] "ball" shape\.of\[1\][.of]*: the shape holds itself\.$/,
        );
      }),
      { seed: 4711, numRuns: 60 },
    );
  });

  test('of more than 160 nodes in all are refused with their number, and of 160 taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -40, max: 40 }), (parts, more) => {
        const total = MOST_NODES + more;
        // `parts` structures that share `total` nodes: a union of n - 1 balls has n.
        const share = Array.from({ length: parts }, (_, i) =>
          i === 0 ? total - (parts - 1) * Math.floor(total / parts) : Math.floor(total / parts),
        );
        const structures = share.map((n, i) =>
          structure(
            { op: 'union', of: Array.from({ length: n - 1 }, () => ({ ...ball })), smooth: 0 },
            { id: `s${i}` },
          ),
        );
        const check = () => checkRegion(region({ structures, cavity: { structure: 's0' } }));
        if (more <= 0) expect(check).not.toThrow();
        else
          expect(check).toThrow(`Region "test" has ${total} shape nodes; at most ${MOST_NODES} are allowed.`);
      }),
      { seed: 4711, numRuns: 60 },
    );
  });

  test('with any one shape replaced by a stranger are refused', () => {
    const spoil = (shape: Shape, n: { left: number }): unknown => {
      if (n.left-- === 0) return { op: 'torus' };
      const record: Readonly<Record<string, unknown>> = { ...shape };
      if ('cut' in shape) return { ...record, of: spoil(shape.of, n), cut: spoil(shape.cut, n) };
      if (!('of' in shape)) return shape;
      return {
        ...record,
        of: Array.isArray(shape.of)
          ? shape.of.map((c) => spoil(c, n))
          : spoil(childrenOf(shape)[0] ?? ball, n),
      };
    };
    fc.assert(
      fc.property(drawn, fc.nat(), ([seed, op], pick) => {
        const { shape, parameters } = randomShape(randomStream(seed, 'checkRegion.test'), 3, op);
        const count = (s: Shape): number => childrenOf(s).reduce((sum, c) => sum + count(c), 1);
        const faulty = Object(spoil(shape, { left: pick % count(shape) }));
        expect(() => checkRegion(region({ parameters, structures: [structure(faulty)] }))).toThrow(
          '"torus" is no operation',
        );
      }),
      { seed: 4711, numRuns: 200 },
    );
  });
});
