import type { Region } from '../../../src/core/anatomy/region';
import type { TissueId } from '../../../src/core/anatomy/tissue';
import { below, phantomOf, piece, viewAt } from '../bench';
import { type Bench, between, type Check, type Figure } from '../check';
import { db, mean, powerDb } from '../statistics';
import { lossAtDb, NEEDLE_DB, reflectionDb, shown, TISSUE, type TissueName, tissueLossDb } from '../theory';

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
        const at = shown(PLANE, TISSUE[upper].speed);
        for (let d = at - 1.7; d < at + 1.7; d += frame.spacing)
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

/** A plane that is tilted by an angle in the image, PLANE mm below the middle of the face. */
const tilted = (upper: TissueId & TissueName, lower: TissueId, degrees: number): Region => {
  const angle = (degrees * Math.PI) / 180;
  const normal = [Math.sin(angle), Math.cos(angle), 0] as const;
  return phantomOf(`${upper}-${lower}-${degrees}`, [
    piece('upper', upper, below(0)),
    piece('lower', lower, { op: 'halfSpace', normal, offset: -PLANE * Math.cos(angle) }),
  ]);
};

/** Level of the echo of a plane where it crosses the middle of the image, less the speckle around it. */
async function crestDb(bench: Bench, region: Region): Promise<number> {
  const setup = await bench.scan(region);
  const echoes: number[] = [];
  for (const z of [0, 3, 6, 9, 12, 15]) {
    const frame = await setup.frame(viewAt({ z }));
    const around = mean(frame.patch(-2, 2, PLANE - 4.5, PLANE - 3).map((v) => v * v));
    for (let x = -1; x <= 1; x += 0.3)
      echoes.push(Math.max(...frame.patch(x, x, PLANE - 2, PLANE + 2)) ** 2 - around);
  }
  return 10 * Math.log10(Math.max(mean(echoes), 1e-9));
}

/** Tilted planes lose their echo as rough reflectors do. */
export const angle: Check = {
  id: 'angle',
  mutants: ['lobe of interfaces'],
  async measure(bench) {
    const figures: Figure[] = [];
    const flat = await crestDb(bench, tilted('fat', 'muscle', 0));
    for (const [degrees, expected] of NEEDLE_DB) {
      if (degrees === 0 || degrees > 12) continue;
      figures.push({
        id: `angle.${degrees}`,
        what: `plane from fat to muscle, tilted by ${degrees} degrees, against a flat one`,
        measured: (await crestDb(bench, tilted('fat', 'muscle', degrees))) - flat,
        expected,
        tolerance: 2,
        unit: 'dB',
      });
    }
    // How rough fascia is, nobody has measured: further on the echo lies between those of 10 and of 25 um.
    for (const [degrees, smooth] of [
      [20, -22.5],
      [30, -31.9],
    ] as const)
      figures.push({
        id: `angle.${degrees}`,
        what: `plane from fat to muscle, tilted by ${degrees} degrees, against a flat one`,
        measured: (await crestDb(bench, tilted('fat', 'muscle', degrees))) - flat,
        ...between(smooth, NEEDLE_DB.get(degrees) ?? 0),
        unit: 'dB',
      });
    return figures;
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
    const facing = await crestDb(bench, tilted('muscle', 'bone', 0));
    const turned = await bench.scan(tilted('muscle', 'bone', 35));
    const dark = await turned.frame(viewAt());
    return [
      {
        id: 'bone.critical',
        what: 'bone at 35 degrees, beyond its critical angle of 27, against bone that faces the beam',
        measured: (await crestDb(bench, tilted('muscle', 'bone', 35))) - facing,
        // Facing the beam it stands 46 - 4.6 dB above the speckle, whose own crests are 10 dB: no more than those may be left.
        ...between(-120, -30),
        unit: 'dB',
      },
      {
        id: 'bone.critical-shadow',
        what: 'shadow below it against muscle above it',
        measured: powerDb(dark.patch(-2, 2, 22, 30)) - powerDb(dark.patch(-2, 2, 8, 11)),
        ...between(-200, -30),
        unit: 'dB',
      },
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
        what: 'level of muscle above the bone',
        measured: powerDb(frame.patch(-17, 17, 11, 13)),
        expected: -lossAtDb('muscle', 12),
        tolerance: 1,
        unit: 'dB',
      },
    ];
  },
};
