import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBetween, randomStream } from '../../math/random';
import { Anatomy, OUTSIDE } from '../anatomy';
import { CavityTable } from '../cavity';
import { MOST_NODES } from '../checkRegion';
import { lipschitzOf } from '../operations';
import type { CaseChoice, LiveState, Region, Structure } from '../region';
import { countNodes } from '../shape';
import { expectedAt, type Section, SLICE_HEIGHTS, sectionsIn, sliceOf } from '../slices';
import { catalogue } from './catalogue';

const REST: LiveState = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };
function opened(region: Region, choice: CaseChoice = {}, live: LiveState = REST, fill = 1): Anatomy {
  const anatomy = new Anatomy(region);
  anatomy.set(region.derive(region.vary(1, choice), fill, live));
  return anatomy;
}

/** What is to be seen of each structure in a slice, within the bounds of those that the table names. */
function slice(anatomy: Anatomy, z: number, ids: readonly string[]): Map<string, Section> {
  const boxes = ids.map((id) => anatomy.bounds(anatomy.index(id)));
  const box = {
    left: Math.min(...boxes.map((b) => b.low.x)),
    right: Math.max(...boxes.map((b) => b.high.x)),
    bottom: Math.min(...boxes.map((b) => b.low.y)),
    top: Math.max(...boxes.map((b) => b.high.y)),
  };
  const seen = sectionsIn(sliceOf(anatomy, z, box));
  return new Map([...seen].map(([i, section]) => [anatomy.structures[i]?.id ?? '', section]));
}

