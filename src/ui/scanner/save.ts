import type { PlacedLabel } from './label-layout';
import { type Caliper, nameOf, outlineOf, type Place, widthEnd } from './measure';
import { barbsOf, type Note } from './note';
import type { Mapping } from './place';

/** An image as it is saved: what of it stands on its canvas, and what lies over it. */
interface SavedScreen {
  readonly canvas: HTMLCanvasElement;
  readonly mapping: Mapping;
  /** Depth of the transmit focus, mm. */
  readonly focus: number;
  readonly labels: readonly PlacedLabel[];
  readonly calipers: readonly Caliper[];
  readonly notes: readonly Note[];
}

export interface Picture {
  readonly screens: readonly SavedScreen[];
  /** Lines over the images: what they are of, and how they were made. */
  readonly head: readonly string[];
  /** Lines under them: what was measured. */
  readonly foot: readonly string[];
  readonly file: string;
}

const LINE_PX = 20;
const MARGIN_PX = 12;
const MARKER_PX = 22;
const SCALE_PX = 40;
const GAP_PX = 16;
const BACK = '#000000';
const INK = '#dbe3ec';
const QUIET = '#8796a8';
const AMBER = '#ffb74a';

/**
 * Gives the images with all that lies over them to the browser as a PNG file. Must be called in the frame in which the
 * image was drawn, because its canvas keeps nothing.
 */
export function savePicture(picture: Picture): void {
  compose(picture).toBlob((blob) => {
    if (blob === null) return;
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = picture.file;
    link.click();
    URL.revokeObjectURL(url);
  }, 'image/png');
}

function compose({ screens, head, foot }: Picture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const c = canvas.getContext('2d');
  const [first] = screens;
  if (c === null || first === undefined) return canvas;
  const style = getComputedStyle(document.documentElement);
  const font = (name: string): string => `14px ${style.getPropertyValue(name) || 'sans-serif'}`;
  const [sans, mono] = [font('--sans'), font('--mono')];
  c.font = mono;
  const text = Math.max(...[...head, ...foot].map((line) => c.measureText(line).width));
  const images = screens.reduce((sum, { mapping }) => sum + mapping.rect.width + MARKER_PX + SCALE_PX, 0);
  const width = Math.max(text + 2 * MARGIN_PX, images + GAP_PX * (screens.length - 1));
  const top = MARGIN_PX + head.length * LINE_PX + MARGIN_PX;
  const tall = Math.max(...screens.map(({ mapping }) => mapping.rect.height));
  const scale = first.canvas.width / Math.max(1, first.canvas.clientWidth);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round((top + tall + 2 * MARGIN_PX + foot.length * LINE_PX) * scale);
  c.scale(scale, scale);
  c.fillStyle = BACK;
  c.fillRect(0, 0, width, canvas.height);
  c.font = mono;
  head.forEach((line, i) => {
    c.fillStyle = i === 0 ? INK : QUIET;
    c.fillText(line, MARGIN_PX, MARGIN_PX + (i + 0.75) * LINE_PX);
  });
  c.fillStyle = AMBER;
  foot.forEach((line, i) => {
    c.fillText(line, MARGIN_PX, top + tall + MARGIN_PX + (i + 0.75) * LINE_PX);
  });
  let left = (width - images - GAP_PX * (screens.length - 1)) / 2 + MARKER_PX;
  for (const screen of screens) {
    c.save();
    c.translate(left, top);
    draw(c, screen, scale, sans, mono);
    c.restore();
    left += screen.mapping.rect.width + MARKER_PX + SCALE_PX + GAP_PX;
  }
  return canvas;
}

