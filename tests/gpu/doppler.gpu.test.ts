import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Anatomy, type PointSample } from '../../src/core/anatomy/anatomy';
import { anatomyGlsl, flowGlsl, packParameters } from '../../src/core/anatomy/glsl';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { structureSet } from '../../src/core/anatomy/structureSet';
import { fromImage } from '../../src/core/imaging/beam';
import { colourBoxOf } from '../../src/core/imaging/colourBox';
import { coherence, wallFilter, wrapTurns } from '../../src/core/imaging/doppler';
import { flowColour, powerColour, shareOfScale } from '../../src/core/imaging/flowMap';
import { linear38 } from '../../src/core/instruments/probe';
import { vec3 } from '../../src/core/math/vec3';
import { BOX } from '../../src/ultrasound/flowLayer';
import { DOPPLER_GLSL, FLOW_MAP_GLSL } from '../../src/ultrasound/glsl/doppler';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { viewAt } from '../physics/bench';
import { evaluate, floatContext } from './harness';

const LIVE = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };
const fossa = (choice = {}): Anatomy => {
  const anatomy = new Anatomy(popliteal);
  anatomy.set(popliteal.derive(popliteal.vary(3, choice), 1, LIVE));
  return anatomy;
};
const at: PointSample = { owner: 0, clearance: 0 };

describe('shader and core say the same of flow', () => {
  let gl: WebGL2RenderingContext;
  beforeAll(() => {
    gl = floatContext();
  });
  afterAll(() => {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  });

  test('formulas and colours', () => {
    const points = Float32Array.from({ length: 4 * 301 }, (_, i) =>
      i % 4 === 0 ? (i / 4 - 150) / 100 + 1e-4 : 0,
    );
    const worst = (expression: string, twin: (x: number) => number): number => {
      const body = `result = vec4(${expression});`;
      const got = evaluate(gl, { declarations: DOPPLER_GLSL + FLOW_MAP_GLSL, body, points });
      let most = 0;
      for (let i = 0; i < points.length; i += 4)
        most = Math.max(most, Math.abs((got[i] ?? Number.NaN) - twin(points[i] ?? 0)));
      return most;
    };
    expect(worst('wrapTurns(point.x, 0.2)', (x) => wrapTurns(x, 0.2))).toBeLessThan(1e-5);
    expect(worst('wallFilter(point.x, 0.04)', (x) => wallFilter(x, 0.04))).toBeLessThan(1e-4);
    expect(worst('coherenceOf(point.x)', coherence)).toBeLessThan(1e-5);
    expect(worst('shareOfScale(point.x, 0.2)', (x) => shareOfScale(x, 0.2))).toBeLessThan(1e-4);
    for (const [i, c] of ['r', 'g', 'b'].entries()) {
      expect(worst(`flowColour(point.x).${c}`, (x) => flowColour(x)[i] ?? 0)).toBeLessThan(1e-5);
      expect(worst(`powerColour(point.x).${c}`, (x) => powerColour(x)[i] ?? 0)).toBeLessThan(1e-5);
    }
  });

  test.each([{}, { lesion: 'aneurysm', side: 'right' }])('velocity of blood in a knee of %o', (choice) => {
    const anatomy = fossa(choice);
    const points: number[] = [];
    const wanted: number[] = [];
    const v = vec3();
    for (let z = -60; z <= 60; z += 7.3)
      for (let x = -32; x <= 32; x += 1.1)
        for (let y = -60; y <= -8; y += 1.3) {
          const { owner, clearance } = anatomy.sample(at, x, y, z);
          if (owner < 0 || !anatomy.bleeds(owner)) continue;
          points.push(x, y, z, owner + Math.min(clearance, 20) / 64);
          anatomy.flow(v, owner, x, y, z, clearance);
          wanted.push(v.x, v.y, v.z, 0);
        }
    expect(points.length).toBeGreaterThan(4 * 100);
    const bleeds = structureSet(anatomy.structures.length, (i) => anatomy.bleeds(i));
    const got = evaluate(gl, {
      declarations: `${anatomyGlsl(popliteal)}${flowGlsl(popliteal).replace('uniform vec3 uFlow;', 'const vec3 uFlow = vec3(1.0);')}`,
      body: 'result = vec4(flowAt(int(point.w), point.xyz, fract(point.w) * 64.0), 0.0);',
      points: Float32Array.from(points),
      uniforms: {
        uParam: packParameters(popliteal, anatomy.parameterValues()),
        uBleeds: bleeds,
        uActive: structureSet(anatomy.structures.length),
      },
    });
    let most = 0;
    for (let i = 0; i < wanted.length; i++)
      most = Math.max(most, Math.abs((got[i] ?? Number.NaN) - (wanted[i] ?? 0)));
    // Of up to 690 mm/s.
    expect(most).toBeLessThan(0.5);
  });
});

