import { clamp } from '../../math/functions';
import { randomBetween, randomStream } from '../../math/random';
import type { CaseChoice, Parameter, Variation } from '../region';

/** Cysts, the usual one first, and what is taken for a cyst. */
export const lesions = [
  'simple',
  'septated',
  'debris',
  'infected',
  'haemorrhagic',
  'looseBody',
  'ruptured',
  'aneurysm',
  'thrombosedAneurysm',
  'solidMass',
] as const;
type Lesion = (typeof lesions)[number];

/** Flexion of the knee, 0 straight; a roll under the ankle gives about 0.3. The foot from pointed (40 degrees) to pulled up (20 degrees). */
const FULL_FLEXION = 0.7;
export const poses: readonly Parameter[] = [
  { param: 'kneeFlexionRad', unit: 'rad', low: 0, high: FULL_FLEXION, value: 0 },
  { param: 'ankleDorsiflexionRad', unit: 'rad', low: -0.7, high: 0.35, value: 0 },
];

/** Centre of the popliteal artery at the heights where an aneurysm and a branch hang on it, in the bundle's frame, mm. */
export const ARTERY_AT = { above: [-18.06, -21.4], middle: [-18.83, -19.4], below: [-19.4, -29.3] } as const;
/** Radius of the part of the artery's tree that a case does not use, mm: it hides in the vessel's own lumen. */
export const HIDDEN = 0.3;

type Row = readonly [param: string, low: number, high: number, value: number];
const millimetres: readonly Row[] = [
  ['wall', -1, 3, -1],
  ['septum', 0, 1.2, 0],
  ['level', -52, -8, -30],
  ['bodyX', -5, 9, 3],
  ['bodyY', -20, -9, -15],
  ['bodyR', 1, 5, 3],
  ['bodyRy', 0.8, 4, 2.2],
  ['leakY', -14, -6, -9.5],
  ['lookX', -26, 6, 2],
  ['lookY', -28, -8, -10],
  ['lookZ', 0, 16, 6],
  ['lookRx', 7, 14, 11],
  ['lookRy', 5, 13, 8],
  ['lookRz', 10, 30, 20],
  ['branchX', -27, -16, ARTERY_AT.middle[0]],
  ['branchY', -26, -17, ARTERY_AT.middle[1]],
  ['branchR', HIDDEN, 10, HIDDEN],
  ['branchDownX', -28, -18, ARTERY_AT.below[0]],
  ['branchDownR', HIDDEN, 3, HIDDEN],
  ['veinX', -11, 0, 0],
  ['thighSlide', -7, 0, 0],
  ['calfSlide', -2.5, 5.5, 0],
  ['nerveY', -3, 3.5, 0],
  ['nerveSlide', -3, 3.5, 0],
  ['smallVeinRy', 0.1, 1.6, 1],
];
const choices: readonly Row[] = [
  ['side', -1, 1, 1],
  ['cystThere', 0, 1, 1],
  ['wallThere', 0, 1, 0],
  ['septaThere', 0, 1, 0],
  ['liningTissue', 0, 1, 0],
  ['sedimentThere', 0, 1, 0],
  ['bodyThere', 0, 1, 0],
  ['leakThere', 0, 1, 0],
  ['lookThere', 0, 1, 0],
  ['content', 0, 2, 0],
  ['lookContent', 0, 1, 0],
  ['arteryContent', 0, 1, 0],
];
const declare = (unit: string, rows: readonly Row[]): Parameter[] =>
  rows.map(([param, low, high, value]) => ({ param, unit, low, high, value }));
export const lesionParameters: readonly Parameter[] = [
  ...declare('mm', millimetres),
  ...declare('1', choices),
];

/** What a case's lesion, side and vessels add to its numbers; figures of lesions typical (wall 2 to 5 mm in complex cysts, loose bodies 2 to 10 mm). */
export function varyLesion(seed: number, choice: CaseChoice): Variation {
  const lesion = lesions.find((l) => l === (choice.lesion ?? 'simple'));
  if (!lesion) throw new Error(`The popliteal fossa has no lesion "${choice.lesion}".`);
  const draw = randomStream(seed, 'popliteal.lesion');
  const is = (...these: readonly Lesion[]): number => (these.includes(lesion) ? 1 : 0);
  const aneurysm = is('aneurysm', 'thrombosedAneurysm');
  const radius = randomBetween(draw, 9.5, 11.5);
  const rim = randomBetween(draw, 2.2, 3.4);
  const body = randomBetween(draw, 2.2, 4.2);
  const drift = randomBetween(draw, -2, 2);
  const level = randomBetween(draw, 0.32, 0.5);
  const thick = randomBetween(draw, 2, 2.8);
  return {
    side: choice.side === 'right' ? -1 : 1,
    division: choice.aberrant ? 1 : 0,
    cystThere: 1 - is('aneurysm', 'thrombosedAneurysm', 'solidMass'),
    content: is('debris') + 2 * is('infected'),
    septum: lesion === 'septated' ? 0.24 : lesion === 'infected' ? 0.6 : 0,
    wall: lesion === 'infected' ? thick : lesion === 'debris' ? 1.1 : -1,
    liningTissue: is('infected', 'debris'),
    sediment: is('haemorrhagic') * level,
    bodyR: is('looseBody') * body,
    bodyX: 3 + drift,
    leak: is('ruptured'),
    lookThere: Math.max(aneurysm, is('solidMass')),
    lookContent: aneurysm,
    lookX: aneurysm ? ARTERY_AT.middle[0] : 2 + 0.5 * drift,
    lookY: aneurysm ? -22 : -10.5,
    lookZ: aneurysm ? 8 : 6,
    lookRx: aneurysm ? radius : radius + 1.5,
    lookRy: aneurysm ? radius : 0.72 * radius,
    lookRz: aneurysm ? 26 : 1.7 * radius,
    lumen: is('aneurysm') * (radius - rim),
    thrombosed: is('thrombosedAneurysm'),
    pushed: aneurysm,
  };
}

