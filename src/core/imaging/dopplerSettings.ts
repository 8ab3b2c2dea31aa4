import type { Probe } from '../instruments/probe';
import { cos, PI } from '../math/functions';
import { dopplerMHz, mostPrfHz, nyquist } from './doppler';
import { defaultGate, type GateSettings, gateRows } from './gateSettings';

/** What is shown of moving blood over the image. */
type FlowMode = 'off' | 'colour' | 'power';
type WallFilter = 'low' | 'medium' | 'high';

/** What the knobs of Doppler say. Places are mm in the plane of the image: lateral from the middle of the face, depth below it. */
export interface DopplerSettings extends GateSettings {
  readonly flow: FlowMode;
  /** The middle of the box in which flow is looked for, and its size. */
  readonly boxLateral: number;
  readonly boxDepth: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** How far the Doppler beams lean towards +lateral, rad; a curved face does not steer. */
  readonly boxSteerRad: number;
  /** Wanted pulses a second: the scale. The depth of the box may allow fewer. */
  readonly prfHz: number;
  readonly wallFilter: WallFilter;
  /** Shift of the scale as a share of Nyquist's limit: positive leaves more for flow towards the probe. */
  readonly baseline: number;
  readonly colourGainDb: number;
  /** Grey above which a place shows the image and not the flow, 0 black .. 1 white. */
  readonly priority: number;
  /** Blue towards the probe. */
  readonly flowInvert: boolean;
}

const DEGREE = PI / 180;

/** A popliteal vessel at rest, as far as a linear probe's default image goes; all typical. */
export const defaultDoppler: DopplerSettings = {
  flow: 'off',
  boxLateral: 0,
  boxDepth: 20,
  boxWidth: 24,
  boxHeight: 20,
  boxSteerRad: 0,
  prfHz: 2800,
  wallFilter: 'medium',
  baseline: 0,
  colourGainDb: 0,
  priority: 0.6,
  flowInvert: false,
  ...defaultGate,
};

type Row =
  | {
      readonly key: keyof DopplerSettings;
      readonly label: string;
      readonly unit: string;
      readonly range: readonly [low: number, high: number, step: number];
    }
  | {
      readonly key: keyof DopplerSettings;
      readonly label: string;
      readonly unit: string;
      readonly of: readonly (number | string)[];
    }
  | { readonly key: keyof DopplerSettings; readonly label: string };

/** Pulses a second that a scale may ask for. */
const PRF_HZ: readonly number[] = [500, 700, 1000, 1400, 2000, 2800, 4000, 5600, 8000, 11_000];

/** The knobs of Doppler in the order in which a machine shows them. */
export const dopplerRows: readonly Row[] = [
  { key: 'flow', label: 'Flow', unit: '', of: ['off', 'colour', 'power'] },
  { key: 'colourGainDb', label: 'Colour gain', unit: 'dB', range: [-20, 20, 1] },
  { key: 'prfHz', label: 'Scale', unit: 'Hz', of: PRF_HZ },
  { key: 'baseline', label: 'Baseline', unit: '', range: [-0.8, 0.8, 0.2] },
  { key: 'wallFilter', label: 'Wall filter', unit: '', of: ['low', 'medium', 'high'] },
  { key: 'priority', label: 'Priority', unit: '', range: [0.1, 1, 0.1] },
  { key: 'boxSteerRad', label: 'Box steer', unit: 'rad', range: [-20 * DEGREE, 20 * DEGREE, 5 * DEGREE] },
  { key: 'boxLateral', label: 'Box lateral', unit: 'mm', range: [-80, 80, 0.5] },
  { key: 'boxDepth', label: 'Box depth', unit: 'mm', range: [2, 160, 0.5] },
  { key: 'boxWidth', label: 'Box width', unit: 'mm', range: [5, 60, 0.5] },
  { key: 'boxHeight', label: 'Box height', unit: 'mm', range: [4, 80, 0.5] },
  { key: 'flowInvert', label: 'Flow invert' },
  ...gateRows,
];

/** Cut-off of the wall filter as a share of Nyquist's limit; typical. */
const CUTOFF: Readonly<Record<WallFilter, number>> = { low: 0.03, medium: 0.08, high: 0.16 };

/** Cut-off in turns a pulse, of which Nyquist's limit is a half. */
export const cutoffTurns = ({ wallFilter }: Pick<DopplerSettings, 'wallFilter'>): number =>
  CUTOFF[wallFilter] / 2;

/** How far Doppler beams of a probe lean. */
export const dopplerSteer = (probe: Probe, { boxSteerRad }: Pick<DopplerSettings, 'boxSteerRad'>): number =>
  probe.radius > 0 ? 0 : boxSteerRad;

/** Pulses a second in the box: as wanted, or as its lower edge allows. */
export function colourPrfHz(probe: Probe, s: DopplerSettings): number {
  const range = (s.boxDepth + s.boxHeight / 2) / cos(dopplerSteer(probe, s));
  return Math.min(s.prfHz, mostPrfHz(range));
}

/** Speed along the beam at the ends of the colour bar, mm/s, were the baseline in the middle. */
export const colourLimit = (probe: Probe, s: DopplerSettings): number =>
  nyquist(dopplerMHz(probe), colourPrfHz(probe, s));
