import type { SliceExpectation } from '../slices';

/*
 * Rows are (z, mm2, x, y) in the region's frame, left knee; the skin over the cyst is y = 0 and the joint line lies near
 * z = 24. Where a source gives a diameter d, the area is that of a circle, pi d^2 / 4, or of an ellipse.
 */
const TYPICAL = 'typical, unverified';

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'artery',
    // 5 to 9 mm across; the middle third lies behind the capsule, its ends deeper.
    at: [
      [-40, 26, -19, -34],
      [0, 24, -19.8, -30],
      [40, 20, -20.3, -39],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    source:
      'diameter 5 to 9 mm and depth 25 to 40 mm typical, unverified; 35 to 38 mm from the medial epicondyle in cadavers',
  },
  {
    structure: 'vein',
    at: [
      [-40, 66, -20.5, -26.5],
      [0, 66, -21, -23.6],
      [40, 56, -21, -32.8],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    above: ['artery'],
    source: 'width 7 to 12 mm typical, unverified; superficial to the artery at the crease in volunteers',
  },
  {
    structure: 'nerve',
    // 6.5 mm wide and half as high: pi / 4 x 6.5 x 3.2 = 16 mm2.
    at: [
      [-30, 20, -22.6, -17.4],
      [0, 16, -21.5, -16.3],
      [40, 10, -21.5, -26.7],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    above: ['vein', 'artery'],
    source:
      'diameter 6.5 mm and depth 14 mm at the crease in volunteers; above and below typical, unverified',
  },
  {
    structure: 'peronealNerve',
    // 4 mm wide and 2.4 mm high: 7.5 mm2; towards the fibula, 26 % of the width from the lateral edge.
    at: [
      [-30, 9, -40, -18.6],
      [0, 8, -46.5, -18],
      [40, 7, -60, -34.7],
    ],
    areaWithin: 0.4,
    centroidWithin: 3,
    source:
      'diameter 4.0 mm, 26 % of the width from lateral at the crease in volunteers; the rest typical, unverified',
  },
  {
    structure: 'smallSaphenousVein',
    at: [
      [10, 5, -17.1, -16.5],
      [20, 5, -18.5, -13.5],
      [40, 5, -18.7, -12.8],
    ],
    areaWithin: 0.5,
    centroidWithin: 2,
    above: ['nerve'],
    source: TYPICAL,
  },
  {
    structure: 'semimembranosus',
    at: [
      [-40, 290, 7.5, -26],
      [-30, 183, 10, -26],
      [-20, 85, 12, -27.3],
    ],
    areaWithin: 0.3,
    centroidWithin: 2,
    becomes: { tendon: 'semimembranosusTendon', between: [-20, 0], towards: 1 },
    source: TYPICAL,
  },
  {
    structure: 'semimembranosusTendon',
    // 7 mm wide and 4.5 mm high at the joint: 25 mm2.
    at: [
      [-20, 22, 15.3, -25.8],
      [10, 25, 17.2, -29.7],
      [20, 23, 16, -37.4],
      [30, 16, 14.7, -47.6],
    ],
    areaWithin: 0.3,
    centroidWithin: 2.5,
    source: 'width 4 to 7 mm typical, unverified',
  },
  {
    structure: 'semitendinosusTendon',
    // 3 to 5 mm across, superficial to semimembranosus.
    at: [
      [-40, 14, 12, -19],
      [0, 12, 19.2, -23.3],
      [40, 11, 21.8, -30.3],
    ],
    areaWithin: 0.35,
    centroidWithin: 2,
    above: ['semimembranosusTendon'],
    source: 'width 3 to 5 mm typical, unverified',
  },
  {
    structure: 'gastrocnemiusMedial',
    // Begins at the condyle and is 20 to 25 mm thick in the calf.
    at: [
      [10, 85, -3.6, -34.5],
      [20, 152, -2.9, -34],
      [40, 400, 0.2, -31.6],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    becomes: { tendon: 'gastrocnemiusMedialTendon', between: [-12, 5], towards: -1 },
    source: TYPICAL,
  },
  {
    structure: 'gastrocnemiusLateral',
    at: [
      [10, 144, -41, -32],
      [40, 446, -41.6, -29.5],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    source: TYPICAL,
  },
  {
    structure: 'bicepsFemoris',
    at: [
      [-40, 300, -54, -29.5],
      [0, 122, -57, -33],
      [25, 35, -59.5, -43.5],
    ],
    areaWithin: 0.35,
    centroidWithin: 3,
    source: TYPICAL,
  },
  {
    structure: 'cyst',
    // 15 to 35 mm wide, 8 to 25 mm from front to back, tapering to both ends.
    at: [
      [-20, 133, 1.9, -22.4],
      [0, 321, 2.9, -22.6],
      [20, 284, 2.5, -21.6],
      [40, 116, 3.4, -18.7],
    ],
    areaWithin: 0.35,
    centroidWithin: 2.5,
    above: ['gastrocnemiusMedialTendon', 'cartilage', 'femur'],
    source: 'front to back 8 to 25 mm, width 15 to 35 mm, length 20 to 80 mm typical, unverified',
  },
  {
    structure: 'cartilage',
    at: [
      [-10, 272, -20, -46.5],
      [10, 415, -20.3, -51],
    ],
    areaWithin: 0.35,
    centroidWithin: 3,
    source: 'thickness 2 to 3 mm typical, unverified',
  },
];
