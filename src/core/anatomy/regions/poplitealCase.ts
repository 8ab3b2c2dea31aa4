import { clamp, mix } from '../../math/functions';
import { randomBetween, randomStream } from '../../math/random';
import { volumeMl } from '../cavity';
import { Fields } from '../fields';
import type { CaseChoice, LiveState, Parameter, Variation } from '../region';
import type { Shape } from '../shape';
import { drawnFat } from './habitus';
import { deriveLesion, lesionParameters, slackening, varyLesion } from './poplitealLesions';

const FASCIA = 0.7;
/** Depth of the cyst's floor below the deep fascia, mm: it lies on gastrocnemius and the joint capsule, which do not move. */
const FLOOR = 18.8;
/** Least gap between deep fascia and a full cyst, mm. */
const ROOF_GAP = 1.9;
/** Gap between the walls of an emptied cyst, mm. */
const EMPTY_GAP = 0.3;
/** Least distance across kept between the full cyst and the pressed vein, mm; at their own depths they are further apart. */
const BUNDLE_GAP = 4;
/** Width over which body, lobe and neck of the cyst blend, mm. */
export const CYST_BLEND = 1.2;
/** Middle of the bundle at the crease before a case shifts it, mm. */
export const BUNDLE_X = -20;

/** mm, and what each means; the ranges bound every case and moment, and size the shapes' bounds. */
const usual: readonly Parameter[] = [
  ['skinInner', -2.1, -1.4, -1.8],
  ['fascia', -27.1, -4.4, -10.8],
  ['fasciaInner', -27.8, -5.1, -11.5],
  ['deep', -30, -4, -11.5],
  ['total', 5.1, 27.8, 11.5],
  ['medialX', -1.5, 1.5, 0],
  ['gastrocnemiusRy', 7, 11, 9],
  ['bundleX', -4, 2, 0],
  ['bundleY', -2, 2, 0],
  ['nerveRx', 2.6, 4, 3.25],
  ['nerveRy', 1.2, 2, 1.6],
  ['veinY', -5, 1, 0],
  ['veinUpRx', 2, 8, 4.6],
  ['veinUpRy', 0.2, 6, 4],
  ['veinDownRx', 1.8, 7, 3.9],
  ['veinDownRy', 0.2, 5, 3.4],
  ['arteryUp', 1.8, 5.2, 3.6],
  ['arteryDown', 1.5, 4.6, 3],
  ['cystX', -1, 4, 2],
  ['cystY', -20, -5, -9.8],
  ['cystZ', -4, 16, 6],
  ['cystRx', 5, 16.5, 11.5],
  ['cystRy', 0.1, 10.5, 8],
  ['cystRz', 14, 50, 33],
  ['lobeX', -4, 8, 3],
  ['lobeY', -19, -3, -11.5],
  ['lobeZ', 10, 46, 27],
  ['lobeRx', 2, 12, 7.5],
  ['lobeRy', 0.1, 7.5, 5],
  ['lobeRz', 7, 30, 16],
  ['neckY', -20, -15, -17.5],
  ['neckUp', 0.2, 3.8, 2.1],
  ['neckDown', 0.2, 3.2, 1.8],
  ['slack', -0.3, 0, 0],
  ['rough', 0, 1, 0.8],
].map(([param, low, high, value]) => ({
  param: String(param),
  unit: 'mm',
  low: Number(low),
  high: Number(high),
  value: Number(value),
}));
export const parameters: readonly Parameter[] = [...usual, ...lesionParameters];

/** Draws the patients of this region; `surface` and `cyst` are its shapes, which say where the skin is and how much they hold. */
export function varyPopliteal(surface: Shape, cyst: Shape, seed: number, choice: CaseChoice = {}): Variation {
  const habitus = randomStream(seed, 'popliteal.habitus');
  const skin = randomBetween(habitus, 1.5, 2);
  const fat = drawnFat(habitus, 9);
  const medialX = randomBetween(habitus, -1, 1);
  const gastrocnemiusRy = randomBetween(habitus, 8, 10.5);

  const bundle = randomStream(seed, 'popliteal.bundle');
  const veinRadius = randomBetween(bundle, 3.5, 5.4);
  const arteryRadius = randomBetween(bundle, 2.7, 4.3);
  const nerveRx = randomBetween(bundle, 2.9, 3.6);
  const nerveRy = randomBetween(bundle, 1.4, 1.8);
  const bundleShift = randomBetween(bundle, -1.2, 1.2);
  // Under thick fat the bundle lies deep from the skin, but closer to the fascia.
  const bundleY = clamp(0.3 * (fat - 9), -1.8, 1.5);

  const draw = randomStream(seed, 'popliteal.cyst');
  const drawnMl = randomBetween(draw, 12, 20.5);
  const cystX = 1.6 + randomBetween(draw, -0.5, 0.5);
  const cystZ = randomBetween(draw, 3, 9);
  const lobeSide = randomBetween(draw, -1.5, 2.5);
  const drawnLobe = randomBetween(draw, 0.58, 0.7);
  const neck = randomBetween(draw, 1.1, 2.4);
  const drawnFlatness = randomBetween(draw, 0.92, 1);
  const width = randomBetween(draw, 0.94, 1.06);
  // A burst cyst has lost half of its height, and its tip is drawn out to where the fluid went.
  const burst = choice.lesion === 'ruptured';
  const wantedMl = burst ? 0.5 * drawnMl : drawnMl;
  const flatness = burst ? 0.58 * drawnFlatness : drawnFlatness;
  const lobeSize = burst ? 0.62 * drawnLobe : drawnLobe;

  const frame: Record<string, number> = { skin, fat, medialX, gastrocnemiusRy, nerveRx, nerveRy, bundleY };
  Object.assign(frame, {
    veinRadius,
    arteryRadius,
    cystX,
    cystZ,
    lobeSide,
    lobeSize,
    neck,
    deep: 0,
    bundleX: 0,
  });
  Object.assign(frame, varyLesion(seed, choice));
  frame.deep = deepOf(surface, frame);

  const cystRy = ((FLOOR - ROOF_GAP) / 2) * flatness;
  frame.cystRy = cystRy;
  let cystRx = 0;
  let scale = 1;
  // Twice is enough: the volume goes as the square of the scale to within the lobe's and neck's small share.
  for (let i = 0; i < 3; i++) {
    cystRx = clamp(11.4 * scale * width, 8.5, 14);
    frame.cystRx = cystRx;
    frame.cystRz = clamp(31 * scale, 22, 38);
    if (i < 2) scale *= Math.sqrt(wantedMl / cystMl(cyst, frame));
  }
  // The pressed vein is a fifth wider, and pushed aside no further than the vessel itself lies.
  const cystEdge = cystX - cystRx;
  const widest = BUNDLE_X + veinRadius * 1.2;
  frame.bundleX = clamp(Math.min(bundleShift, cystEdge - BUNDLE_GAP - widest), -4, 2);
  return frame;
}

