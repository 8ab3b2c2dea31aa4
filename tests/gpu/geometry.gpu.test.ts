import { afterEach, expect, test } from 'vitest';
import { Anatomy } from '../../src/core/anatomy/anatomy';
import type { Region } from '../../src/core/anatomy/region';
import { gelPhantom } from '../../src/core/anatomy/regions/gelPhantom';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { linear38, type Probe, probes } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { bend, byProgram, type GeometryMaker } from '../../src/ultrasound/bending';
import { byPage } from '../../src/ultrasound/byPage';
import { createChain, createTables } from '../../src/ultrasound/chain';
import { Gpu } from '../../src/ultrasound/gpu';
import { tiers } from '../../src/ultrasound/tier';
import { CLINIC, FrameUniforms } from '../../src/ultrasound/uniforms';
import type { ScannedView } from '../../src/ultrasound/view';

let gpu: Gpu | null = null;
afterEach(() => gpu?.dispose());

function viewOf(
  region: Region,
  probe: Probe,
  machine: Partial<ScannedView['state']['machine']>,
): ScannedView {
  const world = new World(freeCase(region, 3, null), region);
  world.step([
    { type: 'probe.choose', probe: probe.id },
    { type: 'probe.place', x: 0, z: 0 },
    { type: 'probe.turn', rotateRad: 0.4, tiltRad: 0.15, rockRad: 0 },
    { type: 'probe.press', newtons: 4 },
  ]);
  const view = world.view();
  return { ...view, state: { ...view.state, machine: { ...view.state.machine, ...machine } } };
}

/** Share of the places where two lists of four numbers a place differ by no more than `within` in one of them. */
function alike(
  a: Float32Array,
  b: Float32Array,
  number: number,
  within: number,
  counts: (at: number) => boolean,
): number {
  let same = 0;
  let all = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (!counts(at)) continue;
    all++;
    if (Math.abs((a[at + number] ?? 0) - (b[at + number] ?? 0)) <= within) same++;
  }
  return same / all;
}

test.each([
  ['the gel phantom', gelPhantom, linear38, {}],
  ['the popliteal fossa', popliteal, linear38, {}],
  ['the popliteal fossa along steered beams', popliteal, linear38, { steerRad: 0.17 }],
  ['the shoulder', shoulder, linear38, {}],
  ['the shoulder under a curved face', shoulder, probes.convex5, { depth: 60 }],
] as const)(
  'the page works out the geometry of %s as its program does',
  async (_, region, probe, machine) => {
    gpu = new Gpu(document.createElement('canvas'));
    const tables = createTables(gpu);
    const chain = await createChain(gpu, region, tiers.medium, tables, () => {});
    const view = viewOf(region, probe, machine);
    const anatomy = new Anatomy(region);
    anatomy.setAll(view.parameters);
    const set = new FrameUniforms(region, probe).frame(view, anatomy, tiers.medium, CLINIC);
    if (chain.late === null) throw new Error('The chain is not complete.');
    const read = (maker: GeometryMaker): readonly Float32Array[] => {
      if (gpu === null) return [];
      bend(gpu, chain, maker, set);
      maker.fine(set);
      return [
        gpu.read(chain.bent),
        ...[0, 1, 2].map((i) => gpu?.read(chain.geometry, i) ?? new Float32Array(0)),
      ];
    };
    const [bent, owner, fibre, slope] = read(byProgram(gpu, chain.late.geometry, chain, tables));
    const [bentHere, ownerHere, fibreHere, slopeHere] = read(byPage(gpu, chain, view, anatomy, probe));
    if (!bent || !owner || !fibre || !slope || !bentHere || !ownerHere || !fibreHere || !slopeHere)
      throw new Error('A texture is missing.');
    const everywhere = (): boolean => true;
    // Single precision moves a wall by less than a micrometre or so: only what lies just there changes hands.
    expect(alike(ownerHere, owner, 0, 0, everywhere)).toBeGreaterThan(0.999);
    const same = (at: number): boolean => owner[at] === ownerHere[at] && (owner[at] ?? -1) >= 0;
    // Graphics may be off by 2^-11 in a sine (Vulkan's precision of sin), over a radius and a range of 60 mm each.
    const off = probe.radius > 0 ? 0.06 : 2e-3;
    // Farther from all walls nothing is asked of the clearance, and the program leaves structures out that the image cannot meet.
    const near = (at: number): boolean => same(at) && (owner[at + 1] ?? 0) < 3;
    expect(alike(ownerHere, owner, 1, off, near)).toBeGreaterThan(0.999);
    expect(alike(ownerHere, owner, 2, 0.02, near)).toBeGreaterThan(0.99);
    expect(alike(ownerHere, owner, 3, 1e-3, everywhere)).toBe(1);
    for (const number of [0, 1, 2]) {
      expect(alike(fibreHere, fibre, number, off, same)).toBeGreaterThan(0.999);
      // A quarter of a millimetre tells a slope from coordinates of 100 mm in single precision: 2 x 7.6e-6 / 0.25, and more through an angle.
      expect(alike(slopeHere, slope, number, 1e-3, same)).toBeGreaterThan(0.999);
    }
    // Filters of graphics cards know 256 places between two cells.
    expect(alike(fibreHere, fibre, 3, 0.01, everywhere)).toBe(1);
    expect(alike(slopeHere, slope, 3, 0.01, everywhere)).toBe(1);
    expect(alike(bentHere, bent, 0, 0.02, everywhere)).toBeGreaterThan(0.99);
  },
);
