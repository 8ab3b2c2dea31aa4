import { tiers } from '../../../src/ultrasound/tier';
import { blockOf, type Frame, viewAt } from '../bench';
import { between, type Check, type Figure, type Setup } from '../check';
import type { MutantId } from '../mutants.mjs';
import { correlation, mean, powerDb } from '../statistics';
import { AXIAL_FWHM, ELEVATIONAL_CORRELATION, LATERAL_FWHM, lossAtDb, stretchedSlide } from '../theory';

/** Levels of the same samples of two frames, the slope of attenuation taken out: it would correlate any two. */
function alike(a: Frame, b: Frame, z0: number, z1: number): number {
  const flat = (f: Frame): number[] => {
    const out: number[] = [];
    for (let z = z0; z < z1; z += f.spacing) {
      const gain = 10 ** (lossAtDb('vein', z) / 20);
      for (const v of f.patch(-17, 17, z, z)) out.push(v * gain);
    }
    return out;
  };
  return correlation(flat(a), flat(b));
}

/**
 * Speckle moves with the tissue and does not boil. No constant alone, moved by 20 %, makes it: the lattice would have to be finer than
 * the lines by a third.
 */
async function boiling(setup: Setup): Promise<readonly Figure[]> {
  const half = 38.4 / 256 / 2;
  const still = await setup.frame(viewAt());
  const slid = await setup.frame(viewAt({ x: half }));
  const far = await setup.frame(viewAt({ z: 3 }));
  const a: number[] = [];
  const b: number[] = [];
  for (let s = 200; s < 900; s += 3) {
    const gain = 10 ** (lossAtDb('vein', (s + 0.5) * still.spacing) / 20);
    for (let beam = 10; beam < 246; beam++) {
      // The slid frame's beam lies half a line further, between four beams of the still one by a cubic.
      const at = (k: number): number => still.at(beam + k, s);
      a.push((gain * (9 * (at(0) + at(1)) - at(-1) - at(2))) / 16);
      b.push(gain * slid.at(beam, s));
    }
  }
  return [
    {
      id: 'slide-lateral.half-line',
      what: 'correlation after a slide by half a line, registered again',
      measured: correlation(a, b),
      ...between(0.95, 1),
      unit: '',
    },
    {
      id: 'slide-lateral.far',
      what: 'correlation of planes 3 mm apart',
      measured: alike(still, far, 9, 34),
      expected: 0,
      tolerance: 0.05,
      unit: '',
    },
  ];
}

/** Speckle changes under a probe that slides along an axis of the image as fast as the response is wide there. */
const slide = (way: 'lateral' | 'axial', fullWidth: number, mutant: MutantId): Check => ({
  id: `slide-${way}`,
  mutants: [mutant],
  async measure(bench) {
    const setup = await bench.scan(blockOf('vein'));
    const still = await setup.frame(viewAt());
    const found: number[] = [1];
    for (let tenth = 1; tenth <= 10; tenth++) {
      const d = tenth * 0.1 * fullWidth;
      const moved = await setup.frame(viewAt(way === 'lateral' ? { x: d } : { y: -d }));
      found.push(alike(still, moved, 28, 36));
    }
    return [
      ...(way === 'lateral' ? await boiling(setup) : []),
      ...[2, 4, 6, 8].map(
        (tenth): Figure => ({
          id: `slide-${way}.${tenth}`,
          what: `correlation after a ${way} slide by ${tenth} tenths of the response's width`,
          measured: found[tenth] ?? 0,
          // The envelope of a Gaussian field correlates as the square of the field: exp(-4 ln 2 (d / w)^2) for a response of width w.
          expected: Math.exp(-4 * Math.LN2 * (tenth / 10) ** 2),
          tolerance: 0.1,
          unit: '',
        }),
      ),
      {
        id: `slide-${way}.rise`,
        what: `largest rise in ten ${way} steps of a tenth`,
        measured: Math.max(...found.slice(1).map((v, i) => v - (found[i] ?? 0))),
        ...between(-1, 0),
        unit: '',
      },
    ];
  },
});

export const slides: readonly Check[] = [
  slide('lateral', mean([LATERAL_FWHM.get(30) ?? 0, LATERAL_FWHM.get(35) ?? 0]), 'beam width'),
  slide('axial', AXIAL_FWHM, 'pulse length'),
];

