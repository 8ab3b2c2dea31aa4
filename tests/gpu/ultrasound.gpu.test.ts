import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Anatomy } from '../../src/core/anatomy/anatomy';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { inSet } from '../../src/core/anatomy/structureSet';
import { downshift, reflection } from '../../src/core/imaging/acoustics';
import { sliceThickness, wavelength } from '../../src/core/imaging/beam';
import { beamAt, beamPoint, fieldOf } from '../../src/core/imaging/fan';
import { tgcAt } from '../../src/core/imaging/machine';
import { needleEchoDb } from '../../src/core/imaging/needleEcho';
import {
  FWHM_PER_SIGMA,
  focusGainDb,
  lateralWidth,
  responseOf,
  spectralSigmaMHz,
} from '../../src/core/imaging/pulse';
import { slantTransmission, turnRad } from '../../src/core/imaging/refraction';
import { NEEDLE_PEAK_DB } from '../../src/core/imaging/visibility';
import { needles } from '../../src/core/instruments/needle';
import { linear38, probes } from '../../src/core/instruments/probe';
import { amplitudeOfDb } from '../../src/core/math/functions';
import { activeStructures } from '../../src/ultrasound/active';
import { ACOUSTICS_GLSL } from '../../src/ultrasound/glsl/acoustics';
import { FAN_GLSL } from '../../src/ultrasound/glsl/beam';
import { REFRACTION_GLSL } from '../../src/ultrasound/glsl/refraction';
import { RESPONSE_GLSL } from '../../src/ultrasound/glsl/response';
import { SLICE_GLSL } from '../../src/ultrasound/glsl/slice';
import { needleCurve } from '../../src/ultrasound/inputs';
import { SLIDERS_GLSL } from '../../src/ultrasound/passes/envelope';
import { Scanner } from '../../src/ultrasound/scanner';
import { toHalf } from '../../src/ultrasound/tables';
import { tiers } from '../../src/ultrasound/tier';
import { fanOf } from '../../src/ultrasound/uniforms';
import type { ScannedView } from '../../src/ultrasound/view';
import { below, frameOf, phantomOf, piece, viewAt } from '../physics/bench';
import { evaluate, floatContext } from './harness';

const literal = (n: number): string => n.toFixed(9);
/** A uniform written as a constant, for the harness. */
const fixed = (source: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`uniform (\\w+) ${name};`), `const $1 ${name} = ${value};`),
    source,
  );

