import { below, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check } from '../check';
import { powerDb } from '../statistics';
import { screenDb, shown, TISSUE } from '../theory';

/** A tube of fluid across the plane. */
const CYST = { radius: 5, depth: 13 } as const;

/** Beside and below round fluid beams straddle its wall, and their parts no longer add up: thin dark edges. */
export const edges: Check = {
  id: 'edges',
  mutants: ['loss of straddling beams'],
  async measure(bench) {
    const tube = piece('cyst', 'synovialFluid', {
      op: 'capsule',
      from: [0, -CYST.depth, -200],
      to: [0, -CYST.depth, 200],
      radius: CYST.radius,
    });
    const setup = await bench.scan(phantomOf('edges', [piece('muscle', 'muscle', below(0)), tube]));
    const frames: Frame[] = [];
    for (let z = 0; z < 48; z += 3) frames.push(await setup.frame(viewAt({ z })));
    const [from, to] = [shown(22, TISSUE.muscle.speed), shown(26, TISSUE.muscle.speed)];
    const level = (x: number, half: number): number =>
      powerDb(
        [-1, 1].flatMap((side) => frames.flatMap((f) => f.patch(side * x - half, side * x + half, from, to))),
      );
    const beside = level(14, 3);
    return [5.5, 6, 6.5, 7].map((x) => ({
      id: `edges.${x}`,
      what: `tissue ${x} mm beside the axis below a cyst of 10 mm against tissue far beside it`,
      measured: level(x, 0.25) - beside,
      expected: screenDb(x, CYST, 24),
      // The image adds loss, spread and disorder as if each were alone.
      tolerance: 1.5,
      unit: 'dB',
    }));
  },
};
