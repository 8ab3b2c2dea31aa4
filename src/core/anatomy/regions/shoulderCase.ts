import { clamp, mix } from '../../math/functions';
import { randomBetween, randomStream } from '../../math/random';
import { Fields } from '../fields';
import type { CaseChoice, LiveState, Parameter, Variation } from '../region';
import type { Shape } from '../shape';
import { drawnFat } from './habitus';

/** The centre of the head medial of the footprint, mm. */
export const HEAD_X = 6.4;
/** The centre that the cuff's fibres run about lies this far below that of the head, mm. */
export const FIBRE_DROP = 62;
/** Gap between the walls of an emptied deposit, mm. */
const EMPTY_GAP = 0.3;
/** How deep deltoid and its fat sag into a torn tendon, mm, and how round; typical. */
const SAG = 3;
export const SAG_RADIUS = 12;
const FASCIA = 0.6;

/** What the lesion may be, the usual one first. */
export const lesions = ['arc', 'fragmented', 'nodular', 'cystic', 'tear'] as const;
type Lesion = (typeof lesions)[number];

/** Hand on the buttock: fully turned in, the footprint stands before the acromion; at 0 the forearm points forward. */
const POSE_MOST = 1.1;
export const poses: readonly Parameter[] = [
  { param: 'internalRotationRad', unit: 'rad', low: 0, high: POSE_MOST, value: POSE_MOST },
];

/** Name, unit, and the range over all cases and moments, which also sizes the shapes' bounds. */
export const parameters: readonly Parameter[] = (
  [
    ['side', '1', -1, 1, 1],
    ['deep', 'mm', -70, -38, -50],
    ['fibreY', 'mm', -132, -97, -112],
    ['toSkin', 'mm', 3, 30, 13],
    ['toFat', 'mm', 2, 28, 11],
    ['toFascia', 'mm', -2, 4, 0.6],
    ['toDeltoid', 'mm', -3, 3, 0],
    ['cuff', 'mm', 29, 31.5, 30.4],
    ['toPeribursal', 'mm', 0.8, 3, 1.4],
    ['bursa', 'mm', 0.1, 2, 0.55],
    ['bladeRad', 'rad', 0, 0.8, 0],
    ['bladeZ', 'mm', -14, 0, 0],
    ['arteryR', 'mm', 0.8, 1.9, 1.3],
    ['osGap', 'mm', -1, 1.5, -1],
    ['deposit', '1', 0, 1, 1],
    ['wall', '1', 0, 1, 0],
    ['tear', '1', 0, 1, 0],
    ['depositKind', '1', 0, 3, 0],
    ['depositRad', 'rad', -0.15, 0.2, 0],
    ['depositRough', 'mm', 0, 0.5, 0.2],
    ['depositY', 'mm', 23, 30, 28],
    ['depositZ', 'mm', -3, 6, 1],
    ['depositRx', 'mm', 1, 9, 6],
    ['depositRy', 'mm', 0.15, 3, 1.6],
    ['depositRz', 'mm', 1, 7, 5],
    ['lobeMedialX', 'mm', 0, 8, 4],
    ['lobeLateralX', 'mm', -8, 0, -4],
    ['lobeY', 'mm', 22.5, 30, 27.6],
    ['lobeZ', 'mm', -6, 8, 1],
    ['lobeRx', 'mm', 0.8, 5, 3],
    ['lobeRy', 'mm', 0.15, 3, 1.3],
    ['lobeRz', 'mm', 0.8, 6, 4],
    ['tearHalf', 'mm', 4, 10, 6.5],
    ['sunkenAt', 'mm', 36, 42, 39.4],
  ] as const
).map(([param, unit, low, high, value]) => ({ param, unit, low, high, value }));

/** Form of a deposit: half sizes of body and lobes, mm, how far apart the lobes lie, and its roughness. */
interface Form {
  readonly body: readonly [x: number, y: number, z: number];
  readonly lobe: readonly [x: number, y: number, z: number];
  readonly apart: number;
  readonly askew: number;
  readonly rough: number;
}
const forms: Readonly<Record<Lesion, Form>> = {
  arc: { body: [6.2, 1.4, 5], lobe: [3.6, 1.1, 4], apart: 4.2, askew: 1, rough: 0.2 },
  fragmented: { body: [2.3, 1.6, 3.4], lobe: [2.2, 1.5, 3.2], apart: 5.6, askew: 0.7, rough: 0.3 },
  nodular: { body: [4.6, 2.2, 4.4], lobe: [2.6, 1.7, 2.6], apart: 2.6, askew: 0.5, rough: 0.2 },
  cystic: { body: [5.2, 2, 4.6], lobe: [3, 1.6, 3], apart: 3.4, askew: 0.8, rough: 0.1 },
  tear: { body: [4.6, 1.8, 4.4], lobe: [2.6, 1.4, 2.6], apart: 2.6, askew: 0.5, rough: 0.2 },
};

const isLesion = (name: string): name is Lesion => lesions.some((l) => l === name);

/**
 * Draws the patients of this region; `surface` is its shape, which says where the skin is.
 * @throws Error for a lesion that the region does not have.
 */
