import { describe, expect, test } from 'vitest';
import { vec3 } from '../math/vec3';
import { Anatomy, fibreBasis, OUTSIDE } from './anatomy';
import { MOST_NODES } from './checkRegion';
import { offset, param, tube, union } from './construct';
import { anatomyGlsl, packParameters, parameterVectors } from './glsl';
import type { FibreFrame, Region, Structure } from './region';
import { phantom } from './regions/phantom';
import type { Shape } from './shape';

const along: FibreFrame = { kind: 'straight', along: [0, 0, 1] };
const ball = (x: number, radius: number): Shape => ({
  op: 'sphere',
  at: [x, 0, 0],
  radius,
});
const structure = (id: string, shape: Shape, fibre: FibreFrame = along): Structure => ({
  id,
  name: { anatomical: id, plain: id },
  tissue: 'muscle',
  shape,
  fibre,
  role: 'tissue',
});
const regionOf = (...structures: Structure[]): Region => ({
  ...phantom,
  id: 'test',
  structures,
  cavity: { structure: structures[0]?.id ?? '' },
});

// A ball of 10 mm, a ball of 4 mm in its middle, and a ball of 4 mm at its edge, x = 8, painted last.
const anatomy = new Anatomy(
  regionOf(structure('body', ball(0, 10)), structure('core', ball(0, 4)), structure('edge', ball(8, 4))),
);
const at = (x: number): [number, number] => {
  const { owner, clearance } = anatomy.sample({ owner: 0, clearance: 0 }, x, 0, 0);
  return [owner, clearance];
};

describe('ownership', () => {
  test('a later structure covers an earlier one', () => {
    expect(at(0)[0]).toBe(1);
    expect(at(8)[0]).toBe(2);
    expect(at(-7)[0]).toBe(0);
    expect(at(20)[0]).toBe(OUTSIDE);
  });

  test('clearance is the distance to the nearest boundary that can be seen', () => {
    // In the core: its own wall at 4 mm, the edge's wall at x = 4.
    expect(at(0)).toEqual([1, 4]);
    expect(at(2)).toEqual([1, 2]);
    // In the body: its wall at -10 is 3 mm off, the core's at -4 is 3 mm off.
    expect(at(-7)).toEqual([0, 3]);
    // In the edge the wall of the body at x = 10 is hidden: the edge's own wall is 3 mm off.
    expect(at(9)).toEqual([2, 3]);
    // Outside: the edge's far wall at x = 12.
    expect(at(20)).toEqual([OUTSIDE, 8]);
  });

  test('the owner alone is the same as that of the sample', () => {
    for (let x = -12; x <= 14; x += 0.37)
      expect(anatomy.owner(x, 0.1, 0.2)).toBe(anatomy.sample({ owner: 0, clearance: 0 }, x, 0.1, 0.2).owner);
  });
});

test('structures are found by name, and a wrong name says so', () => {
  expect(anatomy.index('edge')).toBe(2);
  expect(anatomy.structures[2]?.id).toBe('edge');
  expect(() => anatomy.index('spleen')).toThrow('Region "test" has no structure "spleen".');
  expect(() => anatomy.bounds(7)).toThrow('no structure 7');
  expect(anatomy.bounds(2)).toEqual({ low: vec3(4, -4, -4), high: vec3(12, 4, 4) });
});

test('a region with too many nodes is refused by name', () => {
  const many = union(0, ...Array.from({ length: MOST_NODES }, (_, i) => ball(i, 1)));
  expect(() => new Anatomy(regionOf(structure('many', many)))).toThrow(
    `Region "test" has ${MOST_NODES + 1} shape nodes`,
  );
});

test('a parameter that the region does not declare is refused in both forms', () => {
  const region = regionOf(structure('a', { op: 'sphere', at: [0, 0, 0], radius: param('girth') }));
  expect(() => new Anatomy(region)).toThrow('"girth"');
  expect(() => anatomyGlsl(region)).toThrow('"girth"');
});

test('a shape that is shared is not remembered past a change of its parameters', () => {
  const shared = tube([-9, 0, 0, param('cystR'), param('cystR')], [9, 0, 0, param('cystR'), param('cystR')]);
  const twice = new Anatomy(regionOf(structure('a', shared), structure('b', offset(-1, shared))));
  twice.set({ cystR: 5 });
  expect(twice.distance(0, 7, 0, 0)).toBeCloseTo(2, 12);
  twice.set({ cystR: 3 });
  expect(twice.distance(0, 7, 0, 0)).toBeCloseTo(4, 12);
  expect(twice.distance(1, 7, 0, 0)).toBeCloseTo(5, 12);
});

test('all parameters are set in the order of the region, or none', () => {
  const sized = new Anatomy(phantom);
  sized.setAll([4]);
  expect(sized.parameterValues()).toEqual([4]);
  expect(() => sized.setAll([4, 5])).toThrow('Region "phantom" has 1 parameters, not 2.');
});

describe('fibres', () => {
  test('a straight frame is a rotation', () => {
    const rows = fibreBasis([0.6, 0, 0.8]);
    rows.forEach((row, i) => {
      rows.forEach((other, j) => {
        const dot = row.reduce((sum, v, k) => sum + v * (other[k] ?? 0), 0);
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
      });
    });
    const [a, b, c] = rows;
    // First cross second is third: right-handed.
    expect([a, b, c].every((row) => row?.length === 3)).toBe(true);
    const cross =
      a && b ? [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]] : [];
    cross.forEach((v, k) => {
      expect(v).toBeCloseTo(c?.[k] ?? Number.NaN, 12);
    });
  });

  test('fibres of a pennate muscle keep their coordinate across while they run towards -y', () => {
    const belly = tube([-50, 0, 0, 9, 9], [50, 0, 0, 9, 9]);
    const angle = 0.3;
    const muscle = new Anatomy(
      regionOf(structure('m', belly, { kind: 'tube', tube: belly, pennationRad: angle })),
    );
    const start = muscle.fibre(vec3(), 0, 1, 2, 3);
    // 10 mm along the fibre: cos 0.3 along z, sin 0.3 down.
    const end = muscle.fibre(vec3(), 0, 1, 2 - 10 * Math.sin(angle), 3 + 10 * Math.cos(angle));
    expect(end.x - start.x).toBeCloseTo(10, 12);
    expect(end.y - start.y).toBeCloseTo(0, 12);
    expect(end.z - start.z).toBeCloseTo(0, 12);
  });
});

test('parameters are packed four to a vector, in the order of the region', () => {
  expect(parameterVectors(phantom)).toBe(1);
  expect([...packParameters(phantom, [5])]).toEqual([5, 0, 0, 0]);
});
