import {
  bend,
  displace,
  ellipsoid,
  intersection,
  mirror,
  offset,
  param,
  shell,
  sphere,
  translate,
  tube,
  union,
} from '../construct';
import type { FibreFrame } from '../region';
import type { Num, Shape, Tube } from '../shape';
import { BUNDLE_X, CYST_BLEND } from './poplitealCase';
import { ARTERY_AT, HIDDEN } from './poplitealLesions';

/* The shapes of the popliteal fossa; frame and sources stand in `popliteal.ts`. */

export const p = param;
export const ALONG: FibreFrame = { kind: 'straight', along: [0, 0, 1] };
export const run = (of: Tube, pennationRad = 0, slide: Num = 0): FibreFrame => ({
  kind: 'tube',
  tube: of,
  pennationRad,
  slide,
});
export const deep = (of: Shape): Shape => translate([0, p('deep'), 0], of);
export const medial = (of: Shape): Shape => translate([p('medialX'), p('deep'), p('thighSlide')], of);
export const thigh = (of: Shape): Shape => translate([0, p('deep'), p('thighSlide')], of);
export const calf = (of: Shape): Shape => translate([0, p('deep'), p('calfSlide')], of);

/** The sleeve of the deep fascia: skin and fat are layers around it. */
const sleeve = deep(
  union(
    22,
    tube([-115, -1, -36, 34, 38], [0, -2, -33, 30, 33], [115, -3, -36, 32, 39]),
    tube([-115, -40, -38, 33, 38], [0, -38, -36, 30, 36], [115, -38, -37, 31, 38]),
  ),
);
export const skin = offset(p('total'), sleeve);
export const uneven = displace(0.5, 13, skin);

export const semimembranosus = tube(
  [-115, -5, -16, 20, 14],
  [-60, 2, -15, 18, 12],
  [-28, 10, -14.5, 9.5, 7],
  [-2, 15.5, -17, 0.8, 0.8],
);
export const semimembranosusTendon = tube(
  [-75, 5, -8, 5, 1],
  [-22, 14.5, -14.5, 3.4, 2],
  [6, 16.5, -17.5, 3.3, 2.5],
  [42, 13, -43, 4.5, 0.8],
);
/** Fusiform, in the gutter of semimembranosus, and all tendon a hand's breadth above the joint line. */
export const semitendinosus = tube(
  [-115, 0, -6.8, 14, 7],
  [-82, 5, -7.2, 9.5, 5.4],
  [-44, 11.4, -7.5, 0.8, 0.8],
);
/** It begins as a thin sheet within the belly. */
export const semitendinosusTendon = tube(
  [-115, 2, -4.6, 1.4, 0.8],
  [-40, 12, -7.5, 2.4, 1.9],
  [2, 18.4, -12, 2.1, 1.8],
  [42, 21, -19, 2.6, 1.4],
  [80, 22, -36, 3, 0.8],
);
export const gastrocnemiusMedial = tube(
  [-12, -2, -26, 2, 1],
  [18, -3, -22.5, 10, 5],
  [55, 2, -19, 19, p('gastrocnemiusRy')],
  [115, 2, -15, 22.5, 13],
);
export const gastrocnemiusMedialTendon = tube(
  [-24, 1, -33, 3, 1],
  [0, -2.5, -22.1, 4.5, 1.3],
  [42, -2, -12, 7, 0.5],
);
export const gastrocnemiusLateral = tube(
  [-14, -42, -26, 2, 1],
  [18, -41, -20.5, 11, 6.5],
  [55, -42, -17, 17.5, 11],
  [115, -43, -15, 20.5, 13],
);
export const bicepsFemoris = tube(
  [-115, -48, -17, 18, 13],
  [-50, -53, -17.5, 12, 10],
  [-5, -57, -21, 7, 6],
  [36, -60, -35, 3, 2.2],
);

/** Medial and superficial, from the front of the thigh to the front of the shin. */
export const sartorius = tube([-115, 19, -24, 6, 13], [-20, 22.5, -32, 3.5, 11], [66, 19, -52, 1, 1]);
export const popliteus = tube(
  [8, -46, -34, 1.5, 1.5],
  [40, -22, -37, 17, 4.5],
  [85, -8, -46, 9, 4],
  [100, -4, -50, 1, 1],
);
export const soleus = tube([34, -48, -33, 3, 2], [65, -38, -34, 17, 6], [115, -24, -36, 32, 10]);

/**
 * The backs of the condyles: balls of 22 mm, as the back of a condyle is seen from the side, cut to a breadth of 29 mm. They stand out
 * furthest near the notch and fall away to the epicondyles, so that from behind they are broad arches; cartilage ends before their
 * edges. Radius of the back 18 to 24 mm, breadth 25 to 30 mm: typical, unverified.
 */
const NOTCH = -20;
const ball = sphere([NOTCH + 20.5, -44.8, 2], 22);
const condyles = (of: Shape, half: number): Shape => {
  const breadth: Shape = { op: 'box', at: [NOTCH + 25, -44.8, 2], half: [half, 40, 40], rounding: 0 };
  return deep(mirror('x', NOTCH, true, intersection(6, of, breadth)));
};
/** The condyles with their cartilage, over which the capsule is a layer: worked out once. */
export const joint = condyles(ball, 13.5);
export const condyleBone = condyles(offset(-2.4, ball), 14.5);
export const shaft = tube(
  [-115, -22, -54, 14, 14],
  [-45, -20, -60, 31, 13],
  [-12, -20, -62, 38, 21],
  [14, -20, -66, 30, 10],
);
export const tibia = tube([23.6, -20, -53, 37, 24], [55, -19, -61, 24, 20], [115, -12, -62, 14, 16]);
export const fibula = tube([36, -58, -44, 9, 9], [60, -54, -50, 6, 6], [115, -50, -53, 5.5, 5.5]);

