import type { SliceExpectation } from '../slices';

const DRAWING = "the phantom's own drawing";

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'vessel',
    // pi x 3^2 at z = 0; half way to the end of z = 95 the radius has fallen by a fifth of 0.6 mm x 0.77.
    at: [
      [-40, 28, 36, -19.2],
      [0, 28.3, 36, -20],
      [40, 25, 36, -22],
    ],
    areaWithin: 0.1,
    centroidWithin: 1,
    above: ['plate', 'sheet'],
    source: DRAWING,
  },
  {
    structure: 'plate',
    // 44 x 16 mm less rounded corners.
    at: [
      [-40, 700, 40, -56],
      [40, 700, 40, -56],
    ],
    areaWithin: 0.05,
    centroidWithin: 0.3,
    source: DRAWING,
  },
  {
    structure: 'cyst10',
    // pi x 5^2.
    at: [
      [0, 78.5, 11, -18],
      [0.1, 78.5, 11, -18],
    ],
    areaWithin: 0.05,
    centroidWithin: 0.3,
    source: DRAWING,
  },
];
