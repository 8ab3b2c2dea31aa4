import { bend, displace, ellipsoid, offset, param, translate, tube, union } from '../construct';
import type { FibreFrame, Region, Structure } from '../region';
import type { Shape, Tube } from '../shape';
import type { TissueId } from '../tissue';
import { BUNDLE_X, CYST_BLEND, derivePopliteal, parameters, varyPopliteal } from './poplitealCase';

/*
 * The popliteal fossa of a left knee, patient prone, knee extended, with a Baker's cyst.
 *
 * Frame: origin on the skin over the cyst; x medial, y out of the body (posterior), z distal. The joint line is near z = 24.
 * Everything below the skin is written in a deep frame whose y = 0 lies on the inner face of the deep fascia above the
 * cyst; `deep` moves it so that the skin passes through the origin whatever the fat.
 *
 * Sizes and depths: typical figures of sonographic anatomy; nerve and vessel positions after cadaver and volunteer studies
 * (tibial nerve 14 mm deep and 6.5 mm wide at the crease; vessels 35 to 38 mm lateral of the medial epicondyle).
 */

const p = param;
const ALONG: FibreFrame = { kind: 'straight', along: [0, 0, 1] };
const run = (of: Tube, pennationRad = 0): FibreFrame => ({ kind: 'tube', tube: of, pennationRad });
const deep = (of: Shape): Shape => translate([0, p('deep'), 0], of);
const medial = (of: Shape): Shape => translate([p('medialX'), p('deep'), 0], of);

/** The sleeve of the deep fascia: skin and fat are layers around it. */
const sleeve = deep(
  union(
    22,
    tube([-115, -1, -36, 34, 38], [0, -2, -33, 30, 33], [115, -3, -36, 32, 39]),
    tube([-115, -40, -38, 33, 38], [0, -38, -36, 30, 36], [115, -38, -37, 31, 38]),
  ),
);
const skin = offset(p('total'), sleeve);
const uneven = displace(0.5, 13, skin);

const semimembranosus = tube(
  [-115, -5, -16, 20, 14],
  [-60, 2, -15, 18, 12],
  [-28, 10, -14.5, 9.5, 7],
  [-2, 15.5, -17, 0.8, 0.8],
);
const semimembranosusTendon = tube(
  [-75, 5, -8, 5, 1],
  [-22, 14.5, -14.5, 3.4, 2],
  [6, 16.5, -17.5, 3.3, 2.5],
  [42, 13, -43, 4.5, 0.8],
);
const semitendinosusTendon = tube(
  [-115, 2, -4, 3.4, 2.2],
  [-40, 12, -7.5, 2.4, 1.9],
  [2, 18.4, -12, 2.1, 1.8],
  [42, 21, -19, 2.6, 1.4],
  [80, 22, -36, 3, 0.8],
);
const gastrocnemiusMedial = tube(
  [-12, -2, -26, 2, 1],
  [18, -3, -22.5, 10, 5],
  [55, 2, -19, 19, p('gastrocnemiusRy')],
  [115, 2, -15, 22.5, 13],
);
const gastrocnemiusMedialTendon = tube(
  [-24, 1, -33, 3, 1],
  [0, -2.5, -22.5, 4.5, 1.3],
  [42, -2, -12, 7, 0.5],
);
const gastrocnemiusLateral = tube(
  [-14, -42, -26, 2, 1],
  [18, -41, -20.5, 11, 6.5],
  [55, -42, -17, 17.5, 11],
  [115, -43, -15, 20.5, 13],
);
const bicepsFemoris = tube(
  [-115, -48, -17, 18, 13],
  [-50, -53, -17.5, 12, 10],
  [-5, -57, -21, 7, 6],
  [36, -60, -35, 3, 2.2],
);

/** Medial and superficial, from the front of the thigh to the front of the shin. */
const sartorius = tube([-115, 19, -24, 6, 13], [-20, 22.5, -32, 3.5, 11], [66, 19, -52, 1, 1]);
const popliteus = tube(
  [8, -46, -34, 1.5, 1.5],
  [40, -22, -37, 17, 4.5],
  [85, -8, -46, 9, 4],
  [100, -4, -50, 1, 1],
);
const soleus = tube([34, -48, -33, 3, 2], [65, -38, -34, 17, 6], [115, -24, -36, 32, 10]);

const condyles = union(0, ellipsoid([5, -42.5, 2], [14.5, 20, 22]), ellipsoid([-45, -42, 2], [14.5, 20, 21]));
const shaft = tube(
  [-115, -22, -54, 14, 14],
  [-45, -20, -60, 31, 13],
  [-12, -20, -62, 38, 21],
  [14, -20, -66, 30, 10],
);
const tibia = tube([23.6, -20, -53, 37, 24], [55, -19, -61, 24, 20], [115, -12, -62, 14, 16]);
const fibula = tube([36, -58, -44, 9, 9], [60, -54, -50, 6, 6], [115, -50, -53, 5.5, 5.5]);

