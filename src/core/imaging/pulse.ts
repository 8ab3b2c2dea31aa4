import type { Probe } from '../instruments/probe';
import { exp, PI } from '../math/functions';
import { DISPLAY_SPEED } from './beam';

/** Full width at half maximum over standard deviation of a Gaussian: 2 sqrt(2 ln 2). */
export const FWHM_PER_SIGMA = 2.3548200450309493;

/**
 * Standard deviation of the echo's amplitude spectrum, MHz. The probe's bandwidth is the full width at half amplitude of
 * one way; sending and receiving multiplies two such Gaussians.
 */
export const spectralSigmaMHz = (probe: Probe): number =>
  (probe.fractionalBandwidth * probe.centreMHz) / (FWHM_PER_SIGMA * Math.SQRT2);

/**
 * Standard deviation of the echo's envelope in depth, mm: a Gaussian spectrum of sigma f has an envelope of 1 / (2 pi sigma f)
 * in time and half the way in depth. For 7.6 MHz and 77 % the full width is 0.164 mm (PyMUST: 0.162 to 0.184 mm).
 */
export const axialSigma = (probe: Probe): number => DISPLAY_SPEED / 2 / (2 * PI * spectralSigmaMHz(probe));

/** Full width across the beams at the transmit focus and away from it, mm, of the array to which they were fitted; its reach in depth. */
const WIDTH_AT_FOCUS = 0.42;
export const WIDTH_AWAY = 0.68;
const FOCAL_ZONE = 3.2;
const FITTED = { lambda: DISPLAY_SPEED / 7.6, transmitF: 2, receiveF: 1.5 };
/** A harmonic beam is narrower: it is made where the sound is strong; typical. */
const HARMONIC_WIDTH = 0.8;

/** The aperture as the machine uses it, mm: what it takes to know a beam's width at any range. */
export interface Response {
  /** Full width of what is received, away from the transmit focus and where the array is long enough. */
  readonly received: number;
  /** Range beyond which the array is too short for its F-number, and widths grow with range. */
  readonly reach: number;
  /** What the transmit focus takes from the width, and how far it reaches. */
  readonly focused: number;
  readonly focus: number;
  readonly zone: number;
}

/**
 * Widths go as lambda x F-number, receiving and sending; the two are a product of Gaussians at the focus. For the fitted array the
 * factors are 2.24 receiving and 1.32 sending, where diffraction has 2.0 (Hann weights) and 1.2 (even weights).
 */
export function responseOf(probe: Probe, focus: number, harmonic = false): Response {
  const lambda = (DISPLAY_SPEED / probe.centreMHz / FITTED.lambda) * (harmonic ? HARMONIC_WIDTH : 1);
  const transmitF = Math.max(probe.transmitF, focus / probe.aperture);
  const received = WIDTH_AWAY * lambda * (probe.receiveF / FITTED.receiveF);
  const alone = 1 / (WIDTH_AT_FOCUS * WIDTH_AT_FOCUS) - 1 / (WIDTH_AWAY * WIDTH_AWAY);
  const perSent = Math.sqrt(alone) / (lambda * (transmitF / FITTED.transmitF));
  return {
    received,
    reach: probe.receiveF * probe.aperture,
    focused: received - 1 / Math.sqrt(1 / (received * received) + perSent * perSent),
    focus,
    zone: FOCAL_ZONE * lambda * (transmitF / FITTED.transmitF) * (transmitF / FITTED.transmitF),
  };
}

/**
 * Full width at half maximum across the beams, mm, with dynamic receive focus and Hann weights: a fit to PyMUST for 7.6 MHz, focus
 * 20 mm, F / 2 sending and F / 1.5 receiving (0.671, 0.678, 0.755, 0.421, 0.646, 0.701, 0.658, 0.673 mm at 5 to 40 mm), good to 12 %.
 */
export function lateralWidth(response: Response, range: number): number {
  const t = (range - response.focus) / response.zone;
  return (response.received - response.focused * exp(-t * t)) * Math.max(1, range / response.reach);
}

/** Brightness of the transmit focus, dB, and its reach against that of the narrow beam; typical. */
export const FOCUS_GAIN_DB = 3;
export const FOCUS_REACH = 3.75;

/**
 * What the transmit focus adds at a range, dB, against a focus at the middle of the image, which the machine's own compensation
 * holds.
 */
export function focusGainDb(response: Response, middle: number, range: number): number {
  const reach = FOCUS_REACH * response.zone;
  const t = (range - response.focus) / reach;
  const u = (range - middle) / reach;
  return FOCUS_GAIN_DB * (exp(-t * t) - exp(-u * u));
}
