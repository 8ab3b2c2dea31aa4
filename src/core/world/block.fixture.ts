import type { Region, Structure } from '../anatomy/region';
import type { Shape, Triple } from '../anatomy/shape';
import type { TissueId } from '../anatomy/tissue';
import type { CaseSetup } from './state';

/**
 * A block of flat layers whose every answer can be worked out by hand: skin 2 mm, fat to 8, fascia to 8.6, muscle to 40,
 * bone below. A spherical cyst at (0, -20, 0), a vein and an artery along z at x = -12 and -16.
 */
const layer = (top: number): Shape => ({ op: 'halfSpace', normal: [0, 1, 0], offset: -top });

const vessel = (x: number, y: number, radius: Extract<Shape, { op: 'capsule' }>['radius']): Shape => ({
  op: 'capsule',
  from: [x, y, -60],
  to: [x, y, 60],
  radius,
});

const structure = (
  id: string,
  tissue: TissueId,
  shape: Shape,
  role: Structure['role'] = 'tissue',
): Structure => ({
  id,
  name: { anatomical: id, plain: id },
  tissue,
  shape,
  fibre: { kind: 'straight', along: [0, 0, 1] },
  role,
});

const CYST_AT: Triple = [0, -20, 0];
const CYST_RADIUS = 10;

const parameter = (param: string, unit: string, low: number, high: number, value: number) => ({
  param,
  unit,
  low,
  high,
  value,
});

export const block: Region = {
  id: 'block',
  title: 'A block of layers',
  parameters: [
    parameter('cystRadius', 'mm', 1, 12, CYST_RADIUS),
    parameter('veinRadius', 'mm', 0.4, 4, 4),
    parameter('arteryRadius', 'mm', 2, 4, 3),
  ],
  structures: [
    structure('skin', 'skin', layer(0)),
    structure('fat', 'fat', layer(2)),
    structure('fascia', 'fascia', layer(8)),
    structure('muscle', 'muscle', layer(8.6)),
    structure('bone', 'bone', layer(40)),
    structure('vein', 'vein', vessel(-16, -22, { param: 'veinRadius' }), 'hazard'),
    structure('artery', 'artery', vessel(-16, -32, { param: 'arteryRadius' }), 'hazard'),
    structure(
      'cyst',
      'synovialFluid',
      { op: 'sphere', at: CYST_AT, radius: { param: 'cystRadius' } },
      'target',
    ),
  ],
  surface: layer(0),
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 60, z: 50 },
  cavity: { structure: 'cyst' },
  vary: () => ({}),
  derive: (_variation, fill, live) => ({
    cystRadius: 1.5 + (CYST_RADIUS - 1.5) * fill,
    veinRadius: 4 - 3.6 * live.veinPress,
    arteryRadius: 3 + 0.2 * live.arteryPulse,
  }),
};

export const blockCase = (seed = 1): CaseSetup => ({
  seed,
  region: 'block',
  variation: block.vary(seed),
  patient: { name: 'A. Test', age: 60, weightKg: 80, heartRatePerMin: 72 },
  consent: {
    statements: [
      { id: 'purpose', required: true, right: true },
      { id: 'risk', required: true, right: true },
      { id: 'guarantee', required: false, right: false },
    ],
  },
  skinDryingS: 30,
});
