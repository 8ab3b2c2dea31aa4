import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Anatomy } from '../../src/core/anatomy/anatomy';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { inSet } from '../../src/core/anatomy/structureSet';
import { fieldOf } from '../../src/core/imaging/fan';
import { needleEchoDb } from '../../src/core/imaging/needleEcho';
import { NEEDLE_PEAK_DB } from '../../src/core/imaging/visibility';
import { needles } from '../../src/core/instruments/needle';
import { linear38 } from '../../src/core/instruments/probe';
import { activeStructures } from '../../src/ultrasound/active';
import { Scanner } from '../../src/ultrasound/scanner';
import { toHalf } from '../../src/ultrasound/tables';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { below, frameOf, phantomOf, piece, viewAt } from '../physics/bench';

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
    const canvas = document.createElement('canvas');
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
            // Another's context may still be on its way out.
            if (this.canvas === canvas && (verb === 'create' || thing)) alive[kind] += change;
            return Reflect.apply(original, this, verb === 'create' ? [] : [thing]);
          },
        });
      }
    }
    try {
      const scanner = await Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low });
      scanner.draw(fossa());
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
