import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Anatomy, OUTSIDE, type PointSample } from '../../src/core/anatomy/anatomy';
import {
  DEFORMATION_GLSL,
  type Deformation,
  packDeformation,
  rest,
} from '../../src/core/anatomy/deformation';
import { fibreTable } from '../../src/core/anatomy/fibreTable';
import { Fields } from '../../src/core/anatomy/fields';
import { anatomyGlsl, packParameters, shapeGlsl } from '../../src/core/anatomy/glsl';
import { NOISE_GLSL, noise } from '../../src/core/anatomy/noise';
import { type DrawnShape, operationNames, randomShape } from '../../src/core/anatomy/randomShape.fixture';
import type { CaseChoice, Region } from '../../src/core/anatomy/region';
import { gelPhantom } from '../../src/core/anatomy/regions/gelPhantom';
import { phantom } from '../../src/core/anatomy/regions/phantom';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { MOST_STRUCTURES, type StructureSet, structureSet } from '../../src/core/anatomy/structureSet';
import { randomBetween, randomStream } from '../../src/core/math/random';
import { vec3 } from '../../src/core/math/vec3';
import { evaluate, floatContext } from './harness';

/** What the twins may differ by, mm: single precision over coordinates of 100 mm leaves about 1e-5 an operation. */
const TOLERANCE = 1e-3;
const POINTS = 10_000;

let gl: WebGL2RenderingContext;
beforeAll(() => {
  gl = floatContext();
});
afterAll(() => {
  gl.getExtension('WEBGL_lose_context')?.loseContext();
});

/** Random points as the shader gets them: rounded to single precision, so that both forms are asked the same. */
function points(seed: number, low: readonly number[], high: readonly number[], count = POINTS): Float32Array {
  const stream = randomStream(seed, 'parity.points');
  const out = new Float32Array(4 * count);
  for (let i = 0; i < out.length; i++) {
    out[i] = i % 4 === 3 ? 0 : randomBetween(stream, low[i % 4] ?? 0, high[i % 4] ?? 0);
  }
  return out;
}

const around = (seed: number, count = POINTS): Float32Array =>
  points(seed, [-50, -50, -50], [50, 50, 50], count);

function each(all: Float32Array, see: (x: number, y: number, z: number, i: number) => void): void {
  for (let i = 0; i < all.length / 4; i++) see(all[4 * i] ?? 0, all[4 * i + 1] ?? 0, all[4 * i + 2] ?? 0, i);
}

/** The largest difference between a drawn shape's two forms, mm. */
function worstOf({ shape, parameters }: DrawnShape, at: Float32Array): number {
  const field = new Fields(parameters, [shape]).field(shape);
  const uParam = new Float32Array(Math.max(1, Math.ceil(parameters.length / 4)) * 4);
  uParam.set(parameters.map((p) => p.value));
  const got = evaluate(gl, {
    declarations: shapeGlsl(shape, parameters),
    body: 'result = vec4(shapeDistance(point.xyz));',
    points: at,
    uniforms: { uParam },
  });
  let worst = 0;
  each(at, (x, y, z, i) => {
    worst = Math.max(worst, Math.abs((got[4 * i] ?? Number.NaN) - field(x, y, z)));
  });
  return worst;
}

describe('closure and GLSL say the same distance', () => {
  test.each(operationNames)('%s', (op) => {
    const stream = randomStream(2, `parity.${op}`);
    for (let n = 0; n < 3; n++) {
      const drawn = randomShape(stream, 1, op);
      expect(worstOf(drawn, around(n)), JSON.stringify(drawn.shape)).toBeLessThan(TOLERANCE);
    }
  });

  test.each(Array.from({ length: 50 }, (_, seed) => seed))('random tree %i', (seed) => {
    const drawn = randomShape(randomStream(seed, 'parity.tree'), 4);
    expect(worstOf(drawn, around(seed)), JSON.stringify(drawn.shape)).toBeLessThan(TOLERANCE);
  });
});

test('noise is the same from the table and from the texture, also over its seam', () => {
  const at = points(5, [-70, -70, -70], [70, 70, 70]);
  const got = evaluate(gl, {
    declarations: NOISE_GLSL,
    body: 'result = vec4(noise(point.xyz));',
    points: at,
  });
  let worst = 0;
  each(at, (x, y, z, i) => {
    worst = Math.max(worst, Math.abs((got[4 * i] ?? Number.NaN) - noise(x, y, z)));
  });
  // A coordinate of 70 has a grain of 8e-6, and noise climbs by 3 a cell on each axis.
  expect(worst).toBeLessThan(1e-4);
});

