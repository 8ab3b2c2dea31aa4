import { below, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check, Figure } from '../check';
import { shown, snellTurn, TISSUE, type TissueName } from '../theory';

const DEGREE = Math.PI / 180;

/** Where across the beams the echo of a target is shown, mm: the middle of its amplitude in a row. */
function middleAt(frame: Frame, depth: number, near: number): number {
  let [sum, weight] = [0, 0];
  for (let x = near - 2.5; x <= near + 2.5; x += frame.pitch) {
    const v = Math.max(...frame.patch(x, x, depth - 0.6, depth + 0.6)) ** 2;
    sum += v * x;
    weight += v;
  }
  return sum / weight;
}

/** A target below an interface that leans is shown beside its place, by the way that a ray bends aside. */
export const refraction: Check = {
  id: 'refraction',
  mutants: ['turn of rays'],
  async measure(bench) {
    const figures: Figure[] = [];
    const pairs: readonly (readonly [TissueName, TissueName, number])[] = [
      ['fat', 'muscle', 20],
      ['fat', 'muscle', 35],
      ['muscle', 'fat', 30],
      ['muscle', 'tendon', 25],
    ];
    for (const [above, under, degrees] of pairs) {
      const lean = degrees * DEGREE;
      // The interface falls towards +lateral; it lies 9 mm deep in the middle. Away from its normal is towards +lateral.
      const wedge = piece(above, above, {
        op: 'halfSpace',
        normal: [-Math.sin(lean), -Math.cos(lean), 0],
        offset: 9 * Math.cos(lean),
      });
      const region = phantomOf('wedge', [piece(under, under, below(0)), wedge]);
      const target = { lateral: 0, depth: 32, elevation: 0, amplitude: 30000 };
      const setup = await bench.scan(region, { raw: true, targets: [target] });
      const frame = await setup.frame(viewAt());
      const crossing = (x: number): number => 9 + Math.tan(lean) * x;
      const depth = shown(9, TISSUE[above].speed) + shown(23, TISSUE[under].speed);
      const x = middleAt(frame, depth, 0);
      figures.push({
        id: `refraction.${above}-${under}-${degrees}`,
        what: `turn of a ray from ${above} into ${under} at ${degrees} degrees`,
        measured: Math.atan(-x / (target.depth - crossing(x))) / DEGREE,
        expected: snellTurn(lean, TISSUE[above].speed, TISSUE[under].speed) / DEGREE,
        tolerance: 0.3,
        unit: 'degrees',
      });
    }
    return figures;
  },
};
