import { needles } from '../../../src/core/instruments/needle';
import { below, blockOf, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check, Figure } from '../check';
import { peakAt } from '../statistics';
import { shown, TISSUE } from '../theory';

/** Depth at which the strongest echo of a beam is shown between two depths, mm. */
function crest(frame: Frame, x: number, z0: number, z1: number): number {
  const column: number[] = [];
  for (let z = z0; z < z1; z += frame.spacing) column.push(...frame.patch(x, x, z, z));
  return z0 + peakAt(column) * frame.spacing;
}

/** A machine takes all tissue for 1540 m/s: what lies under slow tissue is shown too deep, under fast tissue too high. */
export const speed: Check = {
  id: 'speed',
  mutants: ['speed of fat'],
  async measure(bench) {
    const figures: Figure[] = [];
    for (const tissue of ['fat', 'muscle', 'tendon'] as const) {
      const targets = [{ lateral: 0, depth: 20, elevation: 0, amplitude: 3000 }];
      const setup = await bench.scan(blockOf(tissue), { raw: true, targets });
      figures.push({
        id: `speed.${tissue}`,
        what: `how much deeper a target under 20 mm of ${tissue} is shown`,
        measured: crest(await setup.frame(viewAt()), 0, 16, 24) - 20,
        expected: shown(20, TISSUE[tissue].speed) - 20,
        tolerance: 0.1,
        unit: 'mm',
      });
    }
    // Half of the image under fat, half under muscle, and a needle below that passes from one to the other.
    const fat = piece('fat', 'fat', { op: 'box', at: [-100, -5, 0], half: [100, 5, 100], rounding: 0 });
    const setup = await bench.scan(phantomOf('step', [piece('muscle', 'muscle', below(0)), fat]));
    const frame = await setup.frame(
      viewAt({ needle: { model: needles['18G'], x: -15, depth: 16, angleRad: 0 } }),
    );
    figures.push({
      id: 'speed.bayonet',
      what: 'step in a needle below 10 mm of fat and 10 mm of muscle side by side',
      measured: crest(frame, -8, 13, 18) - crest(frame, 8, 13, 18),
      expected: shown(10, TISSUE.fat.speed) - shown(10, TISSUE.muscle.speed),
      tolerance: 0.1,
      unit: 'mm',
    });
    return figures;
  },
};
