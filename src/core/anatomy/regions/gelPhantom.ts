import { mix } from '../../math/functions';
import { capsule, offset, param, sphere, tube, union } from '../construct';
import type { Region, Structure } from '../region';
import type { Box, Shape } from '../shape';
import type { TissueId } from '../tissue';

/*
 * A block of tissue-mimicking gel to learn the machine on, laid out as general purpose phantoms are: a ladder of wires for
 * depth and resolution, cysts and solid targets for contrast, a vessel, a sheet like a fascia and a plate like bone.
 * Nothing of it varies with the seed.
 *
 * Frame: y out of the block, x along the array at rotation 0, z across it. Depths are -y.
 */

const block: Box = { op: 'box', at: [0, -60, 0], half: [100, 60, 100], rounding: 0 };
const MEMBRANE = 0.8;
const WIRE = 0.3;
const wire = (x: number, depth: number): Shape => capsule([x, -depth, -90], [x, -depth, 90], WIRE);

/** Every 10 mm of depth, and at 30 mm also 1, 2 and 4 mm beside one another. */
const ladder = [10, 20, 30, 40, 50].map((depth) => wire(-30, depth));
const row = [-29, -27, -23].map((x) => wire(x, 30));

const RADIUS = 5;
const radius = param('cystR');
const along = { kind: 'straight', along: [0, 0, 1] } as const;
const structure = (
  id: string,
  name: string,
  tissue: TissueId,
  shape: Shape,
  role: Structure['role'] = 'landmark',
): Structure => ({ id, name: { anatomical: name, plain: name }, tissue, shape, fibre: along, role });

const vessel = tube([-95, 36, -18, 3, 3], [0, 36, -20, 3, 3], [95, 36, -26, 2.4, 2.4]);

export const gelPhantom: Region = {
  id: 'gelPhantom',
  title: 'Gel phantom',
  parameters: [{ param: 'cystR', unit: 'mm', low: 0.3, high: 6, value: RADIUS }],
  structures: [
    structure('membrane', 'Membrane', 'skin', block, 'tissue'),
    structure('gel', 'Gel', 'gel', offset(-MEMBRANE, block), 'tissue'),
    structure('wires', 'Wires', 'wire', union(0, ...ladder, ...row)),
    structure(
      'sheet',
      'Sheet',
      'fascia',
      { op: 'box', at: [16, -38, 0], half: [32, 0.35, 90], rounding: 0 },
      'landmark',
    ),
    structure('plate', 'Bone plate', 'bone', {
      op: 'box',
      at: [40, -56, 0],
      half: [22, 8, 90],
      rounding: 2,
    }),
    structure(
      'solids',
      'Solid targets of 5 mm',
      'gelTarget',
      union(0, sphere([-8, -30, 0], 2.5), sphere([4, -30, 0], 2.5)),
    ),
    structure('cyst3', 'Cyst of 3 mm', 'synovialFluid', sphere([-10, -15, 0], 1.5)),
    structure('cyst6', 'Cyst of 6 mm', 'synovialFluid', sphere([-2, -16, 0], 3)),
    structure('cyst10', 'Cyst of 10 mm', 'synovialFluid', sphere([11, -18, 0], radius), 'target'),
    {
      ...structure('vessel', 'Vessel', 'vein', vessel, 'hazard'),
      // A pump's even flow: 20 cm/s in the middle of the lumen.
      flow: { wave: 'steady', peakMmPerS: 200, course: { kind: 'tubes', tubes: [vessel] } },
    },
  ],
  surface: block,
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 55, z: 45 },
  cavity: { structure: 'cyst10' },
  vary: () => ({}),
  derive: (_variation, fill) => ({ cystR: RADIUS * mix(0.1, 1, fill) }),
};
