import type { TissueId } from '../../../src/core/anatomy/tissue';
import { below, blockOf, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check } from '../check';
import type { MutantId } from '../mutants.mjs';
import { mean, powerDb, slope } from '../statistics';
import { echoLossDb, TISSUE, type TissueName, tissueLossDb, twoWayPerMHz } from '../theory';

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
      wanted.push([depth + 0.5, -tissueLossDb(tissue, depth + 0.5)]);
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
  mutants: ['backscatter of fluid', 'reach of the side lobes'],
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
        // PyMUST: -37.7 to -47.7 by apodisation and attenuation; -30 to -45 is asked for.
        expected: -37.5,
        tolerance: 7.5,
        unit: 'dB',
      },
    ];
  },
};