describe('a region', () => {
  const cases: readonly {
    readonly region: Region;
    readonly seed: number;
    readonly fill: number;
    readonly choice?: CaseChoice;
    readonly pose?: Readonly<Record<string, number>>;
  }[] = [
    { region: gelPhantom, seed: 1, fill: 0.7 },
    ...(popliteal.lesions ?? []).map((lesion, i) => ({
      region: popliteal,
      seed: 1 + (i % 5),
      fill: 1 - 0.06 * i,
      choice: { lesion },
    })),
    { region: popliteal, seed: 2, fill: 1, choice: { side: 'right', aberrant: true } },
    { region: popliteal, seed: 3, fill: 1, pose: { kneeFlexionRad: 0.5 } },
    ...(shoulder.lesions ?? []).map((lesion, i) => ({
      region: shoulder,
      seed: 1 + i,
      fill: 1 - 0.2 * i,
      choice: { lesion },
    })),
    { region: shoulder, seed: 2, fill: 1, choice: { side: 'right' }, pose: { internalRotationRad: 0.3 } },
    { region: phantom, seed: 1, fill: 1 },
    { region: popliteal, seed: 1, fill: 1 },
    { region: popliteal, seed: 2, fill: 0.6 },
    { region: popliteal, seed: 3, fill: 0.25 },
    { region: popliteal, seed: 4, fill: 0.05 },
    { region: popliteal, seed: 5, fill: 1.15 },
  ];
  test.each(cases)(
    '$region.id seed $seed fill $fill $choice $pose: same owner, clearance and fibres',
    ({ region, seed, fill, choice, pose }) => {
      const anatomy = new Anatomy(region);
      const live = { cavityMl: 0, veinPress: (seed - 1) / 4, arteryPulse: 0.5, ...(pose && { pose }) };
      anatomy.set(region.derive(region.vary(seed, choice), fill, live));
      const at = points(seed, [-60, -58, -60], [40, 4, 60]);
      const uniforms = {
        uParam: packParameters(region, anatomy.parameterValues()),
        uTubes: fibreTable(region).pack(anatomy.parameterValues()),
        uActive: structureSet(region.structures.length),
      };
      const declarations = anatomyGlsl(region);
      const owners = evaluate(gl, {
        declarations,
        body: 'Owner o = anatomyAt(point.xyz); result = vec4(float(o.id), o.clearance, 0.0, 0.0);',
        points: at,
        uniforms,
      });
      const sample: PointSample = { owner: 0, clearance: 0 };
      let wrong = 0;
      let worst = 0;
      // The owner's fibres are asked of both forms for the owner that the closure names.
      const named = new Float32Array(at);
      each(at, (x, y, z, i) => {
        anatomy.sample(sample, x, y, z);
        named[4 * i + 3] = sample.owner;
        if (owners[4 * i] === sample.owner) {
          worst = Math.max(worst, Math.abs((owners[4 * i + 1] ?? Number.NaN) - sample.clearance));
        } else if (sample.clearance > 2 * TOLERANCE) wrong++;
      });
      expect(wrong).toBe(0);
      expect(worst).toBeLessThan(TOLERANCE);

      const fibres = evaluate(gl, {
        declarations,
        body: 'result = vec4(fibreAt(int(point.w), point.xyz), 0.0);',
        points: named,
        uniforms,
      });
      const fibre = vec3();
      let apart = 0;
      each(named, (x, y, z, i) => {
        const owner = named[4 * i + 3] ?? OUTSIDE;
        if (owner === OUTSIDE) return;
        anatomy.fibre(fibre, owner, x, y, z);
        const dx = Math.abs((fibres[4 * i] ?? Number.NaN) - fibre.x);
        const dy = Math.abs((fibres[4 * i + 1] ?? Number.NaN) - fibre.y);
        apart = Math.max(apart, dx, dy, Math.abs((fibres[4 * i + 2] ?? Number.NaN) - fibre.z));
      });
      expect(apart).toBeLessThan(TOLERANCE);
    },
  );

  test('a structure that is switched off is not met', () => {
    const anatomy = new Anatomy(popliteal);
    anatomy.set(popliteal.derive(popliteal.vary(1), 1, { cavityMl: 0, veinPress: 0, arteryPulse: 0 }));
    const cyst = anatomy.index('cyst');
    const at = points(7, [-5, -25, -10], [10, -12, 20]);
    const got = evaluate(gl, {
      declarations: anatomyGlsl(popliteal),
      body: 'result = vec4(float(anatomyAt(point.xyz).id));',
      points: at,
      uniforms: {
        uParam: packParameters(popliteal, anatomy.parameterValues()),
        uActive: structureSet(popliteal.structures.length, (i) => i !== cyst),
      },
    });
    let inCyst = 0;
    each(at, (x, y, z) => {
      if (anatomy.owner(x, y, z) === cyst) inCyst++;
    });
    expect(inCyst).toBeGreaterThan(POINTS / 4);
    expect(got.some((owner) => owner === cyst)).toBe(false);
  });

  test('may have as many structures as two words hold, each asked by its own bit', () => {
    const [ball] = phantom.structures;
    if (!ball) throw new Error('The phantom is empty.');
    // A row of balls that touch nobody, a centimetre apart.
    const region: Region = {
      ...phantom,
      structures: Array.from({ length: MOST_STRUCTURES }, (_, i) => ({
        ...ball,
        id: i === 0 ? phantom.cavity.structure : `ball${i}`,
        shape: { op: 'sphere', at: [10 * i, 0, 0], radius: 1 },
      })),
    };
    const anatomy = new Anatomy(region);
    const at = new Float32Array(4 * MOST_STRUCTURES);
    for (let i = 0; i < MOST_STRUCTURES; i++) at[4 * i] = 10 * i;
    const asked = (active: StructureSet): readonly number[] =>
      [
        ...evaluate(gl, {
          declarations: anatomyGlsl(region),
          body: 'result = vec4(float(anatomyAt(point.xyz).id));',
          points: at,
          uniforms: { uParam: packParameters(region, anatomy.parameterValues()), uActive: active },
        }),
      ].filter((_, i) => i % 4 === 0);
    const all = Array.from({ length: MOST_STRUCTURES }, (_, i) => i);
    expect(asked(structureSet(MOST_STRUCTURES))).toEqual(all);
    const odd = structureSet(MOST_STRUCTURES, (i) => i % 2 === 1);
    expect(asked(odd)).toEqual(all.map((i) => (i % 2 === 1 ? i : OUTSIDE)));
  });
});

