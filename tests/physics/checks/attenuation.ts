import type { TissueId } from '../../../src/core/anatomy/tissue';
import { linear38, type Probe } from '../../../src/core/instruments/probe';
import { below, blockOf, type Frame, phantomOf, piece, viewAt } from '../bench';
import { type Bench, between, type Check, type Figure } from '../check';
import type { MutantId } from '../mutants.mjs';
import { mean, powerDb, slope } from '../statistics';
import { echoLossDb, lossAtDb, narrowSlopeDb, shown, TISSUE, type TissueName, twoWayPerMHz } from '../theory';

/** Levels of speckle by the depth at which they are shown, over eight planes. */
async function fallOf(
  bench: Bench,
  tissue: TissueId,
  probe: Probe,
  [from, to]: readonly [number, number],
): Promise<readonly (readonly [depth: number, level: number])[]> {
  const setup = await bench.scan(blockOf(tissue), undefined, undefined, probe);
  const frames: Frame[] = [];
  for (const z of [0, 3, 6, 9, 12, 15, 18, 21]) frames.push(await setup.frame(viewAt({ z })));
  return Array.from({ length: to - from }, (_, i) => {
    const depth = from + i;
    return [depth + 0.5, powerDb(frames.flatMap((f) => f.patch(-18, 18, depth, depth + 1)))] as const;
  });
}

/** Of the two frequencies, the lower is as far from the probe's own as its knob goes. */
const FREQUENCIES = [5, 7.6] as const;

/** Speckle dies with depth as the pulse does: a long one at 2 alpha f, a short one by less, for its centre falls. */
const fall = (tissue: TissueId & TissueName, mutant: MutantId): Check => ({
  id: `attenuation-${tissue}`,
  mutants: [mutant],
  async measure(bench) {
    const name = tissue === 'vein' ? 'blood' : tissue;
    const figures: Figure[] = [];
    for (const centreMHz of FREQUENCIES) {
      // A band of 8 %: the centre falls by 0.02 MHz over 30 mm of muscle, which spares 0.1 % of the loss.
      const long = await fallOf(
        bench,
        tissue,
        { ...linear38, centreMHz, fractionalBandwidth: 0.08 },
        [5, 37],
      );
      const narrow = -narrowSlopeDb(tissue, centreMHz);
      figures.push({
        id: `attenuation-${tissue}.narrow-${centreMHz}`,
        what: `fall of the level in ${name}, 5 to 37 mm, narrow band of ${centreMHz} MHz`,
        measured: slope(long),
        expected: narrow,
        tolerance: -0.03 * narrow,
        unit: 'dB/mm',
      });
      const bandwidth = linear38.fractionalBandwidth;
      const short = await fallOf(bench, tissue, { ...linear38, centreMHz }, [7, 33]);
      const wanted = slope(short.map(([d]) => [d, -lossAtDb(tissue, d, { centreMHz, bandwidth })]));
      figures.push({
        id: `attenuation-${tissue}.full-${centreMHz}`,
        what: `fall of the level in ${name}, 7 to 33 mm, full band of ${centreMHz} MHz`,
        measured: slope(short),
        expected: wanted,
        // Each level averages about 2000 cells: 0.1 dB, over 26 mm less than 0.01 dB/mm.
        tolerance: -0.05 * wanted,
        unit: 'dB/mm',
      });
    }
    return figures;
  },
});

export const attenuations: readonly Check[] = [
  fall('muscle', 'attenuation of muscle'),
  fall('fat', 'attenuation of fat'),
  fall('vein', 'attenuation of blood'),
];

/** Tissue below fluid is brighter by what the fluid did not take. */
export const enhancement: Check = {
  id: 'enhancement',
  mutants: ['attenuation of muscle'],
  async measure(bench) {
    const cyst = piece('cyst', 'synovialFluid', {
      op: 'capsule',
      from: [0, -11.5, -200],
      to: [0, -11.5, 200],
      radius: 7.5,
    });
    const setup = await bench.scan(phantomOf('cyst', [piece('muscle', 'muscle', below(0)), cyst]));
    const under: number[] = [];
    const beside: number[] = [];
    for (let z = 0; z < 60; z += 3) {
      const frame = await setup.frame(viewAt({ z }));
      under.push(...frame.patch(-0.6, 0.6, 22, 26));
      beside.push(...frame.patch(-17, -9, 22, 26), ...frame.patch(9, 17, 22, 26));
    }
    // On the axis 15 mm of muscle are replaced by fluid; both crossings of the wall (R = 0.05) cost 0.04 dB.
    const { muscle, synovialFluid } = TISSUE;
    const whole = twoWayPerMHz(muscle.alpha, muscle.exponent, 24);
    const spared =
      twoWayPerMHz(muscle.alpha, muscle.exponent, 15) -
      twoWayPerMHz(synovialFluid.alpha, synovialFluid.exponent, 15);
    return [
      {
        id: 'enhancement.15',
        what: 'tissue below a cyst of 15 mm against tissue beside it',
        measured: powerDb(under) - powerDb(beside),
        expected: echoLossDb(whole) - echoLossDb(whole - spared),
        tolerance: 1,
        unit: 'dB',
      },
    ];
  },
};

