import type { TissueId } from '../../../src/core/anatomy/tissue';
import { below, blockOf, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check } from '../check';
import type { MutantId } from '../mutants.mjs';
import { mean, powerDb, slope } from '../statistics';
import { echoLossDb, lossAtDb, shown, TISSUE, type TissueName, twoWayPerMHz } from '../theory';

/** Speckle dies with depth as the pulse does, its centre falling. */
const fall = (tissue: TissueId & TissueName, mutant: MutantId): Check => ({
  id: `attenuation-${tissue}`,
  mutants: [mutant],
  async measure(bench) {
    const setup = await bench.scan(blockOf(tissue));
    const levels: [number, number][] = [];
    const wanted: [number, number][] = [];
    const frames: Frame[] = [];
    for (const z of [0, 3, 6, 9]) frames.push(await setup.frame(viewAt({ z })));
    for (let depth = 7; depth < 33; depth += 1) {
      levels.push([depth + 0.5, powerDb(frames.flatMap((f) => f.patch(-18, 18, depth, depth + 1)))]);
      wanted.push([depth + 0.5, -lossAtDb(tissue, depth + 0.5)]);
    }
    return [
      {
        id: `attenuation-${tissue}.slope`,
        what: `fall of the level in ${tissue === 'vein' ? 'blood' : tissue}, 7 to 33 mm`,
        measured: slope(levels),
        expected: slope(wanted),
        // Each level averages about 1000 cells: 0.14 dB, over 26 mm less than 0.01 dB/mm.
        tolerance: 0.02,
        unit: 'dB/mm',
      },
    ];
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
      from: [0, -14, -200],
      to: [0, -14, 200],
      radius: 5,
    });
    const setup = await bench.scan(phantomOf('cyst', [piece('muscle', 'muscle', below(0)), cyst]));
    const under: number[] = [];
    const beside: number[] = [];
    for (let z = 0; z < 60; z += 3) {
      const frame = await setup.frame(viewAt({ z }));
      under.push(...frame.patch(-0.6, 0.6, 22, 26));
      beside.push(...frame.patch(-17, -9, 22, 26), ...frame.patch(9, 17, 22, 26));
    }
    // On the axis 10 mm of muscle are replaced by fluid; both crossings of the wall (R = 0.05) cost 0.04 dB.
    const { muscle, synovialFluid } = TISSUE;
    const whole = twoWayPerMHz(muscle.alpha, muscle.exponent, 24);
    const spared =
      twoWayPerMHz(muscle.alpha, muscle.exponent, 10) -
      twoWayPerMHz(synovialFluid.alpha, synovialFluid.exponent, 10);
    return [
      {
        id: 'enhancement.10',
        what: 'tissue below a cyst of 10 mm against tissue beside it',
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
    const beside: number[] = [];
    for (let z = 0; z < 24; z += 3) {
      const frame = await setup.frame(viewAt({ z }));
      inside.push(...frame.patch(-1, 1, 19, 21));
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
