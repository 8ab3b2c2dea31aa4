import { param } from '../construct';
import type { FibreFrame, Region, Structure } from '../region';
import type { Shape } from '../shape';
import type { TissueId } from '../tissue';
import { deriveShoulder, FIBRE_DROP, HEAD_X, lesions, parameters, poses, varyShoulder } from './shoulderCase';
import * as shapes from './shoulderShapes';

/*
 * The shoulder of the left side, patient seated, arm turned in with the hand on the buttock (modified Crass), with a calcific
 * deposit in supraspinatus or a full-thickness tear of it. Mirrored in x for the right side, where x is lateral.
 *
 * Frame: origin on the skin over the footprint of supraspinatus; x medial, along the tendon; y out of the body (lateral and
 * upward); z posterior. A probe at rotation 0 sees supraspinatus in its long axis, the tuberosity to the left.
 *
 * The cavity is the deposit, not the bursa: lavage, the procedure that this region is for, draws from and fills the deposit. The
 * bursa is a structure of its own with a thickness.
 *
 * Layers: deltoid 6 to 13 mm (cadavers), bursa below 2 mm, supraspinatus 4 to 7 mm, cartilage 1 to 2 mm; the axillary nerve 40 to
 * 60 mm below the acromion in half of all people; the acromion 10 mm over the head. Other figures are typical, unverified.
 */

const LEVEL: FibreFrame = { kind: 'straight', along: [1, 0, 0] };
const straight = (x: number, y: number, z: number): Extract<FibreFrame, { kind: 'straight' }> => {
  const l = Math.sqrt(x * x + y * y + z * z);
  return { kind: 'straight', along: [x / l, y / l, z / l] };
};
/** Less bent than the head: the fibres reach its surface only at the footprint. Straight on medially. */
const overHead: FibreFrame = {
  kind: 'arc',
  at: [HEAD_X, param('fibreY')],
  radius: 27.5 + FIBRE_DROP,
  fromRad: -0.5,
  toRad: 0.35,
};
const deltoidFibres: FibreFrame = { ...overHead, radius: 36 + FIBRE_DROP, fromRad: -0.7 };
/** Over the head, and straight down its groove. */
const bicepsFibres: FibreFrame = {
  kind: 'arc',
  at: [HEAD_X, param('deep')],
  radius: 27,
  fromRad: -0.88,
  toRad: 0.9,
};

const CIRCUMFLEX = straight(-6, 3, -26);

const structure = (
  id: string,
  anatomical: string,
  plain: string,
  tissue: TissueId,
  shape: Shape,
  fibre: FibreFrame = LEVEL,
  role: Structure['role'] = 'tissue',
): Structure => ({ id, name: { anatomical, plain }, tissue, shape, fibre, role });

