import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fatHaze, strayVariance } from '../../src/core/imaging/aberration';
import { anisotropyDb, downshift, reflection } from '../../src/core/imaging/acoustics';
import {
  acrossFactor,
  sliceSigma,
  sliceThickness,
  sliceWeight,
  wavelength,
} from '../../src/core/imaging/beam';
import { beamAt, beamPoint } from '../../src/core/imaging/fan';
import { tgcAt } from '../../src/core/imaging/machine';
import { needleEchoDb } from '../../src/core/imaging/needleEcho';
import {
  FWHM_PER_SIGMA,
  focusGainDb,
  lateralWidth,
  responseOf,
  spectralSigmaMHz,
} from '../../src/core/imaging/pulse';
import { disorderedAmplitude, slantTransmission, turnRad } from '../../src/core/imaging/refraction';
import type { NeedleSurface } from '../../src/core/instruments/needle';
import { linear38, probes } from '../../src/core/instruments/probe';
import { amplitudeOfDb } from '../../src/core/math/functions';
import { ABERRATION_GLSL } from '../../src/ultrasound/glsl/aberration';
import { ACOUSTICS_GLSL } from '../../src/ultrasound/glsl/acoustics';
import { FAN_GLSL } from '../../src/ultrasound/glsl/beam';
import { NEEDLE_GLSL } from '../../src/ultrasound/glsl/needle';
import { ANISOTROPY_GLSL } from '../../src/ultrasound/glsl/patterns';
import { REFRACTION_GLSL } from '../../src/ultrasound/glsl/refraction';
import { RESPONSE_GLSL } from '../../src/ultrasound/glsl/response';
import { ROUGH_GLSL } from '../../src/ultrasound/glsl/rough';
import { SLICE_GLSL } from '../../src/ultrasound/glsl/slice';
import { needleCurve } from '../../src/ultrasound/inputs';
import { SLIDERS_GLSL } from '../../src/ultrasound/passes/envelope';
import { fanOf } from '../../src/ultrasound/uniforms';
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
  test('what fat adds to a beam', () => {
    // point.x is from 0 to 50: fat of 0 to 25 mm, and a depth below it.
    expect(
      worst(ABERRATION_GLSL, 'strayVariance(0.5 * point.x, 0.5 * point.x + point.y)', (x, y) =>
        strayVariance(0.5 * x, 0.5 * x + y),
      ),
    ).toBeLessThan(1e-5);
    expect(
      worst(ABERRATION_GLSL, 'fatHaze(0.5 * point.x, 0.5 * point.x + 4.0 * point.y)', (x, y) =>
        fatHaze(0.5 * x, 0.5 * x + 4 * y),
      ),
    ).toBeLessThan(1e-5);
  });
  test('what disorder leaves', () => {
    expect(worst(REFRACTION_GLSL, 'disorderedAmplitude(point.x)', disorderedAmplitude)).toBeLessThan(1e-6);
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
  test('profile of the slice, and how fine speckle is across it', () => {
    const { elevationHeight, elevationFocus } = linear38;
    const lens = [elevationHeight, elevationFocus, wavelength(linear38)].map(literal).join(', ');
    const slice = fixed(SLICE_GLSL, { uSlice: `vec3(${lens})` });
    const weight = (x: number, y: number): number => sliceWeight(linear38, y - 3, x);
    expect(worst(slice, 'sliceSigma(point.x)', (x) => sliceSigma(linear38, x))).toBeLessThan(1e-5);
    expect(worst(slice, 'sliceWeight(point.y - 3.0, point.x)', weight)).toBeLessThan(1e-5);
    expect(worst(slice, 'acrossFactor(point.x)', (x) => acrossFactor(linear38, x))).toBe(0);
  });
  test('echo of tissue by the rise of its fibres', () => {
    for (const width of [0.061, 0.157, 0.262])
      expect(
        worst(ANISOTROPY_GLSL, `anisotropyOf(0.02 * point.x, ${literal(width)})`, (x) =>
          amplitudeOfDb(anisotropyDb(0.02 * x, width)),
        ),
      ).toBeLessThan(1e-5);
  });
  /** GLSL with a curve of a surface written into it. */
  const withCurve = (source: string, name: string, surface: NeedleSurface): string => {
    const packed = Array.from(needleCurve(surface), literal);
    const quads = Array.from({ length: 16 }, (_, i) => `vec4(${packed.slice(4 * i, 4 * i + 4).join(', ')})`);
    return source.replace(
      new RegExp(`uniform vec4 ${name}.*`),
      `const vec4 ${name}[16] = vec4[16](${quads.join(', ')});`,
    );
  };
  // GLSL promises no more than 2^-11 of an arc's angle, and the curves fall by 7 dB a degree at most, along which the shader goes straight
  // from degree to degree.
  test.each(['smooth', 'plain', 'dimpled', 'coated'] as const)(
    'echo of a %s needle by its angle',
    (surface) => {
      // No more than the function: the rest of the file asks for the beam.
      const source = /uniform vec4 uNeedleCurve[\s\S]*?\n}/.exec(NEEDLE_GLSL)?.[0] ?? '';
      const twin = (x: number): number => needleEchoDb(Math.asin(Math.min(0.017 * x, 0.88)), surface);
      expect(
        worst(withCurve(source, 'uNeedleCurve', surface), 'needleDb(min(0.017 * point.x, 0.88))', twin),
      ).toBeLessThan(0.05);
    },
  );
  test('echo of an interface by its angle', () => {
    const twin = (x: number): number => needleEchoDb(Math.atan(0.036 * x), 'plain');
    expect(worst(withCurve(ROUGH_GLSL, 'uRough', 'plain'), 'roughDb(0.036 * point.x)', twin)).toBeLessThan(
      0.05,
    );
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
