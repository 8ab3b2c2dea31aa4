import { afterAll, afterEach, expect, test } from 'vitest';
import { needles } from '../../src/core/instruments/needle';
import type { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import { below, frameOf, phantomOf, piece, scannerOf, viewAt } from './bench';
import {
  AXIAL_FWHM,
  correlation,
  deviation,
  echoLossDb,
  fullWidth,
  LATERAL_FWHM,
  mean,
  NEEDLE_DB,
  RAYLEIGH_SNR,
  slope,
  twoWayPerMHz,
} from './theory';

/** Rows of the table that `npm run physics` prints. */
const table: { readonly quantity: string; readonly theory: string; readonly measured: string }[] = [];
const note = (quantity: string, theory: number | string, measured: number, unit = ''): void => {
  const expected = typeof theory === 'string' ? theory : `${theory.toFixed(3)}${unit}`;
  table.push({ quantity, theory: expected, measured: `${measured.toFixed(3)}${unit}` });
};
afterAll(() => {
  const width = Math.max(...table.map((r) => r.quantity.length));
  const line = (a: string, b: string, c: string): string =>
    `${a.padEnd(width)}  ${b.padStart(14)}  ${c.padStart(14)}`;
  console.log(
    [
      line('quantity', 'theory', 'measured'),
      ...table.map((r) => line(r.quantity, r.theory, r.measured)),
    ].join('\n'),
  );
});

let scanner: Scanner | undefined;
afterEach(() => {
  scanner?.dispose();
  scanner = undefined;
});

const db = (ratio: number): number => 20 * Math.log10(ratio);

/** Blood is the nearest to a gel in the table: even speckle, little attenuation (0.21 dB/cm/MHz). */
const gel = phantomOf('gel', [piece('gel', 'vein', below(0))]);
const muscle = phantomOf('muscle', [piece('muscle', 'muscle', below(0))]);
/** Attenuation at 1 MHz and its exponent, of the table's rows that stand in these phantoms. */
const ALPHA = { vein: [0.21, 1.05], muscle: [0.62, 1.08], fluid: [0.03, 1] } as const;

test('speckle is fully developed: mean over deviation of the envelope', async () => {
  scanner = await scannerOf(gel);
  scanner.setLaboratory({ raw: true, targets: [] });
  const all: number[] = [];
  const singles: number[] = [];
  for (const z of [0, 5]) {
    const frame = await frameOf(scanner, viewAt({ z }));
    for (const x of [-16, -6, 4]) {
      for (const depth of [9, 15, 25, 31]) {
        // 4 mm x 12 mm; the slope of attenuation over the patch is taken out, as a machine's TGC does.
        const patch: number[] = [];
        for (let d = depth; d < depth + 4; d += frame.spacing) {
          const gain = 10 ** (echoLossDb(twoWayPerMHz(...ALPHA.vein, d)) / 20);
          for (const v of frame.patch(x, x + 12, d, d)) patch.push(v * gain);
        }
        singles.push(mean(patch) / deviation(patch));
        const m = mean(patch);
        for (const v of patch) all.push(v / m);
      }
    }
  }
  const pooled = mean(all) / deviation(all);
  note('speckle SNR, 24 patches', RAYLEIGH_SNR, pooled);
  // PyMUST itself gives 1.78 to 1.90 a patch; 24 patches of some 500 cells leave +- 0.02.
  expect(pooled).toBeGreaterThan(1.82);
  expect(pooled).toBeLessThan(1.94);
  for (const s of singles) {
    expect(s).toBeGreaterThan(1.75);
    expect(s).toBeLessThan(2.05);
  }
});

test('a point is as wide as pulse and aperture make it', async () => {
  scanner = await scannerOf(phantomOf('water', [piece('water', 'synovialFluid', below(0))]));
  const depths = [...LATERAL_FWHM.keys()];
  const targets = depths.map((depth, i) => ({ lateral: -15 + 6 * i, depth, elevation: 0, amplitude: 300 }));
  scanner.setLaboratory({ raw: true, targets });
  const frame = await frameOf(scanner, viewAt());
  for (const { lateral, depth } of targets) {
    const beam = Math.round((lateral + 19.2) / frame.pitch - 0.5);
    const sample = Math.round(depth / frame.spacing - 0.5);
    const span = Array.from({ length: 41 }, (_, k) => k - 20);
    const across = fullWidth(span.map((k) => frame.at(beam + k, sample))) * frame.pitch;
    const along = fullWidth(span.map((k) => frame.at(beam, sample + k))) * frame.spacing;
    const wanted = LATERAL_FWHM.get(depth) ?? 0;
    note(`lateral width at ${depth} mm`, wanted, across, ' mm');
    note(`axial width at ${depth} mm`, AXIAL_FWHM, along, ' mm');
    expect(Math.abs(across / wanted - 1)).toBeLessThan(0.12);
    expect(Math.abs(along / AXIAL_FWHM - 1)).toBeLessThan(0.12);
  }
});

test('speckle dies with depth as the pulse does, its centre falling', async () => {
  scanner = await scannerOf(muscle);
  scanner.setLaboratory({ raw: true, targets: [] });
  const levels: [number, number][] = [];
  const wanted: [number, number][] = [];
  const frames = [];
  for (const z of [0, 3, 6, 9]) frames.push(await frameOf(scanner, viewAt({ z })));
  for (let depth = 7; depth < 33; depth += 1) {
    const power = mean(frames.flatMap((f) => f.patch(-18, 18, depth, depth + 1).map((v) => v * v)));
    levels.push([depth + 0.5, 10 * Math.log10(power)]);
    wanted.push([depth + 0.5, -echoLossDb(twoWayPerMHz(...ALPHA.muscle, depth + 0.5))]);
  }
  note('attenuation in muscle, 7 to 33 mm', slope(wanted), slope(levels), ' dB/mm');
  // Each level averages about 1000 cells: 0.14 dB, over 26 mm less than 0.01 dB/mm.
  expect(Math.abs(slope(levels) - slope(wanted))).toBeLessThan(0.02);
});

test('tissue below 10 mm of fluid is brighter by what the fluid did not take', async () => {
  const cyst = piece('cyst', 'synovialFluid', {
    op: 'capsule',
    from: [0, -14, -200],
    to: [0, -14, 200],
    radius: 5,
  });
  scanner = await scannerOf(phantomOf('cyst', [piece('muscle', 'muscle', below(0)), cyst]));
  scanner.setLaboratory({ raw: true, targets: [] });
  const under: number[] = [];
  const beside: number[] = [];
  for (let z = 0; z < 60; z += 3) {
    const frame = await frameOf(scanner, viewAt({ z }));
    under.push(...frame.patch(-0.6, 0.6, 22, 26).map((v) => v * v));
    beside.push(...frame.patch(-17, -9, 22, 26).map((v) => v * v));
    beside.push(...frame.patch(9, 17, 22, 26).map((v) => v * v));
  }
  const measured = 10 * Math.log10(mean(under) / mean(beside));
  // On the axis 10 mm of muscle are replaced by fluid; both crossings of the wall (R = 0.05) cost 0.04 dB.
  const whole = twoWayPerMHz(...ALPHA.muscle, 24);
  const spared = twoWayPerMHz(...ALPHA.muscle, 10) - twoWayPerMHz(...ALPHA.fluid, 10);
  const theory = echoLossDb(whole) - echoLossDb(whole - spared);
  note('enhancement below a 10 mm cyst', theory, measured, ' dB');
  expect(Math.abs(measured - theory)).toBeLessThan(1);
});

test('speckle moves with the tissue and does not boil', async () => {
  scanner = await scannerOf(gel);
  scanner.setLaboratory({ raw: true, targets: [] });
  const half = 38.4 / 256 / 2;
  const still = await frameOf(scanner, viewAt());
  const slid = await frameOf(scanner, viewAt({ x: half }));
  const far = await frameOf(scanner, viewAt({ z: 3 }));
  const a: number[] = [];
  const b: number[] = [];
  const other: number[] = [];
  for (let s = 200; s < 900; s += 3) {
    // The slope of attenuation would correlate any two frames: it is taken out.
    const gain = 10 ** (echoLossDb(twoWayPerMHz(...ALPHA.vein, (s + 0.5) * still.spacing)) / 20);
    for (let beam = 10; beam < 246; beam++) {
      // The slid frame's beam lies half a line further, between four beams of the still one by a cubic.
      const at = (k: number): number => still.at(beam + k, s);
      a.push((gain * (9 * (at(0) + at(1)) - at(-1) - at(2))) / 16);
      b.push(gain * slid.at(beam, s));
      other.push(gain * far.at(beam, s));
    }
  }
  const c = correlation(a, b);
  note('correlation after half a line', 1, c);
  expect(c).toBeGreaterThan(0.95);
  // A plane 3 mm away holds other scatterers: 3 mm is five cells of the lattice across the plane.
  note('correlation of planes 3 mm apart', 0, correlation(b, other));
  expect(Math.abs(correlation(b, other))).toBeLessThan(0.05);
});

test('the level of speckle is that of the tissue: on every tier, wherever the probe stands', async () => {
  const means: number[] = [];
  for (const tier of [tiers.high, tiers.medium, tiers.low]) {
    scanner = await scannerOf(gel, tier);
    scanner.setLaboratory({ raw: true, targets: [] });
    const levels: number[] = [];
    // Eight places over 0.48 mm, more than a line of the coarsest tier.
    for (let k = 0; k < 8; k++) {
      const frame = await frameOf(scanner, viewAt({ x: 0.06 * k }), tier);
      levels.push(10 * Math.log10(mean(frame.patch(-18, 18, 10, 16).map((v) => v * v))));
    }
    note(`pulsing of the level on a slide, ${tier.id}`, 0, Math.max(...levels) - Math.min(...levels), ' dB');
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.3);
    means.push(mean(levels));
    scanner.dispose();
    scanner = undefined;
  }
  const [high = 0] = means;
  // Blood stands 22 dB below muscle, whose speckle has mean square 1; power falls evenly enough over 6 mm to take its middle.
  const theory = -22 - echoLossDb(twoWayPerMHz(...ALPHA.vein, 13));
  note('level of blood at 13 mm', theory, high, ' dB');
  for (const m of means) expect(Math.abs(m - theory)).toBeLessThan(1);
});

