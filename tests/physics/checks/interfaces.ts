import type { Region } from '../../../src/core/anatomy/region';
import { below, phantomOf, piece, viewAt } from '../bench';
import { between, type Check, type Figure } from '../check';
import { db, mean, powerDb } from '../statistics';
import { reflectionDb, type TissueName, tissueLossDb } from '../theory';

const PLANE = 15;

const layers = (upper: TissueName, lower: TissueName): Region =>
  phantomOf(`${upper}-${lower}`, [piece('upper', upper, below(0)), piece('lower', lower, below(PLANE))]);

/** A plane across the beam sends back what the step of impedance says. */
export const reflection: Check = {
  id: 'reflection',
  mutants: ['density of fat', 'speed of tendon'],
  async measure(bench) {
    const pairs = [
      ['fat', 'muscle'],
      ['skin', 'fat'],
      ['muscle', 'tendon'],
      ['tendon', 'synovialFluid'],
      ['muscle', 'vein'],
    ] as const satisfies readonly (readonly [TissueName, TissueName])[];
    const levels: number[] = [];
    for (const [upper, lower] of pairs) {
      const setup = await bench.scan(layers(upper, lower));
      const echoes: number[] = [];
      for (const z of [0, 4, 8]) {
        const frame = await setup.frame(viewAt({ z }));
        // Where the echo comes, by the time of its way: the level of its crest over the beams, less the speckle's power around it.
        const rows: number[] = [];
        for (let d = PLANE - 1.9; d < PLANE + 1.6; d += frame.spacing)
          rows.push(mean(frame.patch(-17, 17, d, d).map((v) => v * v)));
        const around = mean([...rows.slice(0, 8), ...rows.slice(-8)]);
        echoes.push(Math.max(...rows) - around);
      }
      levels.push(10 * Math.log10(mean(echoes)) + tissueLossDb(upper, PLANE));
    }
    const [reference = 0] = levels;
    return pairs.slice(1).map(
      ([upper, lower], i): Figure => ({
        id: `reflection.${upper}-${lower}`,
        what: `plane from ${upper} to ${lower} against one from fat to muscle`,
        measured: (levels[i + 1] ?? 0) - reference,
        expected: reflectionDb(upper, lower) - reflectionDb('fat', 'muscle'),
        tolerance: 1,
        unit: 'dB',
      }),
    );
  },
};

/** Nothing is heard from behind bone, and nothing from bone that stands beyond its critical angle. */
export const bone: Check = {
  id: 'bone',
  mutants: ['echo of a mirror'],
  async measure(bench) {
    const shaft = piece('bone', 'bone', {
      op: 'capsule',
      from: [0, -20, -200],
      to: [0, -20, 200],
      radius: 5,
    });
    const region = phantomOf('bone', [piece('muscle', 'muscle', below(0)), shaft]);
    const frame = await (await bench.scan(region)).frame(viewAt());
    const shadow = mean(frame.patch(-2, 2, 27, 35));
    const beside = mean(frame.patch(-17, -12, 27, 35));
    const surface = Math.max(...frame.patch(-0.5, 0.5, 14, 16));
    const above = mean(frame.patch(-2, 2, 11, 14));
    return [
      {
        id: 'bone.shadow',
        what: 'shadow against muscle beside it, without reverberation',
        measured: db(shadow / beside),
        ...between(-120, -25),
        unit: 'dB',
      },
      {
        id: 'bone.surface',
        what: 'surface against the muscle above it',
        measured: db(surface / above),
        // In vivo an aponeurosis (R = -18 dB) peaks 31 dB above muscle; bone (R = -4.6 dB) is at most as much brighter.
        ...between(31, 44),
        unit: 'dB',
      },
      {
        id: 'bone.level',
        what: 'level of blood-like muscle above the bone',
        measured: powerDb(frame.patch(-17, 17, 11, 13)),
        expected: -tissueLossDb('muscle', 12),
        tolerance: 1,
        unit: 'dB',
      },
    ];
  },
};