describe('shader and core say the same', () => {
  let gl: WebGL2RenderingContext;
  beforeAll(() => {
    gl = floatContext();
  });
  afterAll(() => {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  });

  const points = new Float32Array(4 * 201);
  for (let i = 0; i <= 200; i++) points.set([i / 4, 1 + i / 50, 1.7, 0], 4 * i);

  /** The largest difference of a GLSL expression of `point` from a function of (x, y, z), against 1 and its size. */
  function worst(
    declarations: string,
    expression: string,
    twin: (x: number, y: number, z: number) => number,
  ): number {
    const got = evaluate(gl, { declarations, body: `result = vec4(${expression});`, points });
    let most = 0;
    for (let i = 0; i < points.length; i += 4) {
      const wanted = twin(points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0);
      most = Math.max(most, Math.abs((got[i] ?? Number.NaN) - wanted) / Math.max(1, Math.abs(wanted)));
    }
    return most;
  }

  const sigma = spectralSigmaMHz(linear38);
  const response = responseOf(linear38, 20);
  const acoustics = fixed(ACOUSTICS_GLSL, {
    uPulse: `vec2(${literal(linear38.centreMHz)}, ${literal(sigma)})`,
  });

  test('reflection', () => {
    expect(worst(acoustics, 'reflectionOf(point.y, point.z)', (_, y, z) => reflection(y, z))).toBeLessThan(
      1e-6,
    );
  });
  test('turn of a beam', () => {
    expect(
      worst(REFRACTION_GLSL, 'turnOf(0.01 * point.x, 0.05 * point.y)', (x, y) => turnRad(0.01 * x, 0.05 * y)),
    ).toBeLessThan(1e-6);
  });
  test.each([0.9, 1.1])('what comes through at a slant into a medium of %f times the speed', (ratio) => {
    // point.x runs to tan^2 = 50, 82 degrees: beyond the critical angle of the faster medium (65 degrees).
    expect(
      worst(REFRACTION_GLSL, `transmissionOf(point.y, point.z, ${literal(ratio)}, point.x)`, (x, y, z) =>
        slantTransmission(y, z, ratio, x),
      ),
    ).toBeLessThan(1e-5);
  });
  test('amplitude of a level', () => {
    expect(worst(acoustics, 'amplitudeOf(point.x - 40.0)', (x) => amplitudeOfDb(x - 40))).toBeLessThan(1e-5);
  });
  test('loss with the fall of the centre', () => {
    // Up to where the centre has fallen by half: 0.5 x 7.6 x 8.686 / 1.757^2 = 10.7 dB/MHz.
    expect(
      worst(acoustics, 'lossDb(0.2 * point.x)', (x) => downshift(linear38.centreMHz, sigma, 0.2 * x).lossDb),
    ).toBeLessThan(1e-5);
  });
  test('thickness of the slice', () => {
    const { elevationHeight, elevationFocus } = linear38;
    const lens = [elevationHeight, elevationFocus, wavelength(linear38)].map(literal).join(', ');
    const slice = fixed(SLICE_GLSL, { uSlice: `vec3(${lens})` });
    expect(worst(slice, 'sliceThickness(point.x)', (x) => sliceThickness(linear38, x))).toBeLessThan(1e-5);
  });
  test('width across the beams', () => {
    expect(
      worst(
        fixed(RESPONSE_GLSL, {
          uFocus: 'vec2(20.0)',
          uResponse: `vec4(${[response.received, response.reach, response.focused, response.zone].map(literal).join(', ')})`,
        }),
        'lateralSigma(point.x)',
        (x) => lateralWidth(response, x) / FWHM_PER_SIGMA,
      ),
    ).toBeLessThan(1e-6);
  });
  const response4 = [response.received, response.reach, response.focused, response.zone]
    .map(literal)
    .join(', ');
  test('what the transmit focus adds', () => {
    const moved = responseOf(linear38, 12);
    expect(
      worst(
        fixed(RESPONSE_GLSL, { uFocus: 'vec2(12.0, 20.0)', uResponse: `vec4(${response4})` }),
        'focusGainDb(point.x)',
        (x) => focusGainDb(moved, 20, x),
      ),
    ).toBeLessThan(1e-5);
  });
  test.each([
    ['linear38', 0],
    ['linear38', 0.25],
    ['convex5', 0],
    ['convex5', -0.2],
  ] as const)('places in the fan of %s, steered by %f', (id, steer) => {
    // GLSL promises no more than 2^-11 of a sine; a flat face that is not steered needs none.
    const trig = id === 'linear38' ? 1e-5 : 2 ** -10;
    const probe = probes[id];
    const fan = `const vec4 fan = vec4(${fanOf(probe, steer).map(literal).join(', ')});`;
    const p = { lateral: 0, depth: 0 };
    const q = { beamFraction: 0, range: 0 };
    // point.x runs from 0 to 50: as a place along the face about its middle, and as a range.
    const to = (i: 'lateral' | 'depth') => (x: number) =>
      beamPoint(p, probe, (x - 25) / probe.aperture + 0.5, 2 * x, steer)[i];
    expect(
      worst(FAN_GLSL + fan, 'fanPoint(fan, point.x - 25.0, 2.0 * point.x).x', to('lateral')),
    ).toBeLessThan(trig);
    expect(worst(FAN_GLSL + fan, 'fanPoint(fan, point.x - 25.0, 2.0 * point.x).y', to('depth'))).toBeLessThan(
      trig,
    );
    const arc = (x: number): number =>
      (beamAt(q, probe, x - 25, x, steer).beamFraction - 0.5) * probe.aperture;
    const range = (x: number): number => beamAt(q, probe, x - 25, x, steer).range;
    expect(worst(FAN_GLSL + fan, 'fanPlace(fan, vec2(point.x - 25.0, point.x)).x', arc)).toBeLessThan(trig);
    expect(worst(FAN_GLSL + fan, 'fanPlace(fan, vec2(point.x - 25.0, point.x)).y', range)).toBeLessThan(trig);
  });
  test('what the sliders add', () => {
    const tgcDb = [3, -2, 0, 7, 12, -12, 1, 5];
    const half = (from: number): string =>
      `vec4(${tgcDb
        .slice(from, from + 4)
        .map(literal)
        .join(', ')})`;
    const set = `const vec4 uSliders[2] = vec4[2](${half(0)}, ${half(4)});`;
    const sliders = SLIDERS_GLSL.replace(/uniform vec4 uSliders.*/, set);
    expect(worst(sliders, 'slidersDb(0.02 * point.x)', (x) => tgcAt(tgcDb, 0.02 * x))).toBeLessThan(1e-5);
  });
  test('loss of a needle by its angle, degree by degree', () => {
    for (const surface of ['smooth', 'plain', 'dimpled', 'coated'] as const)
      expect(Array.from(needleCurve(surface))).toEqual(
        Array.from({ length: 64 }, (_, i) => Math.fround(needleEchoDb((i * Math.PI) / 180, surface))),
      );
  });
});