/** The nerve's own bed in the bundle, in which the ankle moves it. */
export const nerveBed = (of: Shape): Shape =>
  translate([p('bundleX'), p('nerveY'), p('nerveSlide')], deep(of));
export const bundle = (of: Shape): Shape => {
  const y = p('bundleY');
  return translate([p('bundleX'), y, 0], deep(of));
};
export const artery = tube(
  [-115, -14, -34, p('arteryUp'), p('arteryUp')],
  [0, -18.8, -18.8, p('arteryUp'), p('arteryUp')],
  [60, -19.5, -31, p('arteryDown'), p('arteryDown')],
  [115, -19, -39, p('arteryDown'), p('arteryDown')],
);
export const vein = tube(
  [-115, -20, -24, p('veinUpRx'), p('veinUpRy')],
  [0, BUNDLE_X, -12.2, p('veinUpRx'), p('veinUpRy')],
  [60, -20, -24.6, p('veinDownRx'), p('veinDownRy')],
  [115, -20, -33, p('veinDownRx'), p('veinDownRy')],
);
/** A second vessel in the artery's tree: hidden in the artery, or the lumen of an aneurysm, or an anterior tibial artery that leaves too high. */
export const branch = tube(
  [-30, ...ARTERY_AT.above, HIDDEN, HIDDEN],
  [8, p('branchX'), p('branchY'), p('branchR'), p('branchR')],
  [46, p('branchDownX'), ARTERY_AT.below[1], p('branchDownR'), p('branchDownR')],
  [112, -19, -38.6, HIDDEN, HIDDEN],
);
export const nerve = tube(
  [-115, -27, -11, p('nerveRx'), p('nerveRx')],
  [0, -20.6, -4.9, p('nerveRx'), p('nerveRy')],
  [60, -20.5, -18.8, p('nerveRy'), p('nerveRy')],
  [115, -20.5, -27.5, p('nerveRy'), p('nerveRy')],
);

/** From the sciatic nerve along the edge of biceps femoris to the neck of the fibula. */
export const peronealNerve = tube(
  [-115, -33, -11, 2.2, 1.6],
  [-40, -38.5, -6.3, 2.1, 1.4],
  [0, -45.5, -4.4, 2.1, 1.2],
  [45, -60.5, -24, 1.9, 1.2],
  [70, -66, -44, 1, 1],
);
/** From the tibial nerve between the heads of gastrocnemius to the calf. */
export const suralNerve = tube(
  [-14, -20.2, -5, 0.6, 0.5],
  [14, -21.6, -5.2, 1.1, 0.8],
  [60, -20.5, -3.6, 1.1, 0.8],
  [115, -20, -1, 1, 0.7],
);
/** Under the fascia of the calf, then down beside the tibial nerve into the popliteal vein. */
export const smallVein = tube(
  [-16, -18, -12, 1.3, p('smallVeinRy')],
  [2, -15.6, -6.6, 1.4, p('smallVeinRy')],
  [24, -17.6, -1.7, 1.5, p('smallVeinRy')],
  [115, -18.5, 1.6, 1.5, p('smallVeinRy')],
);

/** Lying on gastrocnemius, which rises under it: an uneven body, a distal lobe, and the comma of the neck between semimembranosus and gastrocnemius to the joint. */
export const cyst = deep(
  bend(
    8,
    40,
    0.0046,
    displace(
      p('rough'),
      9,
      offset(
        p('slack'),
        union(
          CYST_BLEND,
          ellipsoid([p('cystX'), p('cystY'), p('cystZ')], [p('cystRx'), p('cystRy'), p('cystRz')]),
          ellipsoid([p('lobeX'), p('lobeY'), p('lobeZ')], [p('lobeRx'), p('lobeRy'), p('lobeRz')]),
          ellipsoid([8.6, p('neckY'), -4], [p('neckUp'), 3.4, 8]),
          ellipsoid([6.9, -20.8, -5], [p('neckDown'), 2.7, 6]),
        ),
      ),
    ),
  ),
);

/** The wall where it is thick; the cyst fills it. */
export const wall = offset(p('wall'), cyst);
/** A wavy sheet across the cyst. */
const sheet = (normal: readonly [number, number, number], far: number): Shape =>
  displace(1.7, 6.5, { op: 'halfSpace', normal, offset: far });
const across = sheet([-0.5, -0.75, -0.433], 7);
/** One from wall to wall and one that parts the chamber above it, thin, here thicker and there thinner. */
export const septa = intersection(
  0,
  cyst,
  deep(
    displace(
      0.13,
      3,
      union(
        0.6,
        shell(p('septum'), across),
        intersection(0, shell(p('septum'), sheet([-0.4, 0.3, -0.866], -16.1)), across),
      ),
    ),
  ),
);
export const sediment = intersection(0, cyst, { op: 'halfSpace', normal: [0, 1, 0], offset: p('level') });
export const looseBody = deep(
  displace(0.35, 3, ellipsoid([p('bodyX'), p('bodyY'), 3], [p('bodyR'), p('bodyRy'), p('bodyR')])),
);
/** Fluid that a burst cyst has let down the calf, on gastrocnemius. */
export const leak = deep(
  tube([32, 4, -10.6, 3, 1], [58, 4, p('leakY'), 9, 1.7], [90, 3, -5.6, 8, 1.2], [112, 2, -3, 1, 0.3]),
);
export const lookAlike = deep(
  displace(0.8, 9, ellipsoid([p('lookX'), p('lookY'), p('lookZ')], [p('lookRx'), p('lookRy'), p('lookRz')])),
);
