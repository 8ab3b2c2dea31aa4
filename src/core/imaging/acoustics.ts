import type { Tissue } from '../anatomy/tissue';
import { exp, log, pow } from '../math/functions';

const DB_PER_NEPER = 20 / log(10);

/** Characteristic impedance, MRayl: density times speed of sound. */
export const impedance = (tissue: Tissue): number => (tissue.densityKgPerM3 * tissue.speedMPerS) / 1e6;

/** Pressure reflected at normal incidence from a medium of impedance `from` at one of `to`, -1 .. 1. */
export const reflection = (from: number, to: number): number => (to - from) / (to + from);

/** Share of the amplitude that comes back through an interface after crossing it twice, 0 .. 1: 1 - R^2. */
export function twoWayTransmission(from: number, to: number): number {
  const r = reflection(from, to);
  return 1 - r * r;
}

/** Attenuation, dB/cm, at a frequency in MHz: a power law. */
export const attenuationDbPerCm = (tissue: Tissue, frequencyMHz: number): number =>
  tissue.attenuationDbPerCm * pow(frequencyMHz, tissue.attenuationExponent);

/** Loss of an echo, dB, from behind `lengthMm` of a tissue: there and back. */
export const twoWayLossDb = (tissue: Tissue, frequencyMHz: number, lengthMm: number): number =>
  (2 * attenuationDbPerCm(tissue, frequencyMHz) * lengthMm) / 10;

/**
 * Loss and fall of the centre frequency of a Gaussian pulse whose path attenuates in proportion to frequency: high parts die
 * first, so the echo is weaker and lower, but less weak than at a fixed frequency. `lossDbPerMHz` is the two-way loss
 * at 1 MHz (dB), `sigmaMHz` the standard deviation of the amplitude spectrum.
 */
export function downshift(
  centreMHz: number,
  sigmaMHz: number,
  lossDbPerMHz: number,
): { readonly lossDb: number; readonly shiftMHz: number } {
  const nepers = lossDbPerMHz / DB_PER_NEPER;
  const shiftMHz = nepers * sigmaMHz * sigmaMHz;
  return {
    lossDb: DB_PER_NEPER * (nepers * centreMHz - (nepers * nepers * sigmaMHz * sigmaMHz) / 2),
    shiftMHz,
  };
}

/**
 * Echo of tissue whose fibres rise to the face by an angle of this sine, dB against fibres that lie along it: a lobe whose power falls
 * to 1/e at `widthRad`, over a floor of -20 dB. The sine stands for the angle, 2 % at 20 degrees.
 */
export function anisotropyDb(sine: number, widthRad: number): number {
  const turned = sine / widthRad;
  return (DB_PER_NEPER / 2) * log(0.01 + 0.99 * exp(-turned * turned));
}
