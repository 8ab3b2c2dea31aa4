import { OUTSIDE } from '../anatomy/anatomy';
import { cos, exp, log, sin } from '../math/functions';
import { pcg } from '../math/random';
import { dopplerMHz, GATE_BROADENING, shiftHz, wallFilter } from './doppler';
import { type Echo, type GatePlane, gateEchoes, gateOf, gatePrfHz } from './gate';
import { type MachineSettings, tuned } from './machine';

/** Shifts into which a spectrum is parted, over one turn a pulse: from minus to plus a half. */
export const BINS = 128;

/** Standard deviation of what the window makes of one shift, bins: a Hann window over all pulses has a power of 1.44 bins' full width. */
const WINDOW_BINS = 0.61;

/** A spectrum of a moment. */
export interface Column {
  readonly tick: number;
  readonly prfHz: number;
  readonly sentMHz: number;
  /** Power of each bin, as a share of the noise's mean. */
  readonly power: Float32Array;
}

/** Shift at the middle of a bin, turns a pulse. */
const turnsOf = (bin: number): number => (bin + 0.5) / BINS - 0.5;

/** How the gate hears: frequency of its pulses, MHz, pulses a second, cut-off of the wall filter, Hz. */
interface Hearing {
  readonly sentMHz: number;
  readonly prfHz: number;
  readonly filterHz: number;
}

/** Movement of tissue against the probe, mm/s: towards it along the gate's beam, and across. */
interface Motion {
  readonly towards: number;
  readonly across: number;
}

/** Bins to each side beyond which a Gaussian is nothing, in standard deviations. */
const REACH = 4;

/**
 * The mean spectrum: each part of what is heard is an even band of shifts about its own, as wide as the array's angle makes it, taken for a
 * Gaussian; what is faster than the PRF tells folds over. The wall filter takes what is slow; noise of 1 lies on every bin.
 */
function spectrumOf(
  echoes: readonly Echo[],
  blood: readonly number[],
  moving: Motion,
  { sentMHz, prfHz, filterHz }: Hearing,
): Float32Array {
  const perSpeed = shiftHz(sentMHz, 1) / prfHz;
  const cutoff = filterHz / prfHz;
  const out = new Float32Array(BINS);
  for (const { towards, across, wave, power } of echoes) {
    const share = wave === OUTSIDE ? 0 : (blood[wave] ?? 0);
    const turns = (towards * share + moving.towards) * perSpeed;
    const band = (across * share + moving.across) * perSpeed * GATE_BROADENING;
    const sigma = Math.sqrt(BINS * BINS * band * band + WINDOW_BINS * WINDOW_BINS);
    // What stands is held back before the spectrum is made: its window would else smear it over slow blood.
    const still = wave === OUTSIDE ? wallFilter(Math.sqrt(turns * turns + band * band), cutoff) : 1;
    const height = (BINS * power * still) / (sigma * 2.5066282746310002);
    const middle = (turns + 0.5) * BINS - 0.5;
    const reach = Math.min(BINS / 2, Math.ceil(REACH * sigma));
    for (let b = Math.round(middle) - reach; b < Math.round(middle) + reach; b++) {
      const d = (b - middle) / sigma;
      const at = b - BINS * Math.floor(b / BINS);
      out[at] = (out[at] ?? 0) + height * exp(-0.5 * d * d);
    }
  }
  for (let b = 0; b < BINS; b++) out[b] = (out[b] ?? 0) * wallFilter(turnsOf(b), cutoff) + 1;
  return out;
}

/** Power of one bin about its mean: exponential, as of a sum of many echoes; neighbours share half by the window. */
function grain(tick: number, bin: number): number {
  const u = (pcg(pcg(tick) ^ ((bin + BINS) % BINS)) + 0.5) / 4294967296;
  return -log(u);
}

/** What has to be known of a moment to hear it. */
export interface GateMoment extends GatePlane {
  readonly machine: Readonly<MachineSettings>;
  /** Whether the face touches. */
  readonly contact: boolean;
  /** Movement of the face along the probe's axes, mm/s. */
  readonly motion: Readonly<{ x: number; y: number; z: number }>;
  /** The waves of blood. */
  readonly blood: readonly number[];
  readonly tick: number;
}