const structures: readonly Structure[] = [
  structure('skin', 'Skin', 'Skin', 'skin', shapes.skin),
  structure('fat', 'Subcutaneous fat', 'Fat under the skin', 'fat', shapes.fat),
  structure('fascia', 'Deltoid fascia', 'Fascia of the shoulder muscle', 'fascia', shapes.fascia),
  structure('deltoid', 'Deltoid', 'Shoulder muscle', 'muscle', shapes.deltoid, deltoidFibres, 'landmark'),
  structure(
    'peribursal',
    'Peribursal fat under the deep fascia of deltoid',
    'Fat stripe over the bursa',
    'fascia',
    shapes.peribursal,
    deltoidFibres,
    'landmark',
  ),
  structure(
    'bursa',
    'Subacromial-subdeltoid bursa',
    'Bursa',
    'synovialFluid',
    shapes.bursa,
    LEVEL,
    'landmark',
  ),
  structure(
    'capsule',
    'Joint capsule with the rotator interval',
    'Joint capsule',
    'ligament',
    shapes.capsule,
  ),
  structure(
    'infraspinatusTendon',
    'Infraspinatus tendon',
    'Tendon behind',
    'tendon',
    shapes.infraspinatusTendon,
    straight(38, -18, 10),
  ),
  structure(
    'infraspinatus',
    'Infraspinatus',
    'Muscle behind',
    'muscle',
    shapes.infraspinatus,
    straight(38, -30, 8),
  ),
  structure(
    'subscapularisTendon',
    'Subscapularis tendon',
    'Tendon in front',
    'tendon',
    shapes.subscapularisTendon,
    straight(25, -22, -5),
  ),
  structure(
    'subscapularis',
    'Subscapularis',
    'Muscle in front',
    'muscle',
    shapes.subscapularis,
    straight(33, -27, 7),
  ),
  structure(
    'supraspinatusTendon',
    'Supraspinatus tendon',
    'Upper tendon',
    'tendon',
    shapes.supraspinatusTendon,
    overHead,
    'landmark',
  ),
  structure(
    'supraspinatus',
    'Supraspinatus',
    'Upper muscle',
    'muscle',
    shapes.supraspinatus,
    straight(28, -20, 2),
  ),
  {
    ...structure('tear', 'Full-thickness tear', 'Tear', 'synovialFluid', shapes.tear, LEVEL, 'target'),
    when: param('tear'),
  },
  {
    ...structure('sunken', 'Peribursal fat in the tear', 'Fat in the tear', 'connective', shapes.sunken),
    when: param('tear'),
  },
  {
    ...structure(
      'depositWall',
      'Wall of the deposit',
      'Wall of the lime',
      'calcificationSoft',
      shapes.depositWall,
    ),
    when: param('wall'),
  },
  {
    ...structure(
      'deposit',
      'Calcific deposit',
      'Lime in the tendon',
      'calcification',
      shapes.deposit,
      LEVEL,
      'target',
    ),
    when: param('deposit'),
    contents: {
      by: param('depositKind'),
      of: ['calcification', 'calcification', 'calcificationSoft', 'turbidFluid'],
    },
  },
  structure(
    'biceps',
    'Long head of biceps',
    'Biceps tendon',
    'tendon',
    shapes.biceps,
    bicepsFibres,
    'landmark',
  ),
  structure('cartilage', 'Cartilage of the head', 'Joint cartilage', 'cartilage', shapes.cartilage),
  structure(
    'humerus',
    'Humerus with its tuberosities',
    'Upper arm bone',
    'bone',
    shapes.humerus,
    LEVEL,
    'landmark',
  ),
  structure('glenoid', 'Glenoid', 'Socket of the joint', 'bone', shapes.glenoid),
  structure(
    'coracoacromial',
    'Coracoacromial ligament',
    'Ligament over the joint',
    'ligament',
    shapes.coracoacromial,
    straight(-5, -24, -27),
  ),
  structure('acromion', 'Acromion', 'Roof of the shoulder', 'bone', shapes.acromion, LEVEL, 'landmark'),
  structure('clavicle', 'Clavicle', 'Collar bone', 'bone', shapes.clavicle),
  structure('coracoid', 'Coracoid process', 'Front hook of the shoulder blade', 'bone', shapes.coracoid),
  {
    ...structure(
      'artery',
      'Posterior circumflex humeral artery',
      'Artery',
      'artery',
      shapes.artery,
      CIRCUMFLEX,
      'hazard',
    ),
    // Typical, unverified.
    flow: {
      wave: 'artery',
      peakMmPerS: 250,
      course: { kind: 'straight', along: CIRCUMFLEX.along, radius: param('arteryR') },
    },
  },
  structure('nerve', 'Axillary nerve', 'Nerve', 'nerve', shapes.nerve, straight(0, 0, -1), 'hazard'),
];

export const shoulder: Region = {
  id: 'shoulder',
  title: 'Shoulder',
  parameters,
  structures,
  surface: shapes.skin,
  directions: { x: ['lateral', 'medial'], z: ['front', 'back'] },
  reach: { x: 32, z: 32 },
  cavity: { structure: 'deposit' },
  lesions,
  poses,
  mirror: param('side'),
  vary: (seed, choice) => varyShoulder(shapes.skin, seed, choice),
  derive: deriveShoulder,
};
