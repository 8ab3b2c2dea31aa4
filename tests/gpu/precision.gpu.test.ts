import { expect, test } from 'vitest';
import type { Region } from '../../src/core/anatomy/region';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { defaultSettings } from '../../src/core/imaging/machine';
import { linear38 } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import { withoutExtensions } from './masked';

const FLOAT = 'EXT_color_buffer_float';
const HALF = 'EXT_color_buffer_half_float';
const LINEAR = 'OES_texture_float_linear';

interface Drawn {
  readonly precision: string;
  readonly grey: Uint8Array;
  readonly echo: Float32Array;
}

/** A frame of a region in a browser without some extensions. */
const drawnWithout = (masked: readonly string[], region: Region, quick = false): Promise<Drawn> =>
  withoutExtensions(masked, async () => {
    const world = new World(freeCase(region, 1, null), region);
    world.step([{ type: 'probe.place', x: 0, z: 0 }]);
    world.step([{ type: 'probe.press', newtons: 1 }]);
    const canvas = document.createElement('canvas');
    const view = world.view();
    const first = quick ? view : undefined;
    const scanner = await Scanner.create({ canvas, region, probe: linear38, tier: tiers.high, first });
    scanner.draw(view);
    const drawn = {
      precision: scanner.precision,
      grey: await scanner.readGrey(),
      echo: await scanner.readEcho(),
    };
    scanner.dispose();
    return drawn;
  });

/**
 * With 16 bits the place of a bent beam is off by up to 2.5 mm / 2^11 = 0.0012 mm, 1/32 of a sample, so that of each edge that a beam
 * crosses one sample in 32 may change sides: of some ten edges on each of 256 beams, 80 samples.
 */
const CHANGED = (10 * 256) / 32;

test('without linear filtering of floats, where tables hold 16 bits, samples are the same to a grey level but for some at edges', async () => {
  const whole = await drawnWithout([], popliteal);
  const without = await drawnWithout([LINEAR], popliteal);
  expect(without.precision).toBe('float');
  const off = whole.grey.filter((v, i) => Math.abs(v - (without.grey[i] ?? 255)) > 1).length;
  expect(off).toBeLessThan(CHANGED);
});

/** White is 35 dB over muscle's speckle and the range 66 dB: what lies below, in the shadow of bone, is black on both. */
const BLACK_DB = 35 - 66;

test.each([popliteal, shoulder])(
  '$id with half floats alone shows means within half a decibel, and 19 of 20 samples within one',
  async (region) => {
    const whole = await drawnWithout([], region);
    const half = await drawnWithout([FLOAT, LINEAR], region);
    expect([whole.precision, half.precision]).toEqual(['float', 'half']);
    const strip = whole.echo.length / 8;
    const level = ({ echo }: Drawn, k: number): number =>
      10 * Math.log10(echo.slice(k * strip, (k + 1) * strip).reduce((sum, e) => sum + e * e, 0) / strip);
    // An eighth of the depth each. Half floats lie 1/32 mm apart at 32 mm, a fifth of the pulse: walls move by less than that.
    const shown = [0, 1, 2, 3, 4, 5, 6, 7].filter((k) => level(whole, k) > BLACK_DB);
    for (const k of shown)
      expect(Math.abs(level(half, k) - level(whole, k)), `eighth ${k}`).toBeLessThan(0.5);
    expect(shown.length).toBeGreaterThan(5);
    const apart = [...whole.grey].map((v, i) => Math.abs(v - (half.grey[i] ?? 0))).sort((a, b) => a - b);
    const db = ((apart[Math.floor(0.95 * apart.length)] ?? Infinity) * defaultSettings.dynamicRangeDb) / 255;
    expect(db).toBeLessThan(1);
    // A geometry that the page worked out is rounded as that which the program wrote.
    const first = await drawnWithout([FLOAT, LINEAR], region, true);
    const off = first.grey.filter((v, i) => Math.abs(v - (half.grey[i] ?? 0)) > 2).length;
    expect(off).toBeLessThan(0.01 * first.grey.length);
    // Both are pictures: neither black nor white all over.
    expect(whole.grey.filter((v) => v > 20 && v < 250).length).toBeGreaterThan(whole.grey.length / 4);
  },
);

test('with neither the page gets one sentence that says what is missing', async () => {
  await expect(drawnWithout([FLOAT, HALF, LINEAR], popliteal)).rejects.toThrow(
    /neither EXT_color_buffer_float nor EXT_color_buffer_half_float/,
  );
});
