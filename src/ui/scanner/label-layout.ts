import type { SectionLabel } from '../../core/imaging/labels';
import type { ImageRect } from '../ports';
import type { Mapping } from './place';

/** A name on the image, CSS pixels of its canvas. */
export interface PlacedLabel {
  readonly id: string;
  readonly text: string;
  readonly tissue: string;
  /** The place that is named. */
  readonly pointX: number;
  readonly pointY: number;
  /** Middle of the text. */
  readonly x: number;
  readonly y: number;
}

const LINE_PX = 19;
/** Width of a letter of 14 pixels on the average, generously. */
const LETTER_PX = 7.4;
const MARGIN_PX = 3;
/** Half lines up and down that are tried, in turn. */
const NEAR_STEPS = 9;

export const textWidth = (text: string): number => text.length * LETTER_PX;

/** What a person looks for comes before what lies around it. */
const rank = ({ structure }: SectionLabel): number =>
  ['hazard', 'target', 'landmark', 'tissue'].indexOf(structure.role);

/**
 * Places names at their structures so that none covers another: nerves and vessels first, then the target, landmarks and the
 * rest, the largest section first, each as near to its place as is still free, above or below it. A name that does not fit
 * near its place within the image is left out.
 */
export function placeLabels(
  sections: readonly SectionLabel[],
  { rect, toCanvas }: Mapping,
  textOf: (section: SectionLabel) => string,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const section of [...sections].sort((a, b) => rank(a) - rank(b))) {
    const text = textOf(section);
    const half = textWidth(text) / 2 + MARGIN_PX;
    const { x: pointX, y: pointY } = toCanvas(section);
    if (2 * half > rect.width) continue;
    const low = rect.x + half;
    const x = Math.max(low, Math.min(rect.x + rect.width - half, pointX));
    const y = freeLine(placed, x, pointY, half, rect);
    if (y !== null)
      placed.push({ id: section.structure.id, text, tissue: section.structure.tissue, pointX, pointY, x, y });
  }
  return placed;
}

function freeLine(
  placed: readonly PlacedLabel[],
  x: number,
  wanted: number,
  half: number,
  rect: ImageRect,
): number | null {
  for (let step = 0; step < NEAR_STEPS; step++) {
    const y = wanted + Math.ceil(step / 2) * (step % 2 === 0 ? 1 : -1) * (LINE_PX / 2);
    if (y < rect.y + LINE_PX / 2 || y > rect.y + rect.height - LINE_PX / 2) continue;
    const clear = placed.every(
      (other) =>
        Math.abs(other.y - y) >= LINE_PX || Math.abs(other.x - x) >= half + textWidth(other.text) / 2,
    );
    if (clear) return y;
  }
  return null;
}