test('nothing is heard from behind bone', async () => {
  const bone = piece('bone', 'bone', { op: 'capsule', from: [0, -20, -200], to: [0, -20, 200], radius: 5 });
  scanner = await scannerOf(phantomOf('bone', [piece('muscle', 'muscle', below(0)), bone]));
  scanner.setLaboratory({ raw: true, targets: [] });
  const frame = await frameOf(scanner, viewAt());
  const shadow = mean(frame.patch(-2, 2, 27, 35));
  const beside = mean(frame.patch(-17, -12, 27, 35));
  const surface = Math.max(...frame.patch(-0.5, 0.5, 14, 16));
  const above = mean(frame.patch(-2, 2, 11, 14));
  note('shadow of bone against its surroundings', 'below -25 dB', db(shadow / beside), ' dB');
  note('bone against muscle above', '31 to 46 dB', db(surface / above), ' dB');
  expect(db(shadow / beside)).toBeLessThan(-25);
  // In vivo an aponeurosis (R = -18 dB) peaks 31 dB above muscle; bone (R = -4.6 dB) is at most as much brighter.
  expect(db(surface / above)).toBeGreaterThan(31);
  expect(db(surface / above)).toBeLessThan(46);
});

test('a needle fades as it turns from the face', async () => {
  scanner = await scannerOf(phantomOf('water', [piece('water', 'synovialFluid', below(0))]));
  scanner.setLaboratory({ raw: true, targets: [] });
  let flat = 0;
  for (const [degrees, wanted] of NEEDLE_DB) {
    const angleRad = (degrees * Math.PI) / 180;
    const frame = await frameOf(
      scanner,
      viewAt({ needle: { model: needles['18G'], x: -8, depth: 20 + 8 * Math.tan(angleRad), angleRad } }),
    );
    // The shaft crosses the middle of the image at 20 mm, 8 mm away from the tip's own echo.
    const peak = Math.max(...frame.patch(-0.5, 0.5, 17, 22));
    if (degrees === 0) flat = peak;
    const measured = db(peak / flat);
    note(`needle at ${degrees} degrees`, wanted, measured, ' dB');
    expect(Math.abs(measured - wanted)).toBeLessThan(degrees <= 15 ? 3 : 6);
  }
});
