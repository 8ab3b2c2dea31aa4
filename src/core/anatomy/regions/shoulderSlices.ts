import type { SliceExpectation } from '../slices';

/*
 * Rows are (z, mm2, x, y) in the region's frame: slices along supraspinatus, from the front (z = -40) to the back (z = 40), left
 * shoulder, arm turned in. The tendon turns into its muscle along x, not along z: shoulder.test.ts asks for that.
 */
const TYPICAL = 'typical, unverified';

export const slices: readonly SliceExpectation[] = [
  {
    structure: 'supraspinatusTendon',
    // A strap 4 to 6 mm thick over the front half of the head, its footprint about 20 mm from front to back.
    at: [
      [0, 470, 29, -40.4],
      [5, 530, 40, -46.4],
      [10, 720, 42, -47.4],
    ],
    areaWithin: 0.3,
    centroidWithin: 4,
    above: ['cartilage', 'humerus', 'glenoid'],
    source: TYPICAL,
  },
  {
    structure: 'supraspinatus',
    at: [
      [5, 500, 48.5, -49.9],
      [10, 420, 52, -52.4],
    ],
    areaWithin: 0.3,
    centroidWithin: 4,
    above: ['glenoid'],
    source: TYPICAL,
  },
  {
    structure: 'infraspinatus',
    at: [
      [30, 780, 38.5, -67.4],
      [40, 550, 45.5, -73.4],
    ],
    areaWithin: 0.3,
    centroidWithin: 4,
    source: TYPICAL,
  },
  {
    structure: 'subscapularis',
    at: [
      [-25, 720, 38, -70.9],
      [-20, 670, 41, -73.4],
      [-15, 460, 44, -75.9],
    ],
    areaWithin: 0.3,
    centroidWithin: 4,
    source: TYPICAL,
  },
  {
    structure: 'subscapularisTendon',
    at: [
      [-25, 430, 9.5, -49.4],
      [-20, 245, 18.5, -51.1],
    ],
    areaWithin: 0.35,
    centroidWithin: 4,
    source: TYPICAL,
  },
  {
    structure: 'biceps',
    // 4 to 5 mm wide: at -10 it crosses the head, at -15 it lies in its groove, cut along.
    at: [
      [-15, 166, -25, -49.4],
      [-10, 79, 18.5, -34.4],
    ],
    areaWithin: 0.35,
    centroidWithin: 5,
    above: ['humerus'],
    source: TYPICAL,
  },
  {
    structure: 'cartilage',
    // Half a circle of 23 mm radius, 1 to 2.5 mm thick: pi x 23 x 2.3 = 166 mm2 through the middle.
    at: [
      [-20, 135, 12, -57.4],
      [0, 172, 19.5, -58.4],
      [20, 170, 13.5, -56.9],
    ],
    areaWithin: 0.25,
    centroidWithin: 3,
    source: 'thickness 1 to 2 mm (sonography, thickest in the middle); head of 46 mm typical, unverified',
  },
  {
    structure: 'humerus',
    // Head and shaft in one slice; past the shaft, at -20 and 20, the head alone: a circle of sqrt(23^2 - 20^2) = 11 mm and a tuberosity.
    at: [
      [-20, 560, 5, -49.4],
      [-15, 1120, 3.6, -53.4],
      [-10, 3050, -24, -63.4],
      [-5, 4100, -30.5, -65.4],
      [0, 4410, -31.5, -65.4],
      [5, 4160, -30, -64.9],
      [10, 3250, -23.5, -61.9],
      [15, 1450, 0, -51.1],
      [20, 880, -0.7, -49.7],
    ],
    areaWithin: 0.25,
    centroidWithin: 4,
    source: 'head of 46 mm across, shaft of 22 to 32 mm: typical, unverified',
  },
  {
    structure: 'acromion',
    at: [
      [0, 79, 31, -27.9],
      [20, 165, 37.7, -30.4],
      [40, 155, 53, -38.4],
    ],
    areaWithin: 0.35,
    centroidWithin: 4,
    above: ['supraspinatusTendon', 'humerus', 'cartilage'],
    source: 'thickness of 7 mm typical, unverified',
  },
  {
    structure: 'bursa',
    // 0.5 to 1 mm thick and about 50 mm long.
    at: [
      [-10, 45, 6, -28.4],
      [0, 50, 0, -27.9],
      [10, 42, 0.8, -27.6],
    ],
    areaWithin: 0.35,
    centroidWithin: 3.5,
    above: ['supraspinatusTendon', 'humerus', 'cartilage'],
    source:
      'thickness below 2 mm (Radiopaedia; 0.75 mm mean on the side without pain); extent typical, unverified',
  },
  {
    structure: 'deposit',
    // An arc 3 mm thick and 14 mm long.
    at: [
      [0, 27, 5.2, -27],
      [1, 27, 5.2, -27],
    ],
    areaWithin: 0.4,
    centroidWithin: 2,
    above: ['humerus', 'cartilage'],
    source: 'length of 5 to 25 mm typical, unverified; about 1 cm from the insertion',
  },
  {
    structure: 'nerve',
    at: [
      [-10, 7, -33, -49.7],
      [0, 4.5, -34, -49.1],
      [10, 11, -33, -50.4],
    ],
    areaWithin: 0.5,
    centroidWithin: 3,
    source:
      'branches 22 to 98 mm below the acromion, half of them at 40 to 60 mm (cadavers); calibre typical, unverified',
  },
];
