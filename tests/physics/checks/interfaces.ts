import type { Region } from '../../../src/core/anatomy/region';
import type { TissueId } from '../../../src/core/anatomy/tissue';
import type { ScannedView } from '../../../src/ultrasound/view';
import { below, phantomOf, piece, viewAt } from '../bench';
import { between, type Check, type Figure, type Setup } from '../check';
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

/** Two tissues in whose upper one the probe can turn, so that it sees the plane between them tilted. */
const turnable = (upper: TissueName, lower: TissueId): Region =>
  phantomOf(`${upper}-${lower}`, [piece('upper', upper, below(-60)), piece('lower', lower, below(PLANE))]);

/** The probe turned by an angle, PLANE mm above the plane along its middle beam. */
const turned = (degrees: number, z: number): ScannedView => {
  const tiltRad = (degrees * Math.PI) / 180;
  return viewAt({ z, tiltRad, y: PLANE * (Math.cos(tiltRad) - 1) });
};

/** Level of the echo of a plane where it crosses the middle of the image, less the speckle around it. */
async function crestDb(setup: Setup, degrees: number): Promise<number> {
  const echoes: number[] = [];
  for (const z of [0, 5, 10, 15]) {
    const frame = await setup.frame(turned(degrees, z));
    const around = mean(frame.patch(-2, 2, PLANE - 4.5, PLANE - 3).map((v) => v * v));
    for (let x = -1; x <= 1; x += 0.3)
      echoes.push(Math.max(...frame.patch(x, x, PLANE - 2, PLANE + 2)) ** 2 - around);
  }
  return 10 * Math.log10(Math.max(mean(echoes), 1e-9));
}

/**
 * Tilted planes lose their echo as rough reflectors do. How rough fascia is, nobody has measured: it is stated to be as rough as PyMUST's
 * line, 25 um rms with a correlation length of 0.1 mm.
 */
export const angle: Check = {
  id: 'angle',
  mutants: ['angle of the shaft'],
  async measure(bench) {
    const figures: Figure[] = [];
    // Below muscle: fat above would widen the aperture, of which the theory knows nothing.
    const setup = await bench.scan(turnable('muscle', 'fat'));
    const flat = await crestDb(setup, 0);
    for (const [degrees, expected] of NEEDLE_DB) {
      if (degrees === 0 || degrees > 30) continue;
      figures.push({
        id: `angle.${degrees}`,
        what: `plane from muscle to fat, tilted by ${degrees} degrees, against a flat one`,
        measured: (await crestDb(setup, degrees)) - flat,
        expected,
        tolerance: 2,
        unit: 'dB',
      });
    }
    return figures;
  },
};

/** Nothing is heard from behind bone, and nothing from bone that stands beyond its critical angle. */
export const bone: Check = {
  id: 'bone',
  mutants: ['echo of a mirror', 'speed of bone'],
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
    const plate = await bench.scan(turnable('muscle', 'bone'));
    const facing = await crestDb(plate, 0);
    const dark = await plate.frame(turned(35, 0));
    // What the surface adds to the power of the muscle over it, by the way of 10 mm of surface in six planes: about 200 cells of speckle,
    // whose mean is known to a fourteenth, 11 dB below the speckle.
    const [surfaces, over]: [number[], number[]] = [[], []];
    for (const z of [0, 3, 6, 9, 12, 15]) {
      const f = await plate.frame(turned(35, z));
      for (let x = -5; x <= 5; x += f.pitch) {
        const at = shown(PLANE + x * Math.tan((35 * Math.PI) / 180), TISSUE.muscle.speed);
        surfaces.push(...f.patch(x, x, at - 0.3, at + 0.1));
        over.push(...f.patch(x, x, at - 1.3, at - 0.7));
      }
    }
    const added = 10 ** (powerDb(surfaces) / 10) - 10 ** (powerDb(over) / 10);
    return [
      {
        id: 'bone.critical',
        what: 'bone at 35 degrees, beyond its critical angle of 27, against bone that faces the beam',
        measured: 10 * Math.log10(Math.max(added, 1e-9)) - facing,
        // Facing the beam it stands 46 - 4.6 dB above the speckle: of the speckle's own power no more than a quarter may be added, 3.5 times
        // what its mean is known to.
        ...between(-200, -47),
        unit: 'dB',
      },
      {
        id: 'bone.critical-shadow',
        what: 'shadow below it against muscle above it',
        // Of nothing at all there is no level: -190 dB stands for it.
        measured: Math.max(powerDb(dark.patch(-2, 2, 22, 30)) - powerDb(dark.patch(-2, 2, 8, 11)), -190),
        ...between(-200, -30),
        unit: 'dB',
      },
      {
        id: 'bone.shadow',
        what: 'shadow against muscle beside it, without reverberation',
        measured: Math.max(db(shadow / beside), -119),
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
