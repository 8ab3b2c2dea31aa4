import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { Mapping } from './place';

/** Steps of the arrow keys on the screen: to the right, down. */
export const arrowSteps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What an arrow key moves a thing by, mm; a fifth with Shift. */
const NUDGE = 1;
const FINE = 0.2;

interface Grip<From> {
  readonly mapping: Mapping;
  /** How the thing stands before it is moved. */
  from(): From;
  /** Moves it from there by mm along the array and in depth; `place` is where the pointer is, null for a key. */
  move(
    from: From,
    lateral: number,
    depth: number,
    place: { readonly lateral: number; readonly depth: number } | null,
  ): void;
}

/** What makes an element of an SVG over the image one that is dragged, or moved by the arrow keys while it has the focus. */
export function useGrip<From>({ mapping, from, move }: Grip<From>) {
  const held = useRef<{ readonly x: number; readonly y: number; readonly from: From } | null>(null);
  const let_ = (): void => {
    held.current = null;
  };
  return {
    // Attributes of SVG keep their case, and only the small one takes the focus.
    tabindex: 0,
    onPointerDown: (event: TargetedPointerEvent<SVGElement>): void => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { x: event.clientX, y: event.clientY, from: from() };
    },
    onPointerMove: (event: TargetedPointerEvent<SVGElement>): void => {
      if (held.current === null) return;
      const { mmPerPixel } = mapping.rect;
      const { x, y, from: began } = held.current;
      const svg = event.currentTarget.ownerSVGElement ?? event.currentTarget;
      const box = svg.getBoundingClientRect();
      move(
        began,
        mapping.sign * (event.clientX - x) * mmPerPixel,
        (event.clientY - y) * mmPerPixel,
        mapping.toPlace(event.clientX - box.left, event.clientY - box.top),
      );
    },
    onPointerUp: let_,
    onPointerCancel: let_,
    onKeyDown: (event: TargetedKeyboardEvent<SVGElement>): void => {
      const step = arrowSteps[event.code];
      if (step === undefined) return;
      const by = NUDGE * (event.shiftKey ? FINE : 1);
      move(from(), mapping.sign * step[0] * by, step[1] * by, null);
      // The arrow keys slide the probe where they are not this thing's.
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