describe.each(catalogue)('$region.id', ({ region, slices }) => {
  const choices: readonly CaseChoice[] = [
    ...(region.lesions ?? [undefined]).map((lesion) => (lesion === undefined ? {} : { lesion })),
    ...(region.mirror ? [{ side: 'right' } as const] : []),
    { aberrant: true },
  ];

  test('keeps within the budget of nodes', () => {
    const nodes = region.structures.reduce((sum, s) => sum + countNodes(s.shape), 0);
    expect(nodes).toBeLessThanOrEqual(MOST_NODES);
  });

  test('slices show what the table says, every 5 mm over 80 mm', () => {
    const anatomy = opened(region);
    const wrong: string[] = [];
    const ids = [
      ...new Set(slices.flatMap((e) => [e.structure, ...(e.above ?? []), e.becomes?.tendon ?? e.structure])),
    ];
    let asked = 0;
    for (const z of SLICE_HEIGHTS) {
      const seen = slice(anatomy, z, ids);
      for (const e of slices) {
        const want = expectedAt(e, z);
        if (!want) continue;
        asked++;
        const got = seen.get(e.structure) ?? { area: 0, x: Number.NaN, y: Number.NaN };
        const place = `${e.structure} at z = ${z}`;
        if (!(got.area >= want.least && got.area <= want.most))
          wrong.push(
            `${place}: ${got.area.toFixed(1)} mm2, not ${want.least.toFixed(1)} to ${want.most.toFixed(1)}`,
          );
        const dx = got.x - want.x;
        const dy = got.y - want.y;
        if (!(Math.sqrt(dx * dx + dy * dy) <= e.centroidWithin))
          wrong.push(
            `${place}: centroid (${got.x.toFixed(1)}, ${got.y.toFixed(1)}), not (${want.x.toFixed(1)}, ${want.y.toFixed(1)})`,
          );
        for (const below of e.above ?? []) {
          const other = seen.get(below);
          if (other && !(other.y < got.y)) wrong.push(`${place} does not lie above ${below}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });

  test.each(slices.filter((e) => e.becomes))('$structure turns into its tendon', (e) => {
    const { tendon, between, towards } = e.becomes ?? { tendon: '', between: [0, 0] as const, towards: 1 };
    const anatomy = opened(region);
    const share = (z: number): number => {
      const seen = slice(anatomy, z, [e.structure, tendon]);
      const muscle = seen.get(e.structure)?.area ?? 0;
      return muscle / (muscle + (seen.get(tendon)?.area ?? 0));
    };
    const [muscular, tendinous] = towards === 1 ? between : [between[1], between[0]];
    expect(share(muscular)).toBeGreaterThan(0.5);
    expect(share(tendinous)).toBeLessThan(0.5);
  });

  test.each(choices)('%j: parameters stay within their ranges at every fill, moment and pose', (choice) => {
    const variation = region.vary(3, choice);
    const held = (region.poses ?? []).flatMap((p) => [{ [p.param]: p.low }, { [p.param]: p.high }]);
    const out = new Set<string>();
    for (const pose of [undefined, ...held]) {
      for (const fill of [0, 0.3, 1, 1.15]) {
        for (const moment of [-1, 0, 1]) {
          const live: LiveState = {
            cavityMl: 0,
            veinPress: Math.abs(moment),
            arteryPulse: moment,
            ...(pose && { pose }),
          };
          const values = region.derive(variation, fill, live);
          expect(Object.keys(values).sort()).toEqual(region.parameters.map((p) => p.param).sort());
          for (const { param, low, high } of region.parameters) {
            const value = values[param] ?? Number.NaN;
            if (!(value >= low - 1e-9 && value <= high + 1e-9)) out.add(`${param} = ${value}`);
          }
        }
      }
    }
    expect([...out]).toEqual([]);
  });

  test.each(choices)('%j: no part of a structure lies outside its bounds', (choice) => {
    const anatomy = opened(region, choice);
    const stream = randomStream(7, 'regions.bounds');
    const wrong = new Set<string>();
    for (let n = 0; n < 4000; n++) {
      const p = {
        x: randomBetween(stream, -75, 75),
        y: randomBetween(stream, -80, 5),
        z: randomBetween(stream, -60, 60),
      };
      region.structures.forEach((s, i) => {
        if (anatomy.distance(i, p.x, p.y, p.z) >= 0) return;
        const { low, high } = anatomy.bounds(i);
        const inside = (['x', 'y', 'z'] as const).every(
          (axis) => p[axis] >= low[axis] && p[axis] <= high[axis],
        );
        if (!inside) wrong.add(s.id);
      });
      const sampled = anatomy.sample({ owner: OUTSIDE, clearance: 0 }, p.x, p.y, p.z).owner;
      if (anatomy.owner(p.x, p.y, p.z) !== sampled) wrong.add(`owner at ${JSON.stringify(p)}`);
    }
    expect([...wrong]).toEqual([]);
  });

  test.each(choices)(
    '%j: what the case has is somewhere in the region, and its cavity fills steadily',
    (choice) => {
      const anatomy = opened(region, choice);
      const empty = region.structures.filter((_, i) => {
        const { low, high } = anatomy.bounds(i);
        return anatomy.present(i) && !(high.x > low.x && high.y > low.y && high.z > low.z);
      });
      expect(empty.map((s) => s.id)).toEqual([]);
      const table = new CavityTable(region, region.vary(1, choice));
      expect(table.mlOf(1)).toBeGreaterThan(0.1);
      for (const fill of [0.2, 0.5, 0.9]) expect(table.fillOf(table.mlOf(fill))).toBeCloseTo(fill, 6);
    },
  );

  test.each(choices.filter((choice) => choice.side))('%j is the mirror image of the left', (choice) => {
    const left = opened(region);
    const right = opened(region, choice);
    const stream = randomStream(8, 'regions.mirror');
    for (let n = 0; n < 2000; n++) {
      const [x, y, z] = [
        randomBetween(stream, -60, 60),
        randomBetween(stream, -70, 2),
        randomBetween(stream, -50, 50),
      ];
      expect(right.owner(-x, y, z)).toBe(left.owner(x, y, z));
    }
  });

  test('no shape, nor the skin, is steeper than it states', () => {
    const anatomy = opened(region);
    const stream = randomStream(9, 'regions.slope');
    const bounds = region.structures.map((s) => lipschitzOf(s.shape, region.parameters));
    const between = (low: number, high: number): number => randomBetween(stream, low, high);
    const steep = new Set<string>();
    for (let n = 0; n < 4000; n++) {
      const p = [between(-75, 75), between(-80, 5), between(-60, 60)] as const;
      const reach = 10 ** between(-3, 1);
      const q = p.map((v) => v + between(-reach, reach)) as unknown as typeof p;
      const apart = Math.sqrt(p.reduce((sum, v, k) => sum + (v - (q[k] ?? 0)) ** 2, 0));
      const rise = (of: (x: number, y: number, z: number) => number): number => Math.abs(of(...p) - of(...q));
      if (rise((...at) => anatomy.surface(...at)) > anatomy.surfaceSlope * apart + 1e-9) steep.add('skin');
      region.structures.forEach((s, i) => {
        if (!anatomy.present(i)) return;
        if (rise((...at) => anatomy.distance(i, ...at)) > (bounds[i] ?? 0) * apart + 1e-9) steep.add(s.id);
      });
    }
    expect([...steep]).toEqual([]);
  });

  test('any seed, and any moment of an attempt, gives finite numbers', () => {
    const seed = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 2 ** 32 - 1, 1e300));
    const share = fc.oneof(fc.double({ min: 0, max: 1.15, noNaN: true }), fc.constantFrom(0, 1, 1.15));
    fc.assert(
      fc.property(seed, fc.constantFrom(...choices), share, share, (drawn, choice, fill, press) => {
        const live = { cavityMl: 5, veinPress: Math.min(1, press), arteryPulse: 2 * Math.min(1, press) - 1 };
        const values = region.derive(region.vary(drawn, choice), fill, live);
        for (const { param } of region.parameters) expect(Number.isFinite(values[param]), param).toBe(true);
      }),
      { seed: 4711, numRuns: 25 },
    );
  });

  test('a number that is none is refused by the place where it stands', () => {
    const broken = (change: (s: Structure) => Structure): Region => ({
      ...region,
      structures: region.structures.map((s, i) => (i === 0 ? change(s) : s)),
    });
    const id = region.structures[0]?.id ?? '';
    const bad = broken((s) => ({ ...s, shape: { op: 'offset', by: Number.NaN, of: s.shape } }));
    expect(() => new Anatomy(bad)).toThrow(new RegExp(`"${region.id}".*"${id}".*NaN`));
    const unnamed = broken((s) => ({ ...s, shape: { op: 'offset', by: { param: 'nowhere' }, of: s.shape } }));
    expect(() => new Anatomy(unnamed)).toThrow(/no parameter is called "nowhere"/);
  });

  test.each(region.lesions ? ['gout'] : [])(
    'the lesion "%s", which no region has, is refused by name',
    (lesion) => {
      expect(() => region.vary(1, { lesion })).toThrow(new RegExp(`"${lesion}"`));
    },
  );
});
