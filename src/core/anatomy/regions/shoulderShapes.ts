import { cos, sin } from '../../math/functions';
import {
  cone,
  difference,
  displace,
  ellipsoid,
  extrude,
  intersection,
  offset,
  param,
  rotate,
  shell,
  sphere,
  sweep,
  translate,
  union,
} from '../construct';
import type { Shape, Sweep, Triple } from '../shape';
import { HEAD_X, SAG_RADIUS } from './shoulderCase';

/*
 * The bodies of the shoulder, in the frame of the joint: the centre of the head at the origin, 6.4 mm medial of and below the
 * skin over the footprint. They are written with y along the facet's normal and z anterior, and turned by TILT, so that the tendon lies
 * level there. Sizes: bone of the head 46 mm across, cartilage 1 to 2 mm, a cuff of 4.5 to 6 mm, an acromion 7 mm thick and 10 mm over
 * the head, a footprint 12 mm wide: typical figures of anatomy and sonography, unverified.
 */
const p = param;
const TILT = 0.45;
const C = cos(TILT);
const S = sin(TILT);
const turned = (x: number, y: number): readonly [number, number] => [C * x + S * y, C * y - S * x];
type Place = readonly [x: number, y: number, z: number];
const at = (x: number, y: number, z: number): Place => [...turned(x, y), -z];
const dot = (a: Place, b: Place): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const direction = (x: number, y: number, z: number): [number, number, number] => {
  const l = Math.sqrt(x * x + y * y + z * z);
  const [u, v] = turned(x / l, y / l);
  return [u, v, -z / l];
};

/** Bone of the head, mm. */
const HEAD = 23;
const head: Triple = [0, 0, 0];

const joint = (of: Shape): Shape => translate([HEAD_X, p('deep'), 0], of);
/** What belongs to the shoulder blade goes round the head when the arm turns. */
const blade = (of: Shape): Shape => joint(translate([0, 0, p('bladeZ')], rotate('z', p('bladeRad'), of)));
const rod = (
  thin: readonly [number, number, number],
  flat: number,
  ...rows: readonly (readonly [x: number, y: number, z: number, radius: number])[]
): Sweep => sweep(thin, flat, 1, ...rows.map(([x, y, z, r]) => [...turned(x, y), -z, r] as const));

/** The outside of deltoid: over the head, along the arm, and level with trapezius medially. */
const dome = joint(
  union(
    14,
    sphere(head, 40),
    cone(at(-12, -8, 0), 37, at(-80, -76, 0), 34),
    ellipsoid(at(42, 6, -6), [48, 35, 50]),
  ),
);
const uneven = displace(0.4, 11, dome);
export const skin = offset(p('toSkin'), dome);
export const fat = offset(p('toFat'), dome);
export const fascia = offset(p('toFascia'), uneven);
export const deltoid = offset(p('toDeltoid'), uneven);

/** Superior and middle facet, and the side of the tuberosity below them. */
const greater = intersection(
  4,
  translate(
    [0, 0, 5],
    extrude(
      19,
      3,
      turned(-8, 15.5),
      turned(-22, 15.2),
      turned(-26.5, 9),
      turned(-31, -4),
      turned(-22, -14),
      turned(-5, -10),
    ),
  ),
  ellipsoid([0, 0, 5], [32, 32, 23]),
);
const cuff = sphere(head, p('cuff'));
const shaft = cone(at(-10, -8, 0), 16, at(-78, -79, 0), 11);

/** What bursa and deltoid lie on. */
const floor = joint(union(2.5, cuff, greater, shaft));
export const peribursal = offset(p('toPeribursal'), floor);
/** Two leaves that mostly lie on each other, with a film between them that is here thicker and there none. */
export const bursa = intersection(
  0.5,
  displace(0.45, 7, offset(p('bursa'), floor)),
  joint(ellipsoid(at(-10, 20, -1), [26, 30, 22])),
);

/** The capsule with the rotator interval: all that tendons and bone leave of the cuff's ball. */
export const capsule = joint(cuff);

export const supraspinatusTendon = joint(
  intersection(
    2,
    union(8, cuff, cone(at(12, 19, -5), 9.5, at(62, 20, -10), 9)),
    cone(at(-26, 15, -4), 13, at(60, 26, -9), 13),
  ),
);
export const supraspinatus = joint(cone(at(8, 26.5, -4), 0.9, at(46, 20, -8), 9.5));

