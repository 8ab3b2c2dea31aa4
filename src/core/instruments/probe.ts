/** A transducer. Lengths mm, frequencies MHz. */
export interface Probe {
  readonly id: string;
  readonly name: string;
  readonly elements: number;
  /** Length of the array, mm: the width of the image. */
  readonly aperture: number;
  readonly centreMHz: number;
  /** Full width of the pulse spectrum at -6 dB over the centre frequency. */
  readonly fractionalBandwidth: number;
  /** Height of the elements across the image plane and the depth at which the lens focuses, mm. */
  readonly elevationHeight: number;
  readonly elevationFocus: number;
  /** Half width of the housing's face across the image plane, mm: what presses on the skin. */
  readonly halfWidth: number;
  /** Depths of the image that the machine offers for it, mm, rising. */
  readonly depths: readonly number[];
}

/**
 * Linear 38 mm array. Elements, pitch and lens after the Verasonics L11-5v table (128 x 0.300 mm, 7.6 MHz, bandwidth 77 %,
 * height 5 mm, focus 18 mm); half width of the housing is typical.
 */
export const linear38: Probe = {
  id: 'linear38',
  name: 'Linear 38 mm',
  elements: 128,
  aperture: 38.4,
  centreMHz: 7.6,
  fractionalBandwidth: 0.77,
  elevationHeight: 5,
  elevationFocus: 18,
  halfWidth: 6,
  depths: [30, 40, 50, 60],
};
