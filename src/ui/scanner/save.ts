import type { ImageRect } from '../ports';
import type { PlacedLabel } from './label-layout';
import { type Caliper, formatMm, lengthOf } from './measure';
import type { Mapping } from './place';

export interface Picture {
  readonly image: HTMLCanvasElement;
  readonly mapping: Mapping;
  readonly labels: readonly PlacedLabel[];
  readonly calipers: readonly Caliper[];
  /** One line under the image: what it is of. */
  readonly caption: string;
  readonly file: string;
}

const FOOT_PX = 30;
const SIDE_PX = 34;
const BACK = '#000000';
const INK = '#dbe3ec';
const AMBER = '#ffb74a';

/**
 * Gives the image with its scale, names and calipers to the browser as a PNG file. Must be called in the frame in which the
 * image was drawn, because its canvas keeps nothing.
 */
export function savePicture(picture: Picture): void {
  const canvas = compose(picture);
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = picture.file;
    link.click();
    URL.revokeObjectURL(url);
  }, 'image/png');
}

function compose({ image, mapping, labels, calipers, caption }: Picture): HTMLCanvasElement {
  const { rect } = mapping;
  const canvas = document.createElement('canvas');
  const scale = image.width / Math.max(1, image.clientWidth);
  canvas.width = Math.round((rect.width + SIDE_PX) * scale);
  canvas.height = Math.round((rect.height + FOOT_PX) * scale);
  const c = canvas.getContext('2d');
  if (c === null) return canvas;
  c.fillStyle = BACK;
  c.fillRect(0, 0, canvas.width, canvas.height);
  const [x, y] = [rect.x * scale, rect.y * scale];
  const [width, height] = [rect.width * scale, rect.height * scale];
  c.drawImage(image, x, y, width, height, 0, 0, width, height);
  c.scale(scale, scale);
  const style = getComputedStyle(document.documentElement);
  const font = (name: string): string => `14px ${style.getPropertyValue(name) || 'sans-serif'}`;
  scaleOf(c, rect, font('--mono'));
  c.translate(-rect.x, -rect.y);

  c.font = font('--sans');
  c.textAlign = 'center';
  c.lineWidth = 3;
  c.strokeStyle = BACK;
  c.fillStyle = INK;
  for (const { text, x: textX, y: textY } of labels) {
    c.strokeText(text, textX, textY + 5);
    c.fillText(text, textX, textY + 5);
  }
  c.strokeStyle = AMBER;
  c.lineWidth = 1;
  for (const { from, to } of calipers) {
    c.beginPath();
    for (const [i, place] of [from, to].entries()) {
      const { x: px, y: py } = mapping.toCanvas(place);
      if (i === 0) c.moveTo(px, py);
      else c.lineTo(px, py);
      c.moveTo(px - 6, py);
      c.lineTo(px + 6, py);
      c.moveTo(px, py - 6);
      c.lineTo(px, py + 6);
      c.moveTo(px, py);
    }
    c.stroke();
  }
  c.textAlign = 'left';
  c.font = font('--mono');
  c.fillStyle = INK;
  const lengths = calipers.map((one, i) => `  ${i + 1}: ${formatMm(lengthOf(one))} mm`).join('');
  c.fillText(`${caption}${lengths}`, rect.x + 2, rect.y + rect.height + 20);
  return canvas;
}

/** Depth in centimetres at the right edge. */
function scaleOf(c: CanvasRenderingContext2D, rect: ImageRect, font: string): void {
  c.strokeStyle = INK;
  c.fillStyle = INK;
  c.font = font;
  c.beginPath();
  for (let mm = 0; mm / rect.mmPerPixel <= rect.height + 0.5; mm += 5) {
    const y = mm / rect.mmPerPixel;
    c.moveTo(rect.width + 4, y);
    c.lineTo(rect.width + (mm % 10 === 0 ? 12 : 8), y);
    if (mm % 10 === 0 && mm > 0) c.fillText(String(mm / 10), rect.width + 16, y + 4);
  }
  c.stroke();
}
