import type { SliceExpectation } from '../slices';

/*
 * Rows are (z, mm2 from .. to, x, y) in the region's frame, left knee, 8 mm of fat; the skin over the cyst is y = 0 and the joint line
 * lies near z = 24. Where a source gives a diameter d, the area is that of a circle or an ellipse, pi / 4 x width x height. The medial
 * epicondyle is the condyle's medial edge, x = 19; the crease is 105 mm wide, from x = -70 to 35.
 */
const TYPICAL = 'typical, unverified';

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'artery',
    // 5 to 9 mm across: 20 to 64 mm2, a little less below; 25 to 40 mm deep.
    at: [
      [-40, [20, 64], -19, -32],
      [0, [20, 64], -18, -32],
      [40, [16, 50], -18, -36],
    ],
    centroidWithin: 6,
    source:
      '38.4 +- 12.1 mm (men) and 34.6 +- 4.9 mm (women) from the medial epicondyle in cadavers; diameter 5 to 9 mm and depth 25 to 40 mm typical, unverified',
  },
  {
    structure: 'vein',
    // 7 to 12 mm wide and 0.85 as high.
    at: [
      [-40, [33, 96], -18, -26],
      [0, [33, 96], -17, -23],
      [40, [25, 80], -18, -31],
    ],
    centroidWithin: 5,
    above: ['artery'],
    source:
      '38.4 +- 12.9 mm (men) and 32.8 +- 5.6 mm (women) from the medial epicondyle in cadavers; superficial to the artery at the crease in volunteers; width 7 to 12 mm typical, unverified',
  },
  {
    structure: 'nerve',
    // 6.5 mm across: 33 mm2 if it were round, 12 where it is a third as high.
    at: [
      [-40, [14, 40], -21, -16],
      [0, [12, 33], -20, -14.5],
      [40, [7, 30], -20, -24],
    ],
    centroidWithin: 4,
    above: ['vein', 'artery'],
    source:
      'diameter 6.5 mm, and 14 mm deep in the middle of the crease, in volunteers; 39.4 +- 10.2 mm from the medial epicondyle in cadavers; above and below the crease typical, unverified',
  },
  {
    structure: 'peronealNerve',
    // 4 mm across: 13 mm2 if it were round. 26 % of 105 mm from the lateral edge is x = -43. 7 mm deep in the lean; here fat alone is 8.
    at: [
      [-30, [6, 15], -39, -16],
      [0, [6, 13], -44, -14],
      [40, [4, 13], -58, -32],
    ],
    centroidWithin: 4,
    source:
      'diameter 4.0 mm, 26 % of the width from lateral and 7 mm deep at the crease in volunteers; the rest typical, unverified',
  },
  {
    structure: 'suralNerve',
    // 1 to 3 mm, between the heads of gastrocnemius and superficial to the nerve it comes from.
    at: [
      [15, [1, 7], -22, -15],
      [40, [1, 7], -21, -14],
    ],
    centroidWithin: 4,
    above: ['nerve', 'gastrocnemiusMedial', 'gastrocnemiusLateral'],
    source: TYPICAL,
  },
  {
    structure: 'smallSaphenousVein',
    // 2 to 4 mm, under the fascia of the calf, which is 11 mm deep.
    at: [
      [20, [3, 13], -19, -13],
      [40, [3, 13], -19, -12.5],
    ],
    centroidWithin: 3,
    above: ['nerve', 'suralNerve'],
    source:
      '37.6 +- 12.5 mm (men) and 37.9 +- 8.2 mm (women) from the medial epicondyle in cadavers; calibre typical, unverified',
  },
  {
    structure: 'semimembranosus',
    // Two fingers above the condyles a belly of 20 by 15 mm; at the joint it is tendon.
    at: [
      [-40, [200, 450], 8, -26],
      [-30, [110, 320], 10, -26],
      [-20, [40, 200], 12, -27],
    ],
    centroidWithin: 4,
    becomes: { tendon: 'semimembranosusTendon', between: [-25, 5], towards: 1 },
    source: TYPICAL,
  },
  {
    structure: 'semimembranosusTendon',
    // 4 to 7 mm wide, 0.7 as high, to where it spreads on the tibia.
    at: [
      [-20, [9, 35], 15, -26],
      [10, [9, 35], 17, -29],
      [30, [8, 35], 15, -46],
    ],
    centroidWithin: 4,
    source: 'width 4 to 7 mm typical, unverified',
  },
  {
    structure: 'semitendinosusTendon',
    // 3 to 5 mm across.
    at: [
      [-40, [7, 20], 13, -19],
      [0, [7, 20], 18, -23],
      [40, [7, 20], 21, -30],
    ],
    centroidWithin: 4,
    above: ['semimembranosus', 'semimembranosusTendon'],
    source: 'width 3 to 5 mm, superficial to semimembranosus: typical, unverified',
  },
  {
    structure: 'gastrocnemiusMedial',
    // From the back of the condyle; 10 to 20 mm thick and twice as wide below the joint.
    at: [
      [10, [30, 200], -3, -34],
      [20, [80, 300], -3, -33.5],
      [40, [157, 628], 0, -32],
    ],
    centroidWithin: 4,
    becomes: { tendon: 'gastrocnemiusMedialTendon', between: [-12, 8], towards: -1 },
    source: 'thickness 10 to 20 mm typical, unverified',
  },
  {
    structure: 'gastrocnemiusMedialTendon',
    // 1 to 3 mm thick and 8 to 12 wide.
    at: [
      [-10, [6, 28], -2, -37],
      [0, [6, 28], -2.5, -33],
      [15, [6, 28], -2.5, -30.5],
    ],
    centroidWithin: 4,
    above: ['cartilage', 'femur'],
    source: 'thickness 1 to 3 mm typical, unverified',
  },
  {
    structure: 'gastrocnemiusLateral',
    at: [
      [10, [60, 250], -41, -32],
      [40, [200, 650], -42, -29],
    ],
    centroidWithin: 4,
    source: TYPICAL,
  },
  {
    structure: 'bicepsFemoris',
    // Thick as a thumb above the condyles, a cord of 6 to 9 mm at the head of the fibula.
    at: [
      [-40, [200, 500], -53, -28],
      [0, [60, 200], -57, -32],
      [25, [15, 64], -59, -43],
    ],
    centroidWithin: 4,
    source: TYPICAL,
  },
  {
    structure: 'sartorius',
    // A strap 6 to 8 mm thick and 15 to 25 wide that thins into the pes.
    at: [
      [-40, [70, 160], 22, -42],
      [0, [60, 140], 22, -45],
      [30, [15, 80], 20, -55],
    ],
    centroidWithin: 5,
    source: TYPICAL,
  },
  {
    structure: 'cyst',
    // 8 to 25 mm from front to back, 15 to 35 wide: 94 to 687 mm2 in its middle, tapering to both ends of 40 to 80 mm.
    at: [
      [-20, [30, 400], 3, -22],
      [0, [94, 687], 3, -22],
      [20, [94, 687], 3, -21],
      [40, [20, 400], 3, -19],
    ],
    centroidWithin: 5,
    above: ['gastrocnemiusMedialTendon', 'gastrocnemiusMedial', 'cartilage', 'femur'],
    source:
      'between semimembranosus and medial gastrocnemius (AJPMR 2012); front to back 8 to 25 mm, width 15 to 35 mm, length 20 to 80 mm typical, unverified',
  },
  {
    structure: 'cartilage',
    // 2 to 3 mm over the backs of two condyles, arches of 27 to 32 mm each: 108 to 192 mm2, a fifth more where a slice cuts them askew.
    at: [
      [-10, [108, 230], -20, -44.5],
      [0, [108, 192], -20, -41],
      [10, [108, 230], -20, -47],
    ],
    centroidWithin: 5,
    source: 'thickness 2 to 3 mm typical, unverified',
  },
  {
    structure: 'tibia',
    // 70 to 80 mm wide and 40 to 52 from front to back at the joint line, less below.
    at: [
      [25, [2100, 3300], -20, -62],
      [40, [1500, 2700], -20, -66],
    ],
    centroidWithin: 6,
    source: TYPICAL,
  },
  {
    structure: 'fibula',
    // A head of 18 to 26 mm.
    at: [
      [40, [150, 530], -58, -55],
      [40.1, [150, 530], -58, -55],
    ],
    centroidWithin: 5,
    source: TYPICAL,
  },
];
