import { offset, translate, union } from '../construct';
import type { Flow } from '../flow';
import type { FibreFrame, Region, Structure } from '../region';
import type { Shape } from '../shape';
import type { TissueId } from '../tissue';
import { derivePopliteal, parameters, varyPopliteal } from './poplitealCase';
import { lesions, poses, tensionOf } from './poplitealLesions';
import {
  ALONG,
  artery,
  bicepsFemoris,
  branch,
  bundle,
  calf,
  condyleBone,
  cyst,
  deep,
  fibula,
  gastrocnemiusLateral,
  gastrocnemiusMedial,
  gastrocnemiusMedialTendon,
  joint,
  leak,
  lookAlike,
  looseBody,
  medial,
  nerve,
  nerveBed,
  p,
  peronealNerve,
  popliteus,
  run,
  sartorius,
  sediment,
  semimembranosus,
  semimembranosusTendon,
  semitendinosus,
  semitendinosusTendon,
  septa,
  shaft,
  skin,
  smallVein,
  soleus,
  suralNerve,
  thigh,
  tibia,
  uneven,
  vein,
  wall,
} from './poplitealShapes';

/*
 * The popliteal fossa of a left knee, patient prone, knee extended, with a Baker's cyst.
 *
 * Frame: origin on the skin over the cyst; x medial, y out of the body (posterior), z distal. The joint line is near z = 24.
 * Everything below the skin is written in a deep frame whose y = 0 lies on the inner face of the deep fascia above the
 * cyst; `deep` moves it so that the skin passes through the origin whatever the fat.
 *
 * Sizes and depths: typical figures of sonographic anatomy; nerve and vessel positions after cadaver and volunteer studies
 * (tibial nerve 14 mm deep and 6.5 mm wide at the crease; vessels 35 to 38 mm lateral of the medial epicondyle). Speeds of blood:
 * typical, unverified.
 */

const structure = (
  id: string,
  anatomical: string,
  plain: string,
  tissue: TissueId,
  shape: Shape,
  fibre: FibreFrame = ALONG,
  role: Structure['role'] = 'tissue',
  more: Pick<Structure, 'when' | 'contents' | 'flow'> = {},
): Structure => ({ id, name: { anatomical, plain }, tissue, shape, fibre, role, ...more });

/** Blood that runs down the limb in the artery, and up in the veins: peak speed, mm/s. */
const down = (peakMmPerS: number, ...tubes: readonly Shape[]): { readonly flow: Flow } => ({
  flow: { wave: 'artery', peakMmPerS, course: { kind: 'tubes', tubes } },
});
const up = (peakMmPerS: number, tube: Shape): { readonly flow: Flow } => ({
  flow: { wave: 'vein', peakMmPerS: -peakMmPerS, course: { kind: 'tubes', tubes: [tube] } },
});
const veinThere = translate([p('veinX'), p('veinY'), 0], bundle(vein));

