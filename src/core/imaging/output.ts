import type { Probe } from '../instruments/probe';
import { amplitudeOfDb } from '../math/functions';
import { DISPLAY_SPEED } from './beam';
import { dopplerMHz } from './doppler';
import { colourPrfHz } from './dopplerSettings';
import { gateOf, gatePrfHz } from './gate';
import { type MachineSettings, tuned } from './machine';

/** What a machine tells of its output: mechanical index, and thermal index in soft tissue. */
export interface OutputIndices {
  readonly mi: number;
  readonly tis: number;
}

/** Loss that the indices assume on the way to the focus, dB/cm/MHz (IEC 62359, AIUM/NEMA output display standard). */
const DERATED_DB = 0.3;
/** A machine for general use stays below this (FDA, 510(k) guidance, track 3). */
const MOST_MI = 1.9;
/** Power that heats soft tissue by a degree at 1 MHz, mW (the same standards: TIS = W f / 210). */
const HEATING_MW = 210;

/** Peak rarefaction at the focus in water, MPa, of pulses for the image, for colour and for the gate; typical. */
const PRESSURE_MPA = { image: 4.2, harmonic: 3.6, colour: 3.4, gate: 2.8 };
/** Energy of one pulse, uJ: that of the image is short, those of Doppler are long and weaker; typical. */
const ENERGY_UJ = { image: 0.6, harmonic: 0.8, colour: 1.8, gate: 3 };
/** Share of the time that is spent waiting for echoes; the rest is the machine's. */
const BUSY = 0.8;
/** The thermal index counts what leaves the most powerful centimetre of a face that is swept over, mm. */
const WINDOW = 10;

/** MI of a pulse: the rarefaction that is left at its focus, MPa, over the root of its frequency, MHz. */
export function mechanicalIndex(pressureMPa: number, frequencyMHz: number, focus: number): number {
  const left = pressureMPa * amplitudeOfDb((-DERATED_DB * frequencyMHz * focus) / 10);
  return Math.min(MOST_MI, left / Math.sqrt(frequencyMHz));
}

/** TIS of a power that leaves a centimetre of the face, mW. */
export const thermalIndex = (powerMw: number, frequencyMHz: number): number =>
  (powerMw * frequencyMHz) / HEATING_MW;

/** Pulses of a kind: MHz, mm, and how many a second leave the centimetre that counts. */
interface Pulse {
  readonly kind: keyof typeof PRESSURE_MPA;
  readonly frequency: number;
  readonly focus: number;
  readonly rate: number;
}

/** The indices for what the knobs say: the highest MI of all pulses, and the heat of all together. */
export function outputOf(hand: Probe, s: Readonly<MachineSettings>): OutputIndices {
  const probe = tuned(hand, s);
  const imageMHz = probe.centreMHz;
  const sent = dopplerMHz(probe);
  const image = s.harmonic ? 'harmonic' : 'image';
  // What is heard is the second harmonic of what is sent.
  const frequency = s.harmonic ? imageMHz / 2 : imageMHz;
  const share = Math.min(1, WINDOW / probe.aperture);
  const imageRate = (BUSY * DISPLAY_SPEED * 1e6) / (2 * s.depth);
  const pulses: Pulse[] = [{ kind: image, frequency, focus: s.focus, rate: imageRate * share }];
  if (s.flow !== 'off')
    pulses.push({ kind: 'colour', frequency: sent, focus: s.boxDepth, rate: colourPrfHz(probe, s) });
  if (s.spectrum) {
    const rate = gatePrfHz(gateOf(probe, s.depth, s), s);
    pulses.push({ kind: 'gate', frequency: sent, focus: s.gateDepth, rate });
  }
  return {
    mi: Math.max(...pulses.map((p) => mechanicalIndex(PRESSURE_MPA[p.kind], p.frequency, p.focus))),
    tis: pulses.reduce((sum, p) => sum + thermalIndex((ENERGY_UJ[p.kind] * p.rate) / 1000, p.frequency), 0),
  };
}
