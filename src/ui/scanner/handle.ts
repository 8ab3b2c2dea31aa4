import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import type { Place } from './measure';

/** Which end of a measure, or the width of an ellipse. */
export type Part = 'from' | 'to' | 'width';
/** What the pointer or the focus holds. */
export type Grip =
  | { readonly what: 'caliper'; readonly index: number; readonly part: Part; readonly isNew?: boolean }
  | { readonly what: 'note'; readonly index: number }
  | { readonly what: 'arrow'; readonly tail: Place };

/** How a mark is taken hold of, moved and removed. */
export interface Handle {
  /** Takes hold of a mark with the pointer. */
  grip(event: TargetedPointerEvent<SVGElement>, grip: Grip): void;
  /** Moves or removes the mark that has the focus. */
  key(event: TargetedKeyboardEvent<SVGElement>, grip: Grip): void;
}