const bundle = (of: Shape): Shape => {
  const y = p('bundleY');
  return translate([p('bundleX'), y, 0], deep(of));
};
const artery = tube(
  [-115, -14, -34, p('arteryUp'), p('arteryUp')],
  [0, -18.8, -18.8, p('arteryUp'), p('arteryUp')],
  [60, -19.5, -31, p('arteryDown'), p('arteryDown')],
  [115, -19, -39, p('arteryDown'), p('arteryDown')],
);
const vein = tube(
  [-115, -20, -24, p('veinUpRx'), p('veinUpRy')],
  [0, BUNDLE_X, -12.2, p('veinUpRx'), p('veinUpRy')],
  [60, -20, -24.6, p('veinDownRx'), p('veinDownRy')],
  [115, -20, -33, p('veinDownRx'), p('veinDownRy')],
);
const nerve = tube(
  [-115, -27, -11, p('nerveRx'), p('nerveRx')],
  [0, -20.6, -4.9, p('nerveRx'), p('nerveRy')],
  [60, -20.5, -18.8, p('nerveRy'), p('nerveRy')],
  [115, -20.5, -27.5, p('nerveRy'), p('nerveRy')],
);

/** Lying on gastrocnemius, which rises under it: an uneven body, a distal lobe, and the comma of the neck between semimembranosus and gastrocnemius to the joint. */
const cyst = deep(
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

const structure = (
  id: string,
  anatomical: string,
  plain: string,
  tissue: TissueId,
  shape: Shape,
  fibre: FibreFrame = ALONG,
  role: Structure['role'] = 'tissue',
): Structure => ({ id, name: { anatomical, plain }, tissue, shape, fibre, role });

const structures: readonly Structure[] = [
  structure('skin', 'Skin', 'Skin', 'skin', skin),
  structure('fat', 'Subcutaneous fat', 'Fat under the skin', 'fat', offset(p('skinInner'), skin)),
  structure(
    'fascia',
    'Popliteal fascia',
    'Deep fascia',
    'fascia',
    offset(p('fascia'), uneven),
    ALONG,
    'landmark',
  ),
  structure('connective', 'Popliteal fat', 'Deep fat', 'connective', offset(p('fasciaInner'), uneven)),
  structure(
    'bicepsFemoris',
    'Biceps femoris',
    'Outer thigh muscle',
    'muscle',
    deep(bicepsFemoris),
    run(bicepsFemoris, 0.2),
  ),
  structure(
    'semimembranosus',
    'Semimembranosus',
    'Inner thigh muscle',
    'muscle',
    medial(semimembranosus),
    run(semimembranosus, 0.26),
    'landmark',
  ),
  structure('sartorius', 'Sartorius', 'Long thigh muscle', 'muscle', deep(sartorius), run(sartorius)),
  structure('popliteus', 'Popliteus', 'Deep knee muscle', 'muscle', deep(popliteus), run(popliteus, 0.5)),
  structure('soleus', 'Soleus', 'Deep calf muscle', 'muscle', deep(soleus), run(soleus, 0.3)),
  structure(
    'gastrocnemiusLateral',
    'Lateral head of gastrocnemius',
    'Outer calf muscle',
    'muscle',
    deep(gastrocnemiusLateral),
    run(gastrocnemiusLateral, 0.22),
  ),
  structure(
    'gastrocnemiusMedial',
    'Medial head of gastrocnemius',
    'Inner calf muscle',
    'muscle',
    deep(gastrocnemiusMedial),
    run(gastrocnemiusMedial, 0.3),
    'landmark',
  ),
  structure(
    'gastrocnemiusMedialTendon',
    'Tendon of the medial head of gastrocnemius',
    'Tendon of the inner calf muscle',
    'tendon',
    deep(gastrocnemiusMedialTendon),
    run(gastrocnemiusMedialTendon),
    'landmark',
  ),
  structure(
    'semimembranosusTendon',
    'Semimembranosus tendon',
    'Tendon of the inner thigh muscle',
    'tendon',
    medial(semimembranosusTendon),
    run(semimembranosusTendon),
    'landmark',
  ),
  structure(
    'semitendinosusTendon',
    'Semitendinosus tendon',
    'Thin tendon of the inner thigh',
    'tendon',
    medial(semitendinosusTendon),
    run(semitendinosusTendon),
    'landmark',
  ),
  structure('cartilage', 'Cartilage of the condyles', 'Joint cartilage', 'cartilage', deep(condyles)),
  structure(
    'femur',
    'Femur',
    'Thigh bone',
    'bone',
    deep(union(5, shaft, offset(-2.4, condyles))),
    ALONG,
    'landmark',
  ),
  structure('tibia', 'Tibia', 'Shin bone', 'bone', deep(tibia), ALONG, 'landmark'),
  structure('fibula', 'Fibula', 'Calf bone', 'bone', deep(fibula)),
  structure('artery', 'Popliteal artery', 'Artery', 'artery', bundle(artery), run(artery), 'hazard'),
  structure(
    'vein',
    'Popliteal vein',
    'Vein',
    'vein',
    translate([0, p('veinY'), 0], bundle(vein)),
    run(vein),
    'hazard',
  ),
  structure('nerve', 'Tibial nerve', 'Nerve', 'nerve', bundle(nerve), run(nerve), 'hazard'),
  structure('cyst', "Baker's cyst", 'Fluid-filled cyst', 'synovialFluid', cyst, ALONG, 'target'),
];

export const popliteal: Region = {
  id: 'popliteal',
  title: 'Popliteal fossa',
  parameters,
  structures,
  surface: skin,
  reach: { x: 32, z: 55 },
  cavity: { structure: 'cyst', fullMl: 'fullMl' },
  vary: (seed) => varyPopliteal(skin, cyst, seed),
  derive: derivePopliteal,
};