describe('deformation', () => {
  const tilted = Math.SQRT1_2;
  const press = {
    face: vec3(3, -4, 2),
    lateral: vec3(tilted, 0, tilted),
    axial: vec3(0, -1, 0),
    elevational: vec3(-tilted, 0, tilted),
    halfLength: 19.2,
    halfWidth: 6,
    push: 6,
    reach: 40,
  };
  const skin = { slopeLateral: 0.12, slopeElevational: -0.2, bendLateral: 0.02, bendElevational: 0.01 };
  const drags = [
    { at: vec3(5, -20, 1), move: vec3(1, -2, 0.5), radius: 12 },
    { at: vec3(-4, -9, -6), move: vec3(0, -1, 1), radius: 8 },
  ];
  test.each<readonly [string, Deformation]>([
    ['at rest', { press: null, drags: [] }],
    ['under a probe', { press, drags: [] }],
    ['under a probe that leans on a round body', { press: { ...press, skin }, drags: [] }],
    ['under a probe and dragged twice', { press, drags }],
    ['dragged once', { press: null, drags: drags.slice(0, 1) }],
  ])('%s both forms move a point alike', (_, deformation) => {
    const at = points(11, [-45, -50, -30], [45, 5, 30]);
    const packed = packDeformation(deformation);
    const got = evaluate(gl, {
      declarations: DEFORMATION_GLSL,
      body: 'result = vec4(restPoint(point.xyz), 0.0);',
      points: at,
      uniforms: { uPress: packed.press, uDrag: packed.drag },
    });
    const out = vec3();
    let worst = 0;
    let moved = 0;
    each(at, (x, y, z, i) => {
      rest(out, deformation, { x, y, z });
      moved = Math.max(moved, Math.abs(out.x - x), Math.abs(out.y - y), Math.abs(out.z - z));
      const dx = Math.abs((got[4 * i] ?? Number.NaN) - out.x);
      const dy = Math.abs((got[4 * i + 1] ?? Number.NaN) - out.y);
      worst = Math.max(worst, dx, dy, Math.abs((got[4 * i + 2] ?? Number.NaN) - out.z));
    });
    expect(worst).toBeLessThan(1e-4);
    if (deformation.press !== null || deformation.drags.length > 0) expect(moved).toBeGreaterThan(1);
    else expect(moved).toBe(0);
  });
});

test('a shader that does not compile is named by its line', () => {
  const broken = { declarations: 'float f() { return missing; }', body: '', points: around(1, 1) };
  expect(() => evaluate(gl, broken)).toThrow(/did not compile[\s\S]*missing[\s\S]*float f\(\)/);
});
