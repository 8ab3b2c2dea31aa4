import type { SliceExpectation } from '../slices';

const DRAWING = "the phantom's own drawing";

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'vessel',
    // pi x 3^2 at z = 0; half way to the end of z = 95 the radius has fallen by a fifth of 0.6 mm x 0.77.
    at: [
      [-40, [25.2, 30.8], 36, -19.2],
      [0, [25.5, 31.1], 36, -20],
      [40, [22.5, 27.5], 36, -22],
    ],
    centroidWithin: 1,
    above: ['plate', 'sheet'],
    source: DRAWING,
  },
  {
    structure: 'plate',
    // 44 x 16 mm less rounded corners.
    at: [
      [-40, [665, 735], 40, -56],
      [40, [665, 735], 40, -56],
    ],
    centroidWithin: 0.3,
    source: DRAWING,
  },
  {
    structure: 'cyst10',
    // pi x 5^2.
    at: [
      [0, [74.6, 82.4], 11, -18],
      [0.1, [74.6, 82.4], 11, -18],
    ],
    centroidWithin: 0.3,
    source: DRAWING,
  },
];
