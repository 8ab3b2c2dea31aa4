import { fieldOf } from '../../core/imaging/fan';
import type { Probe } from '../../core/instruments/probe';
import type { ImageRect } from '../ports';
import type { Place } from './measure';

/** How the image lies on its canvas: places of its plane, mm, to CSS pixels of the canvas and back. */
export interface Mapping {
  readonly rect: ImageRect;
  toCanvas(place: Place): { readonly x: number; readonly y: number };
  /** The place under a point of the canvas, also of one beside the field. */
  toPlace(x: number, y: number): Place;
  /** The nearest place in the rectangle that holds the image. */
  within(place: Place): Place;
  /** Where a depth lies, CSS pixels from the canvas's top. */
  yOf(depth: number): number;
  /** What a step to the right on the screen is along the array. */
  readonly sign: 1 | -1;
}

export function mappingOf(rect: ImageRect, probe: Probe, depth: number, inverted: boolean): Mapping {
  const { left, right, top, bottom } = fieldOf(probe, depth);
  const { mmPerPixel } = rect;
  const within = (place: Place): Place => ({
    lateral: Math.max(left, Math.min(right, place.lateral)),
    depth: Math.max(top, Math.min(bottom, place.depth)),
  });
  return {
    rect,
    sign: inverted ? -1 : 1,
    within,
    yOf: (deep) => rect.y + (deep - top) / mmPerPixel,
    toCanvas({ lateral, depth: deep }) {
      const across = (lateral - left) / mmPerPixel;
      return { x: rect.x + (inverted ? rect.width - across : across), y: rect.y + (deep - top) / mmPerPixel };
    },
    toPlace(x, y) {
      const across = (inverted ? rect.x + rect.width - x : x - rect.x) * mmPerPixel;
      return { lateral: left + across, depth: top + (y - rect.y) * mmPerPixel };
    },
  };
}