/** The spectrum that the machine shows of a moment: a function of it alone. `isQuiet` for its mean. */
export function columnOf(moment: GateMoment, isQuiet = false): Column {
  const { machine, motion, contact, tick } = moment;
  const probe = tuned(moment.probe, machine);
  const gate = gateOf(probe, machine.depth, machine);
  const sentMHz = dopplerMHz(probe);
  const prfHz = gatePrfHz(gate, machine);
  const echoes = contact ? gateEchoes({ ...moment, probe }, gate) : [];
  const { lateral, depth } = gate.along;
  const moving = {
    towards: motion.x * lateral + motion.y * depth,
    across: -motion.x * depth + motion.y * lateral,
  };
  const mean = spectrumOf(echoes, moment.blood, moving, { sentMHz, prfHz, filterHz: machine.gateFilterHz });
  const power = isQuiet
    ? mean
    : mean.map((p, b) => p * (0.5 * grain(tick, b) + 0.25 * grain(tick, b - 1) + 0.25 * grain(tick, b + 1)));
  return { tick, prfHz, sentMHz, power };
}

/** Columns over which the edge of a spectrum is found, and how far it must stand out of the noise. */
export const TRACED = 7;
const LEAST = 3;
/** How much fainter than the brightest a column may be to count as much as it. */
const FAINT = 30;
/** Bins to each side that are averaged with one. */
const SMOOTHED = 1;
/** Where a Gaussian has fallen to a half, in standard deviations. */
const HALF_AT = 1.1774100225154747;

/**
 * The fastest shift of a few neighbouring columns, turns a pulse, on the side to which more runs: where their power has fallen to half of the
 * strongest. The scale ends at half a turn beyond its baseline (turns). Null where nothing stands out of the noise.
 */
export function edgeOf(columns: readonly Column[], baseline: number): number | null {
  const sum = new Float64Array(BINS);
  // Slow blood is bright in few bins, fast blood pale in many: each column counts as much, but for those that are nearly noise.
  const heights = columns.map(({ power }) => power.reduce((most, p) => Math.max(most, p), 1));
  const floor = Math.max(...heights) / FAINT;
  const weights = heights.map((height) => 1 / Math.max(height, floor));
  const all = weights.reduce((a, b) => a + b, 0) * (2 * SMOOTHED + 1);
  columns.forEach(({ power }, i) => {
    for (let b = 0; b < BINS; b++)
      for (let d = -SMOOTHED; d <= SMOOTHED; d++)
        sum[b] = (sum[b] ?? 0) + ((weights[i] ?? 0) * (power[(b + d + BINS) % BINS] ?? 0)) / all;
  });
  const least = Math.round(baseline * BINS);
  /** Power over the noise at a shift of whole bins above the lower end of the scale. */
  const at = (i: number): number => (sum[(((least + i) % BINS) + BINS) % BINS] ?? 0) - 1;
  const zero = BINS / 2 - least;
  let up = 0;
  let down = 0;
  let most = 0;
  for (let i = 0; i < BINS; i++) {
    if (i < zero) down += Math.max(0, at(i));
    else up += Math.max(0, at(i));
    most = Math.max(most, at(i));
  }
  if (columns.length === 0 || most < LEAST) return null;
  const step = up >= down ? -1 : 1;
  const half = most / 2;
  for (let i = step < 0 ? BINS - 1 : 0; step < 0 ? i >= zero : i < zero; i += step) {
    if (at(i) < half) continue;
    const outer = i - step < 0 || i - step >= BINS ? 0 : at(i - step);
    const part = at(i) > outer ? (at(i) - half) / (at(i) - outer) : 0;
    return (least + i + 0.5 - step * part) / BINS - 0.5;
  }
  return null;
}

/**
 * The speed along the vessel of an edge, in turns a pulse of shift at 0 degrees: what the array's angle and the window add to one speed is
 * taken off, and the rest divided by the cosine of the corrected angle. Along a narrow gate in the middle of a vessel; a wide one holds
 * slower blood as well, and this then takes off up to a standard deviation too much.
 */
export function speedTurns(edge: number, angleRad: number): number {
  const [c, s] = [cos(angleRad), sin(Math.abs(angleRad))];
  const own = (WINDOW_BINS * WINDOW_BINS + (SMOOTHED * (SMOOTHED + 1)) / 3) / (BINS * BINS);
  const far = Math.abs(edge);
  let v = far / c;
  for (let i = 0; i < 20; i++) {
    const band = GATE_BROADENING * v * s;
    v = Math.max(0, far - HALF_AT * Math.sqrt(own + band * band)) / c;
  }
  return edge < 0 ? -v : v;
}
