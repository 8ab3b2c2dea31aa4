import type { Place } from './measure';

/** A text or an arrow that a person put on the image. */
export interface Note {
  readonly kind: 'text' | 'arrow';
  /** Middle of a text; tip of an arrow. */
  readonly at: Place;
  /** Tail of an arrow. */
  readonly tail: Place;
  readonly text: string;
  /** The image beside on which it stands, by the tick of its view; null on the screen's own, whatever that shows. */
  readonly tick: number | null;
}

/** Length of a text, letters. */
export const MOST_LETTERS = 40;
/** An arrow that was clicked and not drawn comes from below on the right, mm. */
const ARROW_MM = 6;

/** An arrow to a place; one that was hardly drawn gets a length. */
export function arrowTo(at: Place, tail: Place, tick: number | null): Note {
  const isDrawn = Math.hypot(at.lateral - tail.lateral, at.depth - tail.depth) >= 1;
  const from = isDrawn ? tail : { lateral: at.lateral + ARROW_MM, depth: at.depth + ARROW_MM };
  return { kind: 'arrow', at, tail: from, text: '', tick };
}

/** A note moved as a whole, mm. */
export function movedBy(note: Note, lateral: number, depth: number): Note {
  const by = (place: Place): Place => ({ lateral: place.lateral + lateral, depth: place.depth + depth });
  return { ...note, at: by(note.at), tail: by(note.tail) };
}

/** The two barbs of an arrow's head, in the plane in which its ends are given. */
export function barbsOf(
  tip: { readonly x: number; readonly y: number },
  tail: { readonly x: number; readonly y: number },
  size = 9,
): readonly { readonly x: number; readonly y: number }[] {
  const turn = Math.atan2(tail.y - tip.y, tail.x - tip.x);
  return [-0.45, 0.45].map((lean) => ({
    x: tip.x + size * Math.cos(turn + lean),
    y: tip.y + size * Math.sin(turn + lean),
  }));
}