test('half floats are those of IEEE 754', () => {
  // 1 = 0x3c00, -2 = 0xc000, 0.5 = 0x3800, 65504 = 0x7bff; 1 + 2^-11 lies between 0x3c00 and 0x3c01.
  expect([1, -2, 0.5, 65504, 0].map(toHalf)).toEqual([0x3c00, 0xc000, 0x3800, 0x7bff, 0]);
  expect([0x3c00, 0x3c01]).toContain(toHalf(1 + 2 ** -11));
});

/** The popliteal fossa of one seed, probe on the skin at the origin with the beam along -y. */
function fossa(over: Partial<Parameters<typeof viewAt>[0]> = {}): ScannedView {
  const values = popliteal.derive(popliteal.vary(3), 1, { cavityMl: 0, veinPress: 0, arteryPulse: 0 });
  return { ...viewAt(over), parameters: popliteal.parameters.map((p) => values[p.param] ?? p.value) };
}

describe('a frame', () => {
  let canvas: HTMLCanvasElement;
  let scanner: Scanner;
  beforeAll(async () => {
    canvas = document.createElement('canvas');
    scanner = await Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low });
  });
  afterAll(() => {
    scanner.dispose();
  });
  const grey = async (view: ScannedView): Promise<Uint8Array> => {
    scanner.compute(view);
    return Uint8Array.from(await scanner.readGrey());
  };

  test('is the same for the same view, whatever was drawn between', async () => {
    const first = await grey(fossa());
    await grey(fossa({ x: 4, z: 9, tick: 17 }));
    expect(await grey(fossa())).toEqual(first);
  });

  test('keeps its noise moving but not its tissue', async () => {
    const now = await grey(fossa({ tick: 1 }));
    const then = await grey(fossa({ tick: 2 }));
    expect(then).not.toEqual(now);
    const apart = now.map((v, i) => Math.abs(v - (then[i] ?? 0)));
    // Above 20 mm, half of the field, tissue stands well over the noise.
    const near = apart.slice(0, apart.length / 2).reduce((a, b) => a + b, 0) / (apart.length / 2);
    expect(near).toBeLessThan(4);
  });

  test('brightens with gain by 255 / 66 grey levels a dB', async () => {
    const plain = await grey(fossa());
    const view = fossa();
    const louder = await grey({
      ...view,
      state: { ...view.state, machine: { ...view.state.machine, gainDb: 6 } },
    });
    let counted = 0;
    plain.forEach((v, i) => {
      const w = louder[i] ?? 0;
      if (v < 10 || w > 245) return;
      counted++;
      expect(Math.abs(w - v - (6 * 255) / 66)).toBeLessThan(1.6);
    });
    expect(counted).toBeGreaterThan(1000);
  });

  test('shows the cyst dark and a needle in it bright', async () => {
    const { beams, samples } = tiers.low;
    const box = (data: Uint8Array, x: number, depth: number): number => {
      let most = 0;
      for (let s = Math.floor(((depth - 1) / 40) * samples); s < ((depth + 1) / 40) * samples; s++)
        for (let b = Math.floor(((x + 18.2) / 38.4) * beams); b < ((x + 20.2) / 38.4) * beams; b++)
          most = Math.max(most, data[s * beams + b] ?? 0);
      return most;
    };
    const without = await grey(fossa());
    const needle = { model: needles['18G'], x: 3, depth: 20, angleRad: 0.4 };
    const seen = await grey(fossa({ needle }));
    expect(box(without, 3, 20)).toBeLessThan(60);
    expect(box(seen, 3, 20)).toBeGreaterThan(120);
    // 6 mm out of the plane, many times the slice, nothing of it is left.
    expect(await grey(fossa({ needle: { ...needle, elevation: 6 } }))).toEqual(without);
  });

  test('leaves out only structures that the slab cannot meet', () => {
    const anatomy = new Anatomy(popliteal);
    const view = fossa({ z: -10 });
    anatomy.setAll(view.parameters);
    const active = activeStructures(anatomy, view, fieldOf(linear38, 40));
    const left = popliteal.structures.filter((_, i) => !inSet(active, i));
    // The tibia begins at z = 25, the fibula at 36.
    expect(left.map((s) => s.id)).toContain('tibia');
    expect(left.map((s) => s.id)).not.toContain('cyst');
    for (const s of left) {
      const i = anatomy.index(s.id);
      for (let x = -20; x <= 20; x += 2)
        for (let depth = 0; depth <= 40; depth += 2)
          expect(anatomy.distance(i, x, -depth, view.probe.face.z)).toBeGreaterThan(0);
    }
  });

  test('changes its grain with the tier, not its levels', async () => {
    const mean = (data: Uint8Array): number => data.reduce((a, b) => a + b, 0) / data.length;
    const low = mean(await grey(fossa()));
    await scanner.setTier(tiers.medium);
    const medium = await grey(fossa());
    expect(medium.length).toBe(tiers.medium.beams * tiers.medium.samples);
    expect(Math.abs(mean(medium) - low)).toBeLessThan(12);
    await scanner.setTier(tiers.low);
  });

  test('keeps its aspect on the canvas', () => {
    canvas.width = 800;
    canvas.height = 400;
    scanner.draw(fossa());
    // 38.4 mm x 40 mm on 400 pixels of height: 10 pixels a mm, 384 wide, in the middle.
    expect(scanner.imageRect()).toEqual({ x: 208, y: 0, width: 384, height: 400, mmPerPixel: 0.1 });
  });
});

