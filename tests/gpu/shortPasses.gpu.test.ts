import { expect, test } from 'vitest';
import type { Region } from '../../src/core/anatomy/region';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { needles } from '../../src/core/instruments/needle';
import { linear38, type Probe, probes } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { viewAt } from '../physics/bench';

interface Case {
  readonly what: string;
  readonly region: Region;
  readonly probe?: Probe;
  readonly settings?: Partial<ScannedView['state']['machine']>;
  readonly needle?: boolean;
}

function viewOf({ region, settings, needle = false }: Case): ScannedView {
  const world = new World(freeCase(region, 3, null), region);
  world.step([{ type: 'probe.place', x: 0, z: 0 }]);
  world.step([{ type: 'probe.press', newtons: 1 }]);
  const view = world.view();
  const { face, lateral, axial } = view.probe;
  const at = (along: number, down: number) => ({
    x: face.x + along * lateral.x + down * axial.x,
    y: face.y + along * lateral.y + down * axial.y,
    z: face.z + along * lateral.z + down * axial.z,
  });
  const inPlane = viewAt({ needle: { model: needles['18G'], x: 0, depth: 15, angleRad: 0.3 } }).needle;
  return {
    ...view,
    state: { ...view.state, machine: { ...view.state.machine, ...settings } },
    needle: needle && inPlane !== null ? { ...inPlane, tip: at(2, 15), hub: at(70, -10) } : null,
  };
}

const cases: readonly Case[] = [
  { what: 'of the popliteal fossa', region: popliteal },
  { what: 'of the shoulder', region: shoulder },
  { what: 'with a needle in it', region: popliteal, needle: true },
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