/** The inside of a small cyst is dark, but filled by side lobes. */
export const contrast: Check = {
  id: 'contrast',
  mutants: ['backscatter of fluid'],
  async measure(bench) {
    const cyst = piece('cyst', 'synovialFluid', {
      op: 'capsule',
      from: [0, -20, -200],
      to: [0, -20, 200],
      radius: 3,
    });
    const setup = await bench.scan(phantomOf('cyst', [piece('muscle', 'muscle', below(0)), cyst]));
    const inside: number[] = [];
    const haze: number[] = [];
    const beside: number[] = [];
    for (let z = 0; z < 24; z += 3) {
      const frame = await setup.frame(viewAt({ z }));
      inside.push(...frame.patch(-1, 1, 19, 21));
      // Inside the walls at its sides, out of reach of the main lobe: 0.42 mm wide at half amplitude here, a Gaussian, it has fallen by
      // 20 log 2^(-4 (0.8 / 0.42)^2) = -87 dB at 0.8 mm.
      for (const x of [-2.2, 2]) haze.push(...frame.patch(x, x + 0.2, 19.7, 20.3));
      beside.push(...frame.patch(-15, -6, 19, 21), ...frame.patch(6, 15, 19, 21));
    }
    return [
      {
        id: 'contrast.3',
        what: 'middle of a cyst of 3 mm radius against muscle beside it',
        measured: 20 * Math.log10(mean(inside) / mean(beside)),
        // PyMUST without attenuation: -37.7 dB with even weights, -41.5 dB with Hann's.
        expected: -39.6,
        tolerance: 4,
        unit: 'dB',
      },
      {
        id: 'contrast.haze',
        what: 'side lobes 0.8 to 1 mm inside its walls against its middle',
        measured: 20 * Math.log10(mean(haze) / mean(inside)),
        // Nearer to the muscle they are stronger, and still far below it.
        ...between(1, 15),
        unit: 'dB',
      },
    ];
  },
};

/** A soft deposit throws the shadow that its attenuation and its two walls make. */
export const deposit: Check = {
  id: 'deposit',
  mutants: ['attenuation of a deposit'],
  async measure(bench) {
    const thick = 6;
    const lump = piece('deposit', 'calcificationFragmented', {
      op: 'box',
      at: [0, -10 - thick / 2, 0],
      half: [8, thick / 2, 200],
      rounding: 0,
    });
    const setup = await bench.scan(phantomOf('deposit', [piece('muscle', 'muscle', below(0)), lump]));
    const { muscle, calcificationFragmented: chalk } = TISSUE;
    // The same true depths, 20 to 23 mm, below the deposit and beside it.
    const under = (d: number): number => shown(d - thick, muscle.speed) + shown(thick, chalk.speed);
    const [dark, bright]: [number[], number[]] = [[], []];
    for (const z of [0, 4, 8, 12]) {
      const frame = await setup.frame(viewAt({ z }));
      dark.push(...frame.patch(-4, 4, under(20), under(23)));
      for (const x of [-18, 13])
        bright.push(...frame.patch(x, x + 5, shown(20, muscle.speed), shown(23, muscle.speed)));
    }
    const perMHz = (length: number): number => twoWayPerMHz(muscle.alpha, muscle.exponent, length);
    const [z1, z2] = [muscle.speed * muscle.density, chalk.speed * chalk.density];
    const crossing = 10 * Math.log10((1 - ((z2 - z1) / (z2 + z1)) ** 2) ** 2);
    const below_ = echoLossDb(perMHz(21.5 - thick) + twoWayPerMHz(chalk.alpha, chalk.exponent, thick));
    return [
      {
        id: 'deposit.shadow',
        what: 'muscle below a fragmented deposit of 6 mm against muscle beside it',
        measured: powerDb(dark) - powerDb(bright),
        // Each of the two walls is crossed twice and lets 1 - R^2 of the amplitude come back.
        expected: echoLossDb(perMHz(21.5)) - below_ + 2 * crossing,
        tolerance: 1,
        unit: 'dB',
      },
    ];
  },
};