test.each([false, true])(
  'disposing frees what was made on the GPU, amid a change of tier: %s',
  async (amid) => {
    const alive = { Texture: 0, Framebuffer: 0, Buffer: 0, Program: 0 };
    const gl = WebGL2RenderingContext.prototype;
    const originals = Object.getOwnPropertyDescriptors(gl);
    for (const kind of ['Texture', 'Framebuffer', 'Buffer', 'Program'] as const) {
      for (const [verb, change] of [
        ['create', 1],
        ['delete', -1],
      ] as const) {
        const original: unknown = originals[`${verb}${kind}`].value;
        if (typeof original !== 'function') throw new Error(`WebGL 2 has no ${verb}${kind}.`);
        Object.defineProperty(gl, `${verb}${kind}`, {
          ...originals[`${verb}${kind}`],
          value(this: WebGL2RenderingContext, thing?: unknown) {
            if (verb === 'create' || thing) alive[kind] += change;
            return Reflect.apply(original, this, verb === 'create' ? [] : [thing]);
          },
        });
      }
    }
    try {
      const canvas = document.createElement('canvas');
      const scanner = await Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low });
      scanner.draw(fossa());
      await scanner.setTier(tiers.medium);
      // Geometry 3, medium 2, sums 2, left 1, fields 2, grey 1, tables 3, and of the bending 7: 21 textures of one tier.
      expect(alive.Texture).toBeGreaterThanOrEqual(21);
      expect(alive.Texture).toBeLessThan(27);
      const changing = amid ? scanner.setTier(tiers.low) : null;
      scanner.dispose();
      await changing;
      expect(alive).toEqual({ Texture: 0, Framebuffer: 0, Buffer: 0, Program: 0 });
      expect(canvas.getContext('webgl2')?.isContextLost()).toBe(true);
    } finally {
      for (const [name, descriptor] of Object.entries(originals))
        if (/^(create|delete)(Texture|Framebuffer|Buffer|Program)$/.test(name))
          Object.defineProperty(gl, name, descriptor);
    }
  },
);

test.each([0, 0.35, 0.6])(
  'a needle turned by %f rad stands out of muscle as core/imaging says',
  async (angleRad) => {
    const canvas = document.createElement('canvas');
    const region = phantomOf('muscle', [piece('muscle', 'muscle', below(0))]);
    const scanner = await Scanner.create({ canvas, region, probe: linear38, tier: tiers.medium });
    scanner.setLaboratory({ raw: true, targets: [] });
    const shaft = { model: needles['18G'], x: -8, depth: 20 + 8 * Math.tan(angleRad), angleRad };
    // The shaft crosses the middle of the image at 20 mm; its front wall lies 0.6 mm above that.
    const seen = (await frameOf(scanner, viewAt({ needle: shaft }), tiers.medium)).patch(-0.4, 0.4, 17, 21);
    const muscle = (await frameOf(scanner, viewAt(), tiers.medium)).patch(-18, 18, 18.5, 20);
    scanner.dispose();
    const power = muscle.reduce((sum, v) => sum + v * v, 0) / muscle.length;
    const measured = 20 * Math.log10(Math.max(...seen)) - 10 * Math.log10(power);
    const wanted = NEEDLE_PEAK_DB + needleEchoDb(angleRad, 'plain');
    // The shaft's echo and the speckle around it add with any phase: 8 dB above it that is +2.9 or -4.4 dB.
    expect(Math.abs(measured - wanted)).toBeLessThan(4.5);
  },
);