/** Across the plane speckle changes as PyMUST's does: not as the slice is thick. */
export const slideAcross: Check = {
  id: 'slide-elevational',
  mutants: ['lattice across the plane', 'lattice near the face'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('vein'));
    // Four phases of the lattice, whose cells are 0.62 mm: noise read near a cell's middle changes more slowly than between two.
    const places = [0, 3.255, 6.51, 9.765];
    const frames = new Map<number, Frame>();
    const at = async (z: number): Promise<Frame> => {
      const frame = frames.get(z) ?? (await setup.frame(viewAt({ z, depth: 50 })));
      frames.set(z, frame);
      return frame;
    };
    const figures: Figure[] = [];
    const elsewhere = ([8, 40] as const).flatMap((depth) =>
      ELEVATIONAL_CORRELATION.filter(([d]) => d === 18).map(
        ([, moved, value]) => [depth, stretchedSlide(depth, moved), value] as const,
      ),
    );
    for (const [depth, moved, expected] of [...ELEVATIONAL_CORRELATION, ...elsewhere]) {
      const pairs: number[] = [];
      for (const z of places) pairs.push(alike(await at(z), await at(z + moved), depth - 2, depth + 2));
      figures.push({
        id: `slide-elevational.${depth}-${moved.toFixed(2)}`,
        what: `correlation at ${depth} mm after a slide of ${moved.toFixed(2)} mm across the plane`,
        measured: mean(pairs),
        expected,
        tolerance: 0.12,
        unit: '',
      });
    }
    return figures;
  },
};

/** A probe that is held still sees the same picture but for noise. */
export const still: Check = {
  id: 'still',
  mutants: ['electronic noise'],
  async measure(bench) {
    const raw = await bench.scan(blockOf('vein'));
    const [a, b] = [await raw.frame(viewAt({ tick: 1 })), await raw.frame(viewAt({ tick: 300 }))];
    const used = await bench.scan(blockOf('muscle'), null);
    const [c, d] = [await used.frame(viewAt({ tick: 1 })), await used.frame(viewAt({ tick: 300 }))];
    const change: number[] = [];
    c.echo.forEach((v, i) => {
      const depth = (Math.floor(i / c.beams) + 0.5) * c.spacing;
      if (depth > 6 && depth < 8) change.push(v - (d.echo[i] ?? 0));
    });
    // White noise through the response: of its power p q / (4 pi s t) is left, p and q the pitches of beams and samples, s and t the
    // standard deviations of the response across and along. Of the noise of two frames the half is in step with the echo, and moves its
    // magnitude; muscle is far stronger.
    const [across, along] = [(LATERAL_FWHM.get(10) ?? 0) / 2.3548, AXIAL_FWHM / 2.3548];
    const kept = (c.pitch * c.spacing) / (4 * Math.PI * across * along);
    return [
      {
        id: 'still.without-noise',
        what: 'largest difference of two frames of a still probe, noise switched off',
        measured: a.echo.reduce((most, v, i) => Math.max(most, Math.abs(v - (b.echo[i] ?? 0))), 0),
        expected: 0,
        tolerance: 0,
        unit: '',
      },
      {
        id: 'still.noise',
        what: 'power of the difference of two frames of a still probe at 7 mm, noise on',
        measured: powerDb(change),
        // Printed as 38 dB below muscle a sample.
        expected: -38 + 10 * Math.log10(kept),
        tolerance: 3,
        unit: 'dB',
      },
    ];
  },
};

/** The level of speckle is that of the tissue: on every tier, wherever the probe stands. */
export const level: Check = {
  id: 'level',
  mutants: ['backscatter of blood'],
  async measure(bench) {
    const figures: Figure[] = [];
    for (const tier of [tiers.high, tiers.medium, tiers.low]) {
      const setup = await bench.scan(blockOf('vein'), { raw: true, targets: [] }, tier);
      const levels: number[] = [];
      // Eight places over 0.48 mm, more than a line of the coarsest tier.
      for (let k = 0; k < 8; k++)
        levels.push(powerDb((await setup.frame(viewAt({ x: 0.06 * k }))).patch(-18, 18, 10, 16)));
      figures.push(
        {
          id: `level.pulsing-${tier.id}`,
          what: `pulsing of the level on a slide, ${tier.id} tier`,
          measured: Math.max(...levels) - Math.min(...levels),
          ...between(0, 0.3),
          unit: 'dB',
        },
        {
          id: `level.blood-${tier.id}`,
          what: `level of blood at 13 mm, ${tier.id} tier`,
          measured: mean(levels),
          // Blood stands 22 dB below muscle, whose speckle has mean square 1; over 6 mm power falls evenly enough to take the middle.
          expected: -22 - lossAtDb('vein', 13),
          tolerance: 1,
          unit: 'dB',
        },
      );
    }
    return figures;
  },
};