const LINING = { by: p('liningTissue'), of: ['vesselWall', 'synovium'] } as const;

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
  structure('capsule', 'Joint capsule', 'Capsule of the joint', 'ligament', offset(1, joint)),
  structure(
    'bicepsFemoris',
    'Biceps femoris',
    'Outer thigh muscle',
    'muscle',
    thigh(bicepsFemoris),
    run(bicepsFemoris, 0.2, p('thighSlide')),
  ),
  structure(
    'semimembranosus',
    'Semimembranosus',
    'Inner thigh muscle',
    'muscle',
    medial(semimembranosus),
    run(semimembranosus, 0.26, p('thighSlide')),
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
    calf(gastrocnemiusLateral),
    run(gastrocnemiusLateral, 0.22, p('calfSlide')),
  ),
  structure(
    'gastrocnemiusMedial',
    'Medial head of gastrocnemius',
    'Inner calf muscle',
    'muscle',
    calf(gastrocnemiusMedial),
    run(gastrocnemiusMedial, 0.3, p('calfSlide')),
    'landmark',
  ),
  structure(
    'gastrocnemiusMedialTendon',
    'Tendon of the medial head of gastrocnemius',
    'Tendon of the inner calf muscle',
    'tendon',
    calf(gastrocnemiusMedialTendon),
    run(gastrocnemiusMedialTendon, 0, p('calfSlide')),
    'landmark',
  ),
  structure(
    'semimembranosusTendon',
    'Semimembranosus tendon',
    'Tendon of the inner thigh muscle',
    'tendon',
    medial(semimembranosusTendon),
    run(semimembranosusTendon, 0, p('thighSlide')),
    'landmark',
  ),
  structure(
    'semitendinosus',
    'Semitendinosus',
    'Long muscle at the back of the thigh',
    'muscle',
    medial(semitendinosus),
    run(semitendinosus, 0.12, p('thighSlide')),
  ),
  structure(
    'semitendinosusTendon',
    'Semitendinosus tendon',
    'Thin tendon of the inner thigh',
    'tendon',
    medial(semitendinosusTendon),
    run(semitendinosusTendon, 0, p('thighSlide')),
    'landmark',
  ),
  structure('cartilage', 'Cartilage of the condyles', 'Joint cartilage', 'cartilage', joint),
  structure('femur', 'Femur', 'Thigh bone', 'bone', union(5, deep(shaft), condyleBone), ALONG, 'landmark'),
  structure('tibia', 'Tibia', 'Shin bone', 'bone', deep(tibia), ALONG, 'landmark'),
  structure('fibula', 'Fibula', 'Calf bone', 'bone', deep(fibula)),
  structure(
    'leak',
    'Fluid on gastrocnemius',
    'Fluid that has run into the calf',
    'synovialFluid',
    leak,
    ALONG,
    'tissue',
    { when: p('leakThere') },
  ),
  structure('lookAlike', 'Mass', 'Lump', 'solidMass', lookAlike, ALONG, 'hazard', {
    when: p('lookThere'),
    contents: { by: p('lookContent'), of: ['solidMass', 'clot'] },
  }),
  structure(
    'artery',
    'Popliteal artery',
    'Artery',
    'artery',
    bundle(union(0, artery, branch)),
    run(artery),
    'hazard',
    {
      contents: { by: p('arteryContent'), of: ['artery', 'clot'] },
      ...down(690, bundle(artery), bundle(branch)),
    },
  ),
  structure('vein', 'Popliteal vein', 'Vein', 'vein', veinThere, run(vein), 'hazard', up(140, veinThere)),
  structure(
    'nerve',
    'Tibial nerve',
    'Nerve',
    'nerve',
    nerveBed(nerve),
    run(nerve, 0, p('nerveSlide')),
    'hazard',
  ),
  structure(
    'peronealNerve',
    'Common peroneal nerve',
    'Outer nerve',
    'nerve',
    deep(peronealNerve),
    run(peronealNerve),
    'hazard',
  ),
  structure(
    'suralNerve',
    'Medial sural cutaneous nerve',
    'Nerve of the skin of the calf',
    'nerve',
    nerveBed(suralNerve),
    run(suralNerve, 0, p('nerveSlide')),
    'hazard',
  ),
  structure(
    'smallSaphenousVein',
    'Small saphenous vein',
    'Vein under the skin',
    'vein',
    bundle(smallVein),
    run(smallVein),
    'hazard',
    up(40, bundle(smallVein)),
  ),
  structure('wall', 'Wall of the cyst', 'Wall of the cyst', 'vesselWall', wall, ALONG, 'tissue', {
    when: p('wallThere'),
    contents: LINING,
  }),
  structure('cyst', "Baker's cyst", 'Fluid-filled cyst', 'synovialFluid', cyst, ALONG, 'target', {
    when: p('cystThere'),
    contents: { by: p('content'), of: ['synovialFluid', 'turbidFluid', 'pus'] },
  }),
  structure(
    'sediment',
    'Settled blood',
    'Blood that has sunk in the cyst',
    'haematoma',
    sediment,
    ALONG,
    'tissue',
    { when: p('sedimentThere') },
  ),
  structure('looseBody', 'Loose body', 'Loose piece of cartilage', 'looseBody', looseBody, ALONG, 'tissue', {
    when: p('bodyThere'),
  }),
  structure('septa', 'Septa of the cyst', 'Walls within the cyst', 'vesselWall', septa, ALONG, 'tissue', {
    when: p('septaThere'),
    contents: LINING,
  }),
];

const REACH = { x: 32, z: 55 };

export const popliteal: Region = {
  id: 'popliteal',
  title: 'Popliteal fossa',
  parameters,
  structures,
  surface: skin,
  directions: { x: ['lateral', 'medial'], z: ['thigh', 'calf'] },
  reach: REACH,
  // Fat widens the limb by as much as its thickness; three quarters of that are level enough for a probe.
  reachOf: ({ fat = 0 }) => ({ ...REACH, x: REACH.x + 0.75 * Math.max(0, fat - 9) }),
  cavity: { structure: 'cyst' },
  lesions,
  poses,
  mirror: p('side'),
  tension: ({ kneeFlexionRad = 0 }) => tensionOf(kneeFlexionRad),
  vary: (seed, choice) => varyPopliteal(skin, cyst, seed, choice),
  derive: derivePopliteal,
};
