import { clamp, mix } from '../math/functions';

/*
 * What colours stand for flow, sRGB 0 .. 1. Red towards the probe and blue away from it, lighter the faster: the custom of all
 * machines; power from dark red through orange to light yellow. The stops are typical.
 */

type Rgb = readonly [number, number, number];

/** Stops at 0, 1/2 and 1 of the scale. */
export const TOWARDS: readonly [Rgb, Rgb, Rgb] = [
  [0.36, 0, 0],
  [0.9, 0.12, 0.02],
  [1, 0.9, 0.25],
];
export const AWAY: readonly [Rgb, Rgb, Rgb] = [
  [0, 0, 0.42],
  [0.04, 0.24, 0.95],
  [0.35, 0.95, 1],
];
export const POWER: readonly [Rgb, Rgb, Rgb] = [
  [0.3, 0.02, 0.04],
  [0.95, 0.38, 0.02],
  [1, 0.95, 0.5],
];

function along(stops: readonly [Rgb, Rgb, Rgb], share: number): Rgb {
  const t = 2 * clamp(share, 0, 1);
  const [from, to] = t < 1 ? [stops[0], stops[1]] : [stops[1], stops[2]];
  const f = t < 1 ? t : t - 1;
  return [mix(from[0], to[0], f), mix(from[1], to[1], f), mix(from[2], to[2], f)];
}

/** The colour of a speed as a share of the scale above or below its baseline, -1 .. 1, positive towards the probe. */
export const flowColour = (share: number): Rgb => (share >= 0 ? along(TOWARDS, share) : along(AWAY, -share));

/** The colour of a power, 0 at the threshold .. 1. */
export const powerColour = (share: number): Rgb => along(POWER, share);

/**
 * A shift in turns a pulse, wrapped about the baseline (turns, too), as a share of the side of the scale on which it lies.
 */
export const shareOfScale = (turns: number, baseline: number): number =>
  turns >= 0 ? turns / (0.5 + baseline) : turns / (0.5 - baseline);