/** The y shift that brings the skin through the origin. */
function deepOf(surface: Shape, variation: Variation): number {
  const fields = new Fields(parameters, [surface]);
  const field = fields.field(surface);
  fields.set(derivePopliteal(variation, 1, REST));
  let low = -40;
  let high = -2;
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

function cystMl(cyst: Shape, variation: Variation): number {
  const fields = new Fields(parameters, [cyst]);
  const field = fields.field(cyst);
  fields.set(derivePopliteal(variation, 1, REST));
  return volumeMl(field, fields.bounds(cyst));
}

/** An emptying cavity's height falls all the way, its width and length only a little; beyond full it swells on all sides. */
function deflate(full: number, share: number, fill: number): number {
  return fill <= 1 ? full * mix(share, 1, fill) : full * (1 + 0.45 * (fill - 1));
}

export function derivePopliteal(
  v: Variation,
  fill: number,
  live: LiveState,
): Readonly<Record<string, number>> {
  const get = (name: string, otherwise = 0): number => v[name] ?? otherwise;
  const total = get('skin') + get('fat') + FASCIA;
  const flat = (full: number): number => deflate(full, (EMPTY_GAP / 2 + CYST_BLEND / 4) / full, fill);

  const flexionRad = live.pose?.kneeFlexionRad ?? 0;
  const slack = slackening(flexionRad);
  const cystRy = flat(get('cystRy', 8)) * slack.height;
  const cystRx = deflate(get('cystRx', 11.5), 0.82, fill) * slack.width;
  const cystRz = deflate(get('cystRz', 33), 0.86, fill) * slack.length;
  const drawnOut = get('leak');
  const lobe = get('lobeSize', 0.65);
  const lobeRy = flat(get('cystRy', 8) * lobe) * slack.height;
  const neck = flat(get('neck', 1.8));

  const veinRadius = get('veinRadius', 4.6) * (1 - 0.35 * get('pushed'));
  const squash = mix(1, 0.12, live.veinPress);
  const widen = mix(1, 1.2, live.veinPress);
  const pulse = 1 + 0.04 * live.arteryPulse;
  // A clotted artery has shrunk and does not beat.
  const arteryRadius = get('arteryRadius', 3.6) * (get('thrombosed') > 0 ? 0.72 : pulse);

  return {
    skinInner: -get('skin'),
    fascia: -total + FASCIA,
    fasciaInner: -total,
    total,
    deep: get('deep'),
    medialX: get('medialX'),
    gastrocnemiusRy: get('gastrocnemiusRy', 9),
    bundleX: get('bundleX'),
    bundleY: get('bundleY'),
    nerveRx: get('nerveRx', 3.25),
    nerveRy: get('nerveRy', 1.6),
    // The deep wall stays on what lies below it.
    veinY: -0.88 * veinRadius * (1 - squash),
    veinUpRx: veinRadius * widen,
    veinUpRy: veinRadius * 0.88 * squash,
    veinDownRx: veinRadius * 0.85 * widen,
    veinDownRy: veinRadius * 0.75 * squash,
    arteryUp: arteryRadius,
    arteryDown: arteryRadius * 0.84,
    cystX: get('cystX', 2),
    cystY: -FLOOR + cystRy,
    cystZ: get('cystZ', 6),
    cystRx,
    cystRy,
    cystRz,
    lobeX: get('cystX', 2) + get('lobeSide'),
    // The lobe's floor rises with gastrocnemius.
    lobeY: -FLOOR + 0.6 + lobeRy,
    lobeZ: get('cystZ', 6) + (0.62 + 0.2 * drawnOut) * get('cystRz', 33),
    lobeRx: cystRx * lobe,
    lobeRy,
    lobeRz: cystRz * (0.5 + 0.1 * drawnOut),
    neckY: mix(-19, -17.5, clamp(fill, 0, 1)),
    neckUp: neck * 1.2,
    neckDown: neck,
    // Empty walls lie on one another: takes back what the blend of body and lobe adds to them.
    slack: (-CYST_BLEND / 4) * clamp(1 - fill, 0, 1),
    rough: 0.8 * clamp(fill, 0, 1),
    ...deriveLesion(v, {
      flexionRad,
      dorsiflexionRad: live.pose?.ankleDorsiflexionRad ?? 0,
      floor: FLOOR,
      height: cystRy,
      squash,
    }),
  };
}
