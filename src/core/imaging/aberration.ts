import { exp, smoothstep } from '../math/functions';

/*
 * What fat under the skin does to the beam. Its lobules are slower than their septa, so that parts of the front arrive early or late.
 * Typical, unverified for limbs: arrival times spread by 4 ns a root mm of fat (20 ns under 25 mm; walls of the belly of that thickness
 * are reported at 20 to 70) over a correlation length of 2.5 mm, so that the front leans by sqrt(2) x 1540 m/s x 4 ns / 2.5 mm.
 */

/** How far a front leans, rms, for each root mm of fat that it has crossed, rad. */
export const FRONT_LEAN = 0.0035;

/**
 * Variance that fat adds to the width of a beam at a depth, mm2, where `fat` mm of it lie above: leans of all its layers add up, each
 * over its way to that depth, so it is FRONT_LEAN^2 times the integral of (depth - s)^2 over s from 0 to fat.
 */
export const strayVariance = (fat: number, depth: number): number =>
  FRONT_LEAN * FRONT_LEAN * fat * ((depth - 0.5 * fat) * (depth - 0.5 * fat) + (fat * fat) / 12);

/** Thickness for which the level of the haze is given, mm. */
export const HAZY_FAT = 25;
/** Sound that ran to and fro in HAZY_FAT of fat, below it, against the speckle of muscle; typical. */
export const HAZE = 0.1;
/** It comes late: none before so much else than fat has been crossed, all of it from so much on, mm; typical. */
export const HAZE_FROM: readonly [none: number, all: number] = [2, 5];
/** It dies away with depth below the fat: to 1/e over this length, mm; typical. */
export const HAZE_REACH = 20;

/** Amplitude of the haze at a depth, where `fat` mm of fat lie above, against the speckle of muscle. */
export function fatHaze(fat: number, depth: number): number {
  const share = fat / HAZY_FAT;
  const below = depth - fat;
  return HAZE * share * share * exp(-Math.max(0, below) / HAZE_REACH) * smoothstep(...HAZE_FROM, below);
}
