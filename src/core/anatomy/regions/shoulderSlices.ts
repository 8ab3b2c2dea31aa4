import type { SliceExpectation } from '../slices';

/*
 * Rows are (z, mm2 from .. to, x, y) in the region's frame, 9 mm of fat: slices along supraspinatus, from the front (z = -40) to the back
 * (z = 40), left shoulder, arm turned in. The tendon turns into its muscle along x, not along z: shoulder.test.ts asks for that. The
 * head is a ball of 46 mm about (6.4, -53.5): a slice at z cuts a circle of radius sqrt(23^2 - z^2).
 */
const TYPICAL = 'typical, unverified';

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'supraspinatusTendon',
    // A strap of 4 to 7 mm over 50 to 75 mm of head and fossa, where muscle lies round it medially.
    at: [
      [0, [200, 530], 30, -41],
      [10, [300, 800], 40, -47],
    ],
    centroidWithin: 6,
    above: ['cartilage', 'humerus', 'glenoid'],
    source: 'thickness 4 to 7 mm typical, unverified; 80 % of deposits lie in it',
  },
  {
    structure: 'supraspinatus',
    // Its belly over the glenoid, 15 to 25 mm thick.
    at: [
      [5, [250, 750], 49, -50],
      [10, [200, 700], 52, -52],
    ],
    centroidWithin: 5,
    above: ['glenoid'],
    source: TYPICAL,
  },
  {
    structure: 'infraspinatusTendon',
    // 4 to 7 mm over the back of the head, cut askew.
    at: [
      [20, [100, 450], 18, -45],
      [25, [100, 600], 12, -47],
    ],
    centroidWithin: 6,
    above: ['humerus', 'cartilage'],
    source: TYPICAL,
  },
  {
    structure: 'infraspinatus',
    at: [
      [30, [400, 1100], 40, -68],
      [40, [300, 900], 46, -73],
    ],
    centroidWithin: 6,
    source: TYPICAL,
  },
  {
    structure: 'subscapularis',
    at: [
      [-25, [350, 1000], 38, -71],
      [-20, [350, 1000], 41, -73],
      [-15, [200, 800], 44, -75],
    ],
    centroidWithin: 6,
    source: TYPICAL,
  },
  {
    structure: 'subscapularisTendon',
    // 4 to 6 mm over the front of the head, cut askew.
    at: [
      [-25, [200, 600], 10, -50],
      [-20, [120, 500], 18, -51],
    ],
    centroidWithin: 6,
    source: TYPICAL,
  },
  {
    structure: 'biceps',
    // 4 to 5 mm wide: at -15 it lies in its groove and is cut along over 35 to 50 mm, at -10 over the head.
    at: [
      [-15, [100, 250], -25, -50],
      [-10, [30, 130], 19, -34],
    ],
    centroidWithin: 6,
    above: ['humerus'],
    source: 'in front of the footprint, 4 to 5 mm wide: typical, unverified',
  },
  {
    structure: 'cartilage',
    // 1 to 2 mm over half a circle and a little more: pi x 23 = 72 mm through the middle, 63 mm at z = 20 with its ends cut askew.
    at: [
      [-20, [50, 160], 13, -57],
      [0, [72, 180], 19, -58],
      [20, [60, 180], 14, -56],
    ],
    centroidWithin: 4,
    source: 'thickness 1 to 2 mm, thickest in the middle, and a head of 46 mm: typical, unverified',
  },
  {
    structure: 'humerus',
    // Head and shaft of 22 to 32 mm in the middle: pi x 23^2 = 1660 mm2 and 60 to 110 mm x 22 to 32 of shaft. At 20 and -20 a circle of 11 mm radius, 405 mm2, and a tuberosity.
    at: [
      [-20, [405, 1100], 5, -50],
      [-15, [700, 1900], 3, -53],
      [-10, [2000, 4300], -23, -63],
      [0, [2600, 5500], -30, -65],
      [10, [2000, 4300], -23, -62],
      [15, [700, 1900], 0, -51],
      [20, [405, 1300], 0, -50],
    ],
    centroidWithin: 8,
    source: 'head of 46 mm across, shaft of 22 to 32 mm: typical, unverified',
  },
  {
    structure: 'acromion',
    // 6 to 9 mm thick and 10 to 30 mm long where a slice cuts it.
    at: [
      [0, [50, 250], 31, -28],
      [20, [90, 270], 38, -30],
      [40, [90, 270], 53, -38],
    ],
    centroidWithin: 6,
    above: ['supraspinatusTendon', 'humerus', 'cartilage'],
    source: 'thickness of 6 to 9 mm, 10 mm over the head: typical, unverified',
  },
  {
    structure: 'coracoacromial',
    // 2 to 4 mm thick and 5 to 12 wide, from coracoid to acromion over the front of the cuff.
    at: [
      [-20, [10, 60], 36, -37],
      [-5, [10, 60], 33, -30],
    ],
    centroidWithin: 5,
    above: ['supraspinatusTendon'],
    source: TYPICAL,
  },
  {
    structure: 'coracoid',
    // A hook as thick as a finger.
    at: [
      [-25, [80, 320], 42, -55],
      [-20, [80, 320], 46, -58],
    ],
    centroidWithin: 6,
    source: TYPICAL,
  },
  {
    structure: 'glenoid',
    // A pear 25 mm wide and 35 tall, cut across.
    at: [
      [0, [200, 650], 39, -67],
      [10, [200, 650], 39, -67],
    ],
    centroidWithin: 5,
    source: TYPICAL,
  },
  {
    structure: 'bursa',
    // 0.4 to 2 mm thick and 30 to 60 mm long.
    at: [
      [-10, [12, 120], 5, -28.5],
      [0, [12, 120], 0, -28],
      [10, [12, 120], 1, -28],
    ],
    centroidWithin: 5,
    above: ['supraspinatusTendon', 'humerus', 'cartilage'],
    source:
      'thickness below 2 mm (Radiopaedia), means of 0.75 mm without and 1.27 with pain; skin to bursa 29 +- 7 mm laterally in arthroscopies; extent typical, unverified',
  },
  {
    structure: 'deposit',
    // 2 to 4 mm thick and 5 to 25 mm long.
    at: [
      [0, [8, 80], 5.5, -27],
      [1, [8, 80], 5.5, -27],
    ],
    centroidWithin: 4,
    above: ['humerus', 'cartilage'],
    source:
      'about 1 cm from the insertion (another review: 1.5 to 2 cm); length of 5 to 25 mm typical, unverified',
  },
  {
    structure: 'nerve',
    // 2 to 3.5 mm across, cut across or askew.
    at: [
      [-10, [3, 15], -33, -49.5],
      [0, [3, 15], -33.5, -49],
      [10, [3, 17], -33, -50],
    ],
    centroidWithin: 4,
    above: ['humerus'],
    source:
      'branches 22 to 98 mm below the acromion, half of them at 40 to 60 mm (cadavers); calibre typical, unverified',
  },
  {
    structure: 'artery',
    // 2 to 3.5 mm across.
    at: [
      [0, [2.5, 12], -39, -50],
      [10, [2.5, 12], -36.5, -53],
    ],
    centroidWithin: 4,
    above: ['humerus'],
    source: '60 to 80 mm below the acromion in 69 % (cadavers); calibre typical, unverified',
  },
];
