import { expect, test } from 'vitest';
import type { Region } from '../../src/core/anatomy/region';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { needles } from '../../src/core/instruments/needle';
import { linear38, type Probe, probes } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { isNear } from '../../src/ultrasound/shortPasses';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { viewAt } from '../physics/bench';

interface Case {
  readonly what: string;
  readonly region: Region;
  readonly probe?: Probe;
  readonly settings?: Partial<ScannedView['state']['machine']>;
  /** How far out of the plane a needle lies, mm. */
  readonly needle?: number;
}

function viewOf({ region, settings, needle }: Case): ScannedView {
  const world = new World(freeCase(region, 3, null), region);
  world.step([{ type: 'probe.place', x: 0, z: 0 }]);
  world.step([{ type: 'probe.press', newtons: 1 }]);
  const view = world.view();
  const { face, lateral, axial, elevational } = view.probe;
  const out = needle ?? 0;
  const at = (along: number, down: number) => ({
    x: face.x + along * lateral.x + down * axial.x + out * elevational.x,
    y: face.y + along * lateral.y + down * axial.y + out * elevational.y,
    z: face.z + along * lateral.z + down * axial.z + out * elevational.z,
  });
  const inPlane = viewAt({ needle: { model: needles['18G'], x: 0, depth: 15, angleRad: 0.3 } }).needle;
  return {
    ...view,
    state: { ...view.state, machine: { ...view.state.machine, ...settings } },
    needle:
      needle !== undefined && inPlane !== null ? { ...inPlane, tip: at(2, 15), hub: at(70, -10) } : null,
  };
}

const cases: readonly Case[] = [
  { what: 'of the popliteal fossa', region: popliteal },
  { what: 'of the shoulder', region: shoulder },
  { what: 'with a needle in it', region: popliteal, needle: 0 },
  { what: 'with a needle beside it', region: popliteal, needle: 13 },
  { what: 'by steered beams', region: popliteal, settings: { steerRad: 0.17 } },
  { what: 'by three looks', region: shoulder, settings: { looks: 3 } },
  { what: 'by a curved face', region: popliteal, probe: probes.convex5 },
];

test.each(cases)(
  'the image $what stays as it was, bit for bit, when the short programs are there',
  async (c) => {
    const view = viewOf(c);
    const canvas = document.createElement('canvas');
    const scanner = await Scanner.create({
      ...{ canvas, region: c.region, probe: c.probe ?? linear38, tier: tiers.low },
    });
    scanner.draw(view);
    const before = await scanner.readGrey();
    await scanner.prepareShort();
    scanner.draw(view);
    const after = await scanner.readGrey();
    scanner.dispose();
    expect(before.filter((v) => v > 20).length).toBeGreaterThan(before.length / 8);
    expect(after).toEqual(before);
  },
);

test('a needle counts as near from where its echo could be told from nothing', () => {
  const near = (out: number): boolean =>
    isNear(viewOf({ what: '', region: popliteal, needle: out }), linear38);
  expect([0, 5, 11, -11, 13, -13, 60].map(near)).toEqual([true, true, true, true, false, false, false]);
  // Above the face, as one that is held in the hand.
  const view = viewOf({ what: '', region: popliteal, needle: 0 });
  const { face, axial } = view.probe;
  const above = (mm: number) => ({
    x: face.x - mm * axial.x,
    y: face.y - mm * axial.y,
    z: face.z - mm * axial.z,
  });
  const held = view.needle === null ? null : { ...view.needle, tip: above(6), hub: above(80) };
  expect(isNear({ ...view, needle: held }, linear38)).toBe(false);
  expect(isNear({ ...view, needle: null }, linear38)).toBe(false);
});
