import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Anatomy } from '../anatomy/anatomy';
import { phantom } from '../anatomy/regions/phantom';
import { needles } from '../instruments/needle';
import { probes as catalogue, linear38 } from '../instruments/probe';
import { faultOf, type ImagedView } from './checkView';
import { beamAt, beamPoint, fieldOf, rangeOf } from './fan';
import { sectionsOf, structureAt } from './labels';
import { defaultSettings, knobs, type SettingValue, tgcAt, withSetting, withTgc } from './machine';
import { visibleShare } from './visibility';

const view = (): ImagedView => ({
  probe: {
    face: { x: 0, y: 0, z: 0 },
    lateral: { x: 1, y: 0, z: 0 },
    axial: { x: 0, y: -1, z: 0 },
    elevational: { x: 0, y: 0, z: 1 },
  },
  needle: { tip: { x: 1, y: -9, z: 0 }, hub: { x: 30, y: 30, z: 0 }, direction: { x: -0.6, y: -0.8, z: 0 } },
  deformation: { press: null, drags: [] },
  parameters: [1, 2, 3],
  state: { tick: 0, machine: defaultSettings },
});
const setTo = (settings: object): ImagedView => ({
  ...view(),
  state: { tick: 0, machine: { ...defaultSettings, ...settings } },
});

/** Every path of a value that holds a number. */
function numbersIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => numbersIn(v, [...path, key]));
}

/** Writes a number at a path of a copy. */
function spoilt(path: readonly string[], by: number): ImagedView {
  const copy = structuredClone(view());
  const last = path[path.length - 1] ?? '';
  let at: object = copy;
  for (const key of path.slice(0, -1)) at = Object(Reflect.get(at, key));
  Reflect.set(at, last, by);
  return copy;
}

describe('a view', () => {
  test('that is sound has no fault', () => {
    expect(faultOf(view())).toBeNull();
    expect(faultOf({ ...view(), needle: null })).toBeNull();
  });

  test.each([
    ['no depth', setTo({ depth: 0 }), 'machine.depth is 0 mm; it needs to be 5 to 400'],
    ['a depth below zero', setTo({ depth: -40 }), 'machine.depth is -40 mm; it needs to be 5 to 400'],
    [
      'beams along the face',
      setTo({ steerRad: Math.PI / 2 }),
      'machine.steerRad is 1.5707963267948966; beams lean by 1.0471975511965976 at most',
    ],
    ['no dynamic range', setTo({ dynamicRangeDb: 0 }), 'machine.dynamicRangeDb is 0'],
    ['two looks', setTo({ looks: 2 }), 'machine.looks is 2, none of 1, 3, 5'],
    [
      'a grey map of another name',
      setTo({ map: 'sepia' }),
      'machine.map is sepia, none of even, soft, crisp',
    ],
    ['a slider too few', setTo({ tgcDb: [0, 0] }), 'machine.tgcDb has 2 sliders'],
    ['a slider at no number', setTo({ tgcDb: [0, 0, Number.NaN, 0, 0, 0, 0, 0] }), 'machine.tgcDb[2] is NaN'],
    ['a flat probe', spoilt(['probe', 'axial', 'y'], 0), 'probe.axial has the length 0, not 1'],
  ])('with %s is refused by its place', (_, faulty, sentence) => {
    expect(faultOf(faulty)).toBe(sentence);
  });

  test('with any one number that is none is refused by the path of that number', () => {
    const places = numbersIn(view());
    expect(places.length).toBeGreaterThan(30);
    for (const place of places)
      for (const bad of [Number.NaN, Infinity, -Infinity]) {
        const fault = faultOf(spoilt(place, bad));
        expect(fault, place.join('.')).toContain(`is ${bad}`);
        expect(fault).toContain(/^\d+$/.test(place.at(-1) ?? '') ? `[${place.at(-1)}]` : `${place.at(-1)}`);
      }
  });

  test('with a probe tilted or rocked by any angle, 90 degrees too, can be drawn', () => {
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
        const probe = {
          ...view().probe,
          axial: { x: 0, y: -Math.cos(angle), z: Math.sin(angle) },
          elevational: { x: 0, y: Math.sin(angle), z: Math.cos(angle) },
        };
        expect(faultOf({ ...view(), probe })).toBeNull();
      }),
      { seed: 4711, numRuns: 200 },
    );
  });
});

/** Numbers as they should never come: huge, tiny, none. */
const wild = fc.oneof(
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    Number.NaN,
    Infinity,
    -Infinity,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    Math.PI / 2,
    -Math.PI / 2,
    1e6,
  ),
);
const wildVector = fc.record({ x: wild, y: wild, z: wild });
const pose = fc.record({ face: wildVector, lateral: wildVector, axial: wildVector, elevational: wildVector });
const anyProbe = fc.constantFrom(...Object.values(catalogue));
const anatomy = new Anatomy(phantom);

describe('numbers that should never come', () => {
  test('make no knob take a value that it has not', () => {
    const anything: fc.Arbitrary<SettingValue> = fc.oneof(wild, fc.boolean(), fc.string());
    fc.assert(
      fc.property(
        fc.constantFrom(...knobs.map(({ key }) => key)),
        anything,
        wild,
        wild,
        (key, value, slider, db) => {
          const machine = withTgc(withSetting(defaultSettings, key, value, linear38.depths), slider, db);
          expect(faultOf(setTo(machine))).toBeNull();
        },
      ),
      { seed: 4711, numRuns: 2000 },
    );
  });

  test('throw nothing and keep nothing busy in the fan', () => {
    fc.assert(
      fc.property(anyProbe, wild, wild, wild, wild, (probe, a, b, depth, steerRad) => {
        beamPoint({ lateral: 0, depth: 0 }, probe, a, b, steerRad);
        beamAt({ beamFraction: 0, range: 0 }, probe, a, b, steerRad);
        fieldOf(probe, depth, steerRad);
        const range = rangeOf(probe, depth, steerRad);
        expect(range > 400).toBe(false);
        tgcAt(defaultSettings.tgcDb, a);
      }),
      { seed: 4711, numRuns: 5000 },
    );
  });

  test('throw nothing and keep nothing busy in names and in the sight of a needle', () => {
    const start = performance.now();
    fc.assert(
      fc.property(
        anyProbe,
        pose,
        wild,
        wild,
        wildVector,
        wildVector,
        wild,
        (probe, at, depth, steerRad, tip, direction, inserted) => {
          const deformation = { press: null, drags: [] };
          const settings = { ...defaultSettings, depth, steerRad };
          sectionsOf({ pose: at, deformation, anatomy, probe, depth, steerRad });
          structureAt({ pose: at, deformation, anatomy, probe, depth, steerRad }, tip.x, tip.y);
          const scan = { pose: at, probe, settings, anatomy, deformation, opaque: [0] };
          const shaft = { tip, direction, radius: 0.6, inserted, surface: needles['18G'].surface };
          const share = visibleShare(scan, shaft);
          expect(share >= 0 && share <= 1).toBe(true);
        },
      ),
      { seed: 4711, numRuns: 300 },
    );
    // 300 walks over a few hundred places each; one that ran on to infinity would not have come back.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
