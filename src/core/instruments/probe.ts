import { sin } from '../math/functions';

/** A transducer. Lengths mm, frequencies MHz. */
export interface Probe {
  readonly id: ProbeId;
  readonly name: string;
  readonly elements: number;
  /** Length of the array along its face, mm: the width of a flat one's image. */
  readonly aperture: number;
  /** Radius of the face, mm; 0 for a flat one. */
  readonly radius: number;
  readonly centreMHz: number;
  /** Full width of the pulse spectrum at -6 dB over the centre frequency. */
  readonly fractionalBandwidth: number;
  /** Depth over the part of the array that sends at the focus, and that receives at any depth. */
  readonly transmitF: number;
  readonly receiveF: number;
  /** Height of the elements across the image plane and the depth at which the lens focuses, mm. */
  readonly elevationHeight: number;
  readonly elevationFocus: number;
  /** Half width of the housing's face across the image plane, mm: what presses on the skin. */
  readonly halfWidth: number;
  /** Length and width of what of the face lies on the skin, mm: its force spreads over them. Of a curved face, where all of it lies on. */
  readonly faceLength: number;
  readonly faceWidth: number;
  /** Depths of the image that the machine offers for it, mm, rising. */
  readonly depths: readonly number[];
}

export type ProbeId = 'linear38' | 'linear18' | 'linear12' | 'hockey18' | 'convex5';

/**
 * Linear 38 mm array. Elements, pitch and lens after the Verasonics L11-5v table (128 x 0.300 mm, 7.6 MHz, bandwidth 77 %,
 * height 5 mm, focus 18 mm); F-numbers those of the simulation to which its widths were fitted; the face of 40 x 10 mm and the housing are typical.
 */
export const linear38: Probe = {
  id: 'linear38',
  name: 'Linear 38 mm',
  elements: 128,
  aperture: 38.4,
  radius: 0,
  centreMHz: 7.6,
  fractionalBandwidth: 0.77,
  transmitF: 2,
  receiveF: 1.5,
  elevationHeight: 5,
  elevationFocus: 18,
  halfWidth: 6,
  faceLength: 40,
  faceWidth: 10,
  depths: [30, 40, 50, 60],
};

export const probes: Readonly<Record<ProbeId, Probe>> = {
  linear38,
  /** High frequency 18-5 MHz: the middle of its band; elements, pitch and lens typical, unverified. */
  linear18: {
    ...linear38,
    id: 'linear18',
    name: 'Linear 18-5 38 mm',
    elements: 256,
    aperture: 38.4,
    centreMHz: 11.5,
    fractionalBandwidth: 0.8,
    elevationHeight: 4,
    elevationFocus: 14,
    depths: [20, 30, 40, 50],
  },
  /** Broad 12-3 MHz. Centre and bandwidth after the Verasonics L12-3v table, 256 x 0.1953 mm and the lens of an L12-5 of 50 mm. */
  linear12: {
    ...linear38,
    id: 'linear12',
    name: 'Linear 12-3 50 mm',
    elements: 256,
    aperture: 50,
    centreMHz: 7.54,
    fractionalBandwidth: 0.93,
    elevationHeight: 7.5,
    elevationFocus: 20,
    faceLength: 52,
    depths: [30, 40, 50, 60, 80],
  },
  /** Hockey stick 18-5 MHz, 25 mm: no sheet was found; all figures typical, unverified. */
  hockey18: {
    ...linear38,
    id: 'hockey18',
    name: 'Hockey stick 18-5 25 mm',
    elements: 192,
    aperture: 25,
    centreMHz: 12,
    fractionalBandwidth: 0.8,
    elevationHeight: 3,
    elevationFocus: 11,
    halfWidth: 4.5,
    faceLength: 27,
    faceWidth: 8,
    depths: [20, 30, 40],
  },
  /** Convex 5-1 MHz, radius 60 mm, 60 degrees: no sheet was found; lens after C5-2v and AC2541 tables, the rest typical, unverified. */
  convex5: {
    ...linear38,
    id: 'convex5',
    name: 'Convex 5-1 60 mm',
    elements: 160,
    aperture: 62.8,
    radius: 60,
    centreMHz: 3,
    fractionalBandwidth: 0.77,
    transmitF: 2.5,
    receiveF: 2,
    elevationHeight: 13,
    elevationFocus: 62,
    halfWidth: 9,
    faceLength: 60,
    faceWidth: 15,
    depths: [40, 60, 80, 100, 120, 160],
  },
};

/** Housing beyond the array at either end, mm; typical. */
const RIM = 2;

/** From the middle of the face to either end of its footprint, mm, straight across. */
export const halfFootprint = ({ aperture, radius }: Probe): number =>
  (radius > 0 ? radius * sin(aperture / (2 * radius)) : aperture / 2) + RIM;