/** One image with its origin at the context's. */
function draw(
  c: CanvasRenderingContext2D,
  screen: SavedScreen,
  scale: number,
  sans: string,
  mono: string,
): void {
  const { canvas, mapping, focus } = screen;
  const { rect } = mapping;
  const { width, height } = rect;
  const source = [rect.x, rect.y, width, height].map((px) => px * scale);
  const [x = 0, y = 0, w = 0, h = 0] = source;
  c.drawImage(canvas, x, y, w, h, 0, 0, width, height);
  c.translate(-rect.x, -rect.y);
  scaleOf(c, mapping, focus, mono);
  c.font = sans;
  c.textAlign = 'center';
  c.lineJoin = 'round';
  for (const { text, x: textX, y: textY } of screen.labels) outlined(c, text, textX, textY + 5, INK);
  c.lineWidth = 1;
  for (const one of screen.calipers) caliper(c, mapping, screen.calipers, one);
  for (const one of screen.notes) note(c, mapping, one);
}

function outlined(c: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string): void {
  c.lineWidth = 3;
  c.strokeStyle = BACK;
  c.strokeText(text, x, y);
  c.fillStyle = ink;
  c.fillText(text, x, y);
}

function line(c: CanvasRenderingContext2D, places: readonly { x: number; y: number }[]): void {
  c.beginPath();
  places.forEach(({ x, y }, i) => {
    if (i === 0) c.moveTo(x, y);
    else c.lineTo(x, y);
  });
  c.stroke();
}

function caliper(
  c: CanvasRenderingContext2D,
  { toCanvas }: Mapping,
  all: readonly Caliper[],
  one: Caliper,
): void {
  const through = (places: readonly Place[]): void => line(c, places.map(toCanvas));
  c.strokeStyle = AMBER;
  c.lineWidth = 1;
  c.setLineDash([2, 4]);
  through([one.from, one.to]);
  if (one.measure === 'ellipse') through(outlineOf(one));
  c.setLineDash([]);
  const ends = one.measure === 'ellipse' ? [one.from, one.to, widthEnd(one)] : [one.from, one.to];
  for (const { x, y } of ends.map(toCanvas)) {
    line(c, [
      { x: x - 6, y },
      { x: x + 6, y },
    ]);
    line(c, [
      { x, y: y - 6 },
      { x, y: y + 6 },
    ]);
  }
  const tag = toCanvas(one.to);
  outlined(c, nameOf(all, one), tag.x + 14, tag.y - 8, AMBER);
}

function note(c: CanvasRenderingContext2D, { toCanvas }: Mapping, { kind, at, tail, text }: Note): void {
  const tip = toCanvas(at);
  if (kind === 'text') {
    outlined(c, text, tip.x, tip.y + 5, AMBER);
    return;
  }
  const from = toCanvas(tail);
  const [a, b] = barbsOf(tip, from);
  for (const [ink, wide] of [
    [BACK, 5],
    [AMBER, 2],
  ] as const) {
    c.strokeStyle = ink;
    c.lineWidth = wide;
    line(c, [from, tip]);
    if (a && b) line(c, [a, tip, b]);
  }
}

/** Probe mark at the left, depth in centimetres and the focus at the right edge. */
function scaleOf(c: CanvasRenderingContext2D, mapping: Mapping, focus: number, font: string): void {
  const { rect, yOf } = mapping;
  const right = rect.x + rect.width;
  c.fillStyle = AMBER;
  c.beginPath();
  c.arc(rect.x - 12, rect.y + 6, 5, 0, 2 * Math.PI);
  c.fill();
  c.strokeStyle = QUIET;
  c.lineWidth = 1;
  c.fillStyle = QUIET;
  c.font = font;
  for (let mm = 0; yOf(mm) <= rect.y + rect.height + 0.5; mm += 5) {
    const y = yOf(mm);
    line(c, [
      { x: right + 4, y },
      { x: right + (mm % 10 === 0 ? 14 : 9), y },
    ]);
    if (mm % 10 === 0 && mm > 0)
      c.fillText(String(mm / 10), right + 18, Math.min(y + 5, rect.y + rect.height));
  }
  c.fillText('cm', right + 18, rect.y + 12);
  const y = yOf(focus);
  c.fillStyle = AMBER;
  c.beginPath();
  c.moveTo(right + 3, y);
  c.lineTo(right + 12, y - 5);
  c.lineTo(right + 12, y + 5);
  c.fill();
}
