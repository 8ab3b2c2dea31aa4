import type { Probe } from '../instruments/probe';
import { PI } from '../math/functions';
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