export const infraspinatusTendon = joint(
  intersection(2, offset(0.6, cuff), cone(at(-20, 16, -20), 9, at(18, 8, -30), 11)),
);
export const infraspinatus = joint(cone(at(-2, 13, -27.5), 0.8, at(48, -2, -36), 12));
export const subscapularisTendon = joint(
  intersection(2, offset(-0.3, cuff), cone(at(-10, 11, 21), 9, at(22, 2, 26), 13)),
);
export const subscapularis = joint(cone(at(4, 6, 27), 0.9, at(46, -4, 20), 12));

/** Over the head in the rotator interval, then down its groove between the tuberosities. */
export const biceps = joint(
  rod(
    direction(-0.5, 0.62, 0.6),
    1.5,
    [16, 20.5, 8.5, 2.1],
    [-5, 24, 11, 2.2],
    [-17, 17.6, 13, 2.3],
    [-25, 6, 14, 2.2],
    [-31, -18, 13.8, 2.1],
    [-47, -38, 13.4, 2.2],
  ),
);

/** Thickest where the head faces the socket, thin at the neck. */
export const cartilage = joint(
  intersection(1.2, sphere(at(0.6, 0, -0.2), HEAD + 1.2), {
    op: 'halfSpace',
    normal: direction(-0.95, 0, 0.31),
    offset: 12.6,
  }),
);
export const humerus = joint(
  union(3, sphere(head, HEAD), greater, shaft, ellipsoid(at(-10, 11, 18.5), [8, 7.5, 6.5])),
);

export const glenoid = blade(ellipsoid(at(35, 2, -5), [9, 17, 13]));
/** Across the acromion 22 mm behind its tip, where its epiphyses meet. */
const epiphyses = {
  op: 'halfSpace',
  normal: direction(0.39, 0, -0.92),
  offset: dot(direction(0.39, 0, -0.92), at(15.9, 34.8, -16.4)),
} as const;
/** Unfused epiphyses (os acromiale) leave a gap of twice `osGap`; below 0 there is none. */
export const acromion = blade(
  difference(
    0,
    rod(direction(0, 1, 0.08), 2.6, [11, 34.5, -5, 9.5], [19, 35, -24, 11], [40, 34, -42, 9]),
    offset(p('osGap'), shell(0, epiphyses)),
  ),
);
export const clavicle = blade(cone(at(29, 36, 0), 6, at(80, 29, 14), 6.5));
export const coracoid = blade(cone(at(40, 12, 18), 7, at(25, 17, 30), 4.5));
export const coracoacromial = blade(
  rod(direction(-0.3, 0.9, 0.3), 3.5, [12, 34, 1, 5], [18, 30.5, 17, 4], [24, 20, 28, 4]),
);

/** Round the surgical neck under deltoid, from behind forwards. */
export const nerve = joint(
  rod(
    direction(-0.7, 0.7, 0),
    1.3,
    [-22, -21, -22, 1.5],
    [-38, -13.5, -9, 1.5],
    [-38, -13, 9, 1.2],
    [-27, -20, 20, 0.9],
  ),
);
export const artery = joint(
  union(
    2,
    cone(at(-23.5, -24.5, -21), p('arteryR'), at(-44.5, -15.5, -6), p('arteryR')),
    cone(at(-44.5, -15.5, -6), p('arteryR'), at(-37, -20, 19), 0.7),
  ),
);

/** In the frame of the tendon over the head: x along its fibres, y outward; turned to its place by `depositRad`. */
const onTendon = (of: Shape): Shape => joint(rotate('z', p('depositRad'), of));
const depositBody = displace(
  p('depositRough'),
  3,
  union(
    0.8,
    ellipsoid([0, p('depositY'), p('depositZ')], [p('depositRx'), p('depositRy'), p('depositRz')]),
    ellipsoid([p('lobeMedialX'), p('lobeY'), p('depositZ')], [p('lobeRx'), p('lobeRy'), p('lobeRz')]),
    ellipsoid([p('lobeLateralX'), p('lobeY'), p('lobeZ')], [p('lobeRx'), p('lobeRy'), p('lobeRz')]),
  ),
);
export const deposit = onTendon(depositBody);
export const depositWall = onTendon(offset(0.5, depositBody));

/** In the frame of the footprint: x along the tendon, y outward. */
const onFootprint = (of: Shape): Shape => rotate('z', 0.3, of);
/** All of the tendon's thickness at the footprint, between ragged stumps. */
const gap = intersection(
  0.8,
  offset(0.3, cuff),
  onFootprint(displace(2, 4, { op: 'box', at: [0, 27, 1], half: [p('tearHalf'), 9, 7], rounding: 4 })),
);
export const tear = joint(gap);
/** Deltoid and fat sag into a gap: the bulge of a whole tendon is lost. */
export const sunken = joint(intersection(1, gap, onFootprint(sphere([0, p('sunkenAt'), 1], SAG_RADIUS))));
