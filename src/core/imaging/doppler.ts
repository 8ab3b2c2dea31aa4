import type { Probe } from '../instruments/probe';
import { exp, PI } from '../math/functions';

/*
 * Doppler by pulses. Speeds mm/s, positive towards the probe; frequencies Hz where the name does not say MHz; shifts as the share of
 * the pulse repetition frequency (PRF) that they turn the echo's phase by from pulse to pulse: half a turn is Nyquist's limit.
 */

/** Speed of sound that the machine takes, mm/s. */
const SOUND = 1_540_000;

/** A machine sends Doppler pulses lower than those of the image, which reach deeper and alias later; typical. */
const SENT_SHARE = 0.66;

/** Frequency of the Doppler pulses of a probe, MHz: 5.0 for a centre of 7.6. */
export const dopplerMHz = (probe: Probe): number => SENT_SHARE * probe.centreMHz;

/** Shift of the echo of blood that comes towards the probe at a speed along the beam: 2 f v / c. */
export const shiftHz = (sentMHz: number, speed: number): number => (2 * sentMHz * 1e6 * speed) / SOUND;

/** Speed along the beam of a shift, the other way round. */
export const speedOf = (sentMHz: number, shift: number): number => (shift * SOUND) / (2 * sentMHz * 1e6);

/** The fastest speed along the beam that is told right way round: a shift of half the PRF, c PRF / 4 f. */
export const nyquist = (sentMHz: number, prfHz: number): number => speedOf(sentMHz, prfHz / 2);

/** The most pulses a second of which each comes back from a range before the next is sent: c / 2 d. */
export const mostPrfHz = (range: number): number => SOUND / (2 * range);

/**
 * A shift in turns a pulse as it is read: brought into baseline - 1/2 .. baseline + 1/2. A baseline of 0 leaves as much for both ways.
 */
export function wrapTurns(turns: number, baseline = 0): number {
  const t = turns - baseline + 0.5;
  return t - Math.floor(t) + baseline - 0.5;
}

/**
 * Power that the wall filter leaves of a shift: a Butterworth high pass of second order, half at the cut-off. Both in turns a pulse; the
 * filter works on what was sampled, so it takes whole turns for stillness.
 */
export function wallFilter(turns: number, cutoff: number): number {
  const x = wrapTurns(turns) / cutoff;
  const x4 = x * x * x * x;
  return x4 / (1 + x4);
}

/** Muscle's speckle at the face against the noise of a Doppler channel, dB; typical. */
export const SIGNAL_DB = 62;

/** Depth over the part of the array that sends and receives colour, and the gate's pulses; typical. */
const COLOUR_F = 3;
const GATE_F = 5;

/**
 * The parts of the array see blood under different angles, so one speed across the beam, in the plane of the image, gives an even band
 * of shifts. Standard deviation of the band against that speed: the sine of half the array's angle over the root of 3.
 */
const broadening = (depthOverArray: number): number =>
  1 / Math.sqrt(3 * (1 + 4 * depthOverArray * depthOverArray));

export const BROADENING = broadening(COLOUR_F);
export const GATE_BROADENING = broadening(GATE_F);

/** What is left of the autocorrelation at one pulse of a band this wide (standard deviation, turns a pulse), were it a Gaussian. */
export const coherence = (turns: number): number => exp(-2 * PI * PI * turns * turns);