/**
 * Share of the cyst's pressure that a flexed knee leaves: firm in extension and soft in flexion is how a cyst is told from a
 * solid mass (Foucher's sign). The figure is typical, unverified; it stays within the 5 to 20 mmHg of reported cysts.
 */
export const tensionOf = (flexionRad: number): number => 1 - 0.55 * clamp(flexionRad / FULL_FLEXION, 0, 1);

/** How far a flexed knee slackens the cyst: factors on its height, width and length, whose product is 1. */
export function slackening(flexionRad: number): { height: number; width: number; length: number } {
  const t = clamp(flexionRad / FULL_FLEXION, 0, 1);
  const height = 1 - 0.22 * t;
  const width = 1 + 0.07 * t;
  return { height, width, length: 1 / (height * width) };
}

/**
 * How far a foot that is pulled up (positive angle) or pointed moves what hangs on it, mm: by so much a radian either way. Nerve and calf
 * are drawn distally, the nerve also towards the skin (the seesaw sign by which it is found); a pointed foot slackens them, which moves
 * them less. Figures typical, unverified.
 */
const stretch = (rad: number, pulled: number, pointed: number): number => rad * (rad > 0 ? pulled : pointed);

/** Parameters that only lesions, side and pose move. `floor` is the depth of the cyst's floor, `height` its half height now. */
export function deriveLesion(
  v: Variation,
  now: {
    readonly flexionRad: number;
    readonly dorsiflexionRad: number;
    readonly floor: number;
    readonly height: number;
    readonly squash: number;
  },
): Readonly<Record<string, number>> {
  const get = (name: string, otherwise = 0): number => v[name] ?? otherwise;
  const bent = clamp(now.flexionRad / FULL_FLEXION, 0, 1);
  const cyst = get('cystThere', 1);
  const bodyRy = 0.72 * get('bodyR');
  const division = get('division');
  const lumen = get('lumen');
  const branch = lumen > 0 ? lumen : division > 0 ? 2 : HIDDEN;
  return {
    side: get('side', 1),
    cystThere: cyst,
    content: get('content'),
    wallThere: get('wall', -1) > 0 ? 1 : 0,
    septaThere: get('septum') > 0 ? 1 : 0,
    liningTissue: get('liningTissue'),
    wall: get('wall', -1),
    septum: get('septum'),
    sedimentThere: get('sediment') > 0 ? 1 : 0,
    level: get('deep') - now.floor + 2 * now.height * get('sediment', 0.4),
    bodyThere: get('bodyR') > 0 ? 1 : 0,
    bodyX: get('bodyX', 3),
    bodyY: -now.floor + 1.2 + bodyRy,
    bodyR: Math.max(1, get('bodyR')),
    bodyRy: Math.max(0.8, bodyRy),
    leakThere: get('leak'),
    leakY: -18.2 + get('gastrocnemiusRy', 9),
    lookThere: get('lookThere'),
    lookContent: get('lookContent'),
    lookX: get('lookX', 2) + get('pushed') * get('bundleX'),
    lookY: get('lookY', -10) + get('pushed') * get('bundleY'),
    lookZ: get('lookZ', 6),
    lookRx: get('lookRx', 11),
    lookRy: get('lookRy', 8),
    lookRz: get('lookRz', 20),
    arteryContent: get('thrombosed'),
    branchX: lumen > 0 ? ARTERY_AT.middle[0] + 0.6 : ARTERY_AT.middle[0] - 5.6 * division,
    branchY: lumen > 0 ? -21.6 : ARTERY_AT.middle[1] - 0.6 * division,
    branchR: branch,
    branchDownX: ARTERY_AT.below[0] - 6.4 * division,
    branchDownR: lumen > 0 || division === 0 ? HIDDEN : 1.8,
    // An aneurysm pushes the vein aside.
    veinX: -9 * get('pushed'),
    thighSlide: -6 * bent,
    calfSlide: 3 * bent + stretch(now.dorsiflexionRad, 6, 3),
    nerveY: get('bundleY') + stretch(now.dorsiflexionRad, 3.4, 1.2),
    nerveSlide: stretch(now.dorsiflexionRad, 9, 3.5),
    smallVeinRy: Math.max(0.1, 1.1 * now.squash),
  };
}
