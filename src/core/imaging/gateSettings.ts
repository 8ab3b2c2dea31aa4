import { PI } from '../math/functions';

/** What the knobs of the Doppler gate say. Places are mm in the plane of the image, as of the colour box. */
export interface GateSettings {
  /** Whether the gate listens, and its spectrum is shown under the image. */
  readonly spectrum: boolean;
  /** The middle of the gate, and its length along the beam. */
  readonly gateLateral: number;
  readonly gateDepth: number;
  readonly gateLength: number;
  /** How far the gate's beam leans towards +lateral, rad; a curved face does not steer. */
  readonly gateSteerRad: number;
  /** How far the cursor is turned from the beam to lie along the vessel, rad; what comes towards the probe runs up it. */
  readonly gateAngleRad: number;
  /** Wanted pulses a second; the gate's depth may allow fewer. */
  readonly gatePrfHz: number;
  /** Shift of the scale as a share of Nyquist's limit: positive leaves more for flow towards the probe. */
  readonly gateBaseline: number;
  /** Cut-off of the wall filter, Hz. */
  readonly gateFilterHz: number;
  readonly gateGainDb: number;
  /** Flow towards the probe is shown downwards. */
  readonly gateInvert: boolean;
  /** Time that the strip shows, s. */
  readonly sweepS: number;
}

export const defaultGate: GateSettings = {
  spectrum: false,
  gateLateral: 0,
  gateDepth: 20,
  gateLength: 3,
  gateSteerRad: 0,
  gateAngleRad: PI / 3,
  gatePrfHz: 4000,
  gateBaseline: 0,
  gateFilterHz: 50,
  gateGainDb: 0,
  gateInvert: false,
  sweepS: 4,
};

const DEGREE = PI / 180;

/** The cosine by which shifts are corrected grows without end towards 90 degrees: machines stop before. */
const MOST_ANGLE_RAD = 80 * DEGREE;

/** The gate's knobs in the order in which a machine shows them. */
export const gateRows = [
  { key: 'spectrum', label: 'Spectrum' },
  { key: 'gateGainDb', label: 'Spectral gain', unit: 'dB', range: [-20, 20, 1] },
  {
    key: 'gatePrfHz',
    label: 'PRF',
    unit: 'Hz',
    of: [700, 1000, 1400, 2000, 2800, 4000, 5600, 8000, 11_000, 16_000],
  },
  { key: 'gateBaseline', label: 'Spectral baseline', unit: '', range: [-0.8, 0.8, 0.2] },
  { key: 'gateFilterHz', label: 'Gate filter', unit: 'Hz', of: [25, 50, 100, 200, 400] },
  { key: 'gateLength', label: 'Gate length', unit: 'mm', range: [0.5, 20, 0.5] },
  { key: 'gateSteerRad', label: 'Beam steer', unit: 'rad', range: [-20 * DEGREE, 20 * DEGREE, 5 * DEGREE] },
  { key: 'gateAngleRad', label: 'Angle', unit: 'rad', range: [-MOST_ANGLE_RAD, MOST_ANGLE_RAD, DEGREE] },
  { key: 'gateLateral', label: 'Gate lateral', unit: 'mm', range: [-80, 80, 0.5] },
  { key: 'gateDepth', label: 'Gate depth', unit: 'mm', range: [2, 160, 0.5] },
  { key: 'sweepS', label: 'Sweep', unit: 's', of: [2, 4, 8] },
  { key: 'gateInvert', label: 'Spectral invert' },
] as const;