test('colour shows in artery and vein, each its own way, and none in the cyst', async () => {
  const anatomy = fossa();
  const scanner = await Scanner.create({
    canvas: document.createElement('canvas'),
    region: popliteal,
    probe: linear38,
    tier: tiers.low,
  });
  scanner.setLaboratory({ raw: true, targets: [] });
  // Leaning by 25 degrees towards the calf: the artery's blood goes away, the vein's comes.
  const [s, c] = [Math.sin(0.436), Math.cos(0.436)];
  const box = { boxLateral: 0, boxDepth: 26, boxWidth: 36, boxHeight: 24 } as const;
  const settings = { ...box, flow: 'colour', prfHz: 11_000, wallFilter: 'low' } as const;
  const view: ScannedView = {
    ...viewAt({ settings }),
    probe: {
      face: { x: -11, y: 0, z: -14 },
      lateral: { x: 1, y: 0, z: 0 },
      axial: { x: 0, y: -c, z: s },
      elevational: { x: 0, y: s, z: c },
    },
    parameters: anatomy.parameterValues(),
  };
  await scanner.prepareFlow();
  scanner.compute(view);
  const heard = scanner.readFlow() ?? new Float32Array();
  scanner.dispose();
  const { fromArc, toArc, fromRange, toRange } = colourBoxOf(linear38, 40, view.state.machine);
  const sums = new Map<string, { n: number; power: number; turns: number }>();
  const p = vec3();
  for (let j = 0; j < BOX.rows; j++)
    for (let i = 0; i < BOX.beams; i++) {
      const lateral = fromArc + ((i + 0.5) / BOX.beams) * (toArc - fromArc);
      const depth = fromRange + ((j + 0.5) / BOX.rows) * (toRange - fromRange);
      fromImage(p, view.probe, lateral, depth);
      const { owner, clearance } = anatomy.sample(at, p.x, p.y, p.z);
      // Well inside: what is shown is up to 1 mm off what is.
      if (owner < 0 || clearance < 1.8) continue;
      const id = anatomy.structures[owner]?.id ?? '';
      const sum = sums.get(id) ?? { n: 0, power: 0, turns: 0 };
      const k = 4 * (j * BOX.beams + i);
      sum.n += 1;
      sum.power += heard[k + 2] ?? 0;
      sum.turns += Math.atan2(heard[k + 1] ?? 0, heard[k] ?? 0) / (2 * Math.PI);
      sums.set(id, sum);
    }
  const of = (id: string) => {
    const { n, power, turns } = sums.get(id) ?? { n: 0, power: 0, turns: 0 };
    return { n, power: power / n, turns: turns / n };
  };
  for (const id of ['artery', 'vein', 'cyst']) expect(of(id).n).toBeGreaterThan(10);
  // Noise is 1.
  expect(of('artery').power).toBeGreaterThan(10);
  expect(of('vein').power).toBeGreaterThan(10);
  expect(of('cyst').power).toBeLessThan(0.01);
  expect(of('artery').turns).toBeLessThan(-0.05);
  expect(of('vein').turns).toBeGreaterThan(0.01);
});
