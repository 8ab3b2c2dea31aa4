import { mix } from '../../math/functions';
import { offset, param, tube } from '../construct';
import type { Region } from '../region';
import type { Box } from '../shape';

/*
 * A gel phantom: a block with a flat skin at y = 0, one cyst 10 mm across that runs along z at 20 mm depth, and a plate of
 * bone at 45 mm under the half x > 0. Nothing of it varies with the seed.
 *
 * Frame: y out of the block, x along the array at rotation 0, z across it.
 */

const block: Box = { op: 'box', at: [0, -60, 0], half: [100, 60, 100], rounding: 0 };
const radius = param('cystR');
const cyst = tube([-40, 0, -20, radius, radius], [40, 0, -20, radius, radius]);
const plate: Box = { op: 'box', at: [50, -55, 0], half: [50, 10, 100], rounding: 0 };
const along = { kind: 'straight', along: [0, 0, 1] } as const;

const RADIUS = 5;

export const phantom: Region = {
  id: 'phantom',
  title: 'Gel phantom',
  parameters: [{ param: 'cystR', unit: 'mm', low: 0.25, high: 6, value: RADIUS }],
  structures: [
    {
      id: 'skin',
      name: { anatomical: 'Membrane', plain: 'Membrane' },
      tissue: 'skin',
      shape: block,
      fibre: along,
      role: 'tissue',
    },
    {
      id: 'gel',
      name: { anatomical: 'Gel', plain: 'Gel' },
      tissue: 'connective',
      shape: offset(-1, block),
      fibre: along,
      role: 'tissue',
    },
    {
      id: 'plate',
      name: { anatomical: 'Plate', plain: 'Bone plate' },
      tissue: 'bone',
      shape: plate,
      fibre: along,
      role: 'landmark',
    },
    {
      id: 'cyst',
      name: { anatomical: 'Cyst', plain: 'Cyst' },
      tissue: 'synovialFluid',
      shape: cyst,
      fibre: along,
      role: 'target',
    },
  ],
  surface: block,
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 45, z: 35 },
  cavity: { structure: 'cyst' },
  vary: () => ({}),
  // Area, and with it volume, is linear in the fill.
  derive: (_variation, fill) => ({ cystR: RADIUS * Math.sqrt(mix(0.0025, 1, fill)) }),
};