export function varyShoulder(surface: Shape, seed: number, choice: CaseChoice = {}): Variation {
  const lesion = choice.lesion ?? lesions[0];
  if (!isLesion(lesion))
    throw new Error(`The shoulder has no lesion "${lesion}": use one of ${lesions.join(', ')}.`);
  const habitus = randomStream(seed, 'shoulder.habitus');
  const skin = randomBetween(habitus, 1.4, 2);
  const fat = drawnFat(habitus, 9);
  const deltoid = randomBetween(habitus, -1.4, 1.6);
  const stripe = randomBetween(habitus, 0.75, 1.1);
  const bursa = randomBetween(habitus, 0.4, 0.8);
  const cuff = randomBetween(habitus, 29.7, 31);
  const arteryR = randomBetween(habitus, 1.05, 1.55);

  const draw = randomStream(seed, 'shoulder.deposit');
  const size = randomBetween(draw, 0.88, 1.12);
  const depositRad = randomBetween(draw, -0.07, 0.09);
  const depositZ = randomBetween(draw, -1, 2.5);
  const depth = randomBetween(draw, 0.48, 0.6);
  const tearHalf = randomBetween(draw, 5.5, 8);

  const frame: Record<string, number> = {
    ...{ skin, fat, deltoid, stripe, bursa, cuff, arteryR, depositRad, depositZ, size, depth, tearHalf },
    lesion: lesions.indexOf(lesion),
    side: choice.side === 'right' ? -1 : 1,
    unfused: choice.aberrant ? 1 : 0,
    deep: 0,
  };
  frame.deep = deepOf(surface, frame);
  return frame;
}

/** The y shift that brings the skin through the origin. */
function deepOf(surface: Shape, variation: Variation): number {
  const fields = new Fields(parameters, [surface]);
  const field = fields.field(surface);
  fields.set(deriveShoulder(variation, 1, REST));
  let low = -80;
  let high = -20;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    fields.set({ deep: middle });
    // Raised too far, the origin lies inside.
    if (field(0, 0, 0) < 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

const REST: LiveState = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };

export function deriveShoulder(
  v: Variation,
  fill: number,
  live: LiveState,
): Readonly<Record<string, number>> {
  const get = (name: string, otherwise = 0): number => v[name] ?? otherwise;
  const lesion = lesions[Math.round(get('lesion'))] ?? 'arc';
  const { body, lobe, apart, askew, rough } = forms[lesion];
  const size = get('size', 1);
  const cuff = get('cuff', 30.4);
  const deltoid = get('deltoid');
  const toFascia = deltoid + FASCIA;
  const toFat = toFascia + get('fat', 5.5);
  const toPeribursal = get('bursa', 0.55) + get('stripe', 0.8);
  // How deep between cartilage and bursa; emptied, the deep wall stays and the shallow one sinks.
  const middle = mix(cuff, 24.5, get('depth', 0.5));
  const flat = (full: number): number =>
    fill <= 1 ? mix(EMPTY_GAP / 2, full, Math.max(fill, 0)) : full * (1 + 0.45 * (fill - 1));
  const bodyRy = flat(body[1] * size);
  const lobeRy = flat(lobe[1] * size);
  // The tendon curves away below a level body.
  const drop = (apart * size * apart * size) / (2 * middle);
  const out = clamp(1 - (live.pose?.internalRotationRad ?? POSE_MOST) / POSE_MOST, 0, 1);
  return {
    side: get('side', 1),
    deep: get('deep', -48),
    fibreY: get('deep', -48) - FIBRE_DROP,
    toSkin: toFat + get('skin', 1.8),
    toFat,
    toFascia,
    toDeltoid: deltoid,
    cuff,
    toPeribursal,
    bursa: get('bursa', 0.55),
    bladeRad: 0.72 * out,
    bladeZ: -10 * out,
    arteryR: get('arteryR', 1.3) * (1 + 0.05 * live.arteryPulse),
    osGap: get('unfused') > 0 ? 1 : -1,
    deposit: lesion === 'tear' ? 0 : 1,
    wall: lesion === 'cystic' ? 1 : 0,
    tear: lesion === 'tear' ? 1 : 0,
    depositKind: { arc: 0, fragmented: 1, nodular: 2, cystic: 3, tear: 2 }[lesion],
    depositRad: get('depositRad'),
    depositRough: rough * clamp(fill, 0, 1),
    depositY: middle - body[1] * size + bodyRy,
    depositZ: get('depositZ', 1),
    depositRx: body[0] * size,
    depositRy: bodyRy,
    depositRz: body[2] * size,
    lobeMedialX: apart * size,
    lobeLateralX: -apart * size,
    lobeY: middle - drop - lobe[1] * size + lobeRy,
    lobeZ: get('depositZ', 1) + askew,
    lobeRx: lobe[0] * size,
    lobeRy,
    lobeRz: lobe[2] * size,
    tearHalf: get('tearHalf', 6.5),
    sunkenAt: cuff - SAG + SAG_RADIUS,
  };
}
