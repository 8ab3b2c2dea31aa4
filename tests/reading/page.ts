import { linear38 } from '../../src/core/instruments/probe';
import { scannable } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import { exam } from './exam';
import type { Item } from './item';

/** A frame of the strip, CSS pixels. */
const WIDTH = 460;
const HEIGHT = 484;
const INK = '#ffd23f';

/** One row of the key: what was asked and what is true. */
export interface KeyRow extends Omit<Item, 'frames' | 'marks'> {
  readonly marks: readonly { readonly letter: string; readonly truth: string }[];
}

export interface Sheet {
  readonly key: readonly KeyRow[];
  /** PNG as base64, by the item's number. */
  readonly pictures: Readonly<Record<number, string>>;
}

/** Draws all items of one region of a sheet. */
export async function drawRegion(sheet: number, regionId: string): Promise<Sheet> {
  const region = scannable.find(({ id }) => id === regionId);
  if (region === undefined) throw new Error(`No region is called "${regionId}".`);
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(canvas);
  const scanner = await Scanner.create({ canvas, region, probe: linear38, tier: tiers.high });
  const pictures: Record<number, string> = {};
  const key: KeyRow[] = [];
  for (const item of exam(sheet, region)) {
    pictures[item.number] = strip(scanner, canvas, item);
    const { frames: _, marks, ...rest } = item;
    key.push({ ...rest, marks: marks.map(({ letter, truth }) => ({ letter, truth })) });
  }
  scanner.dispose();
  return { key, pictures };
}

/** The frames side by side, and below the one that carries the letters once more, with them. */
function strip(scanner: Scanner, canvas: HTMLCanvasElement, item: Item): string {
  const { frames, marks, motion } = item;
  const columns = Math.max(2, Math.min(frames.length + 1, 3));
  const rows = Math.ceil((frames.length + 1) / columns);
  const out = document.createElement('canvas');
  out.width = columns * WIDTH;
  out.height = rows * HEIGHT;
  const c = out.getContext('2d');
  if (c === null) throw new Error('This browser gives no 2D canvas.');
  const place = (i: number): [number, number] => [(i % columns) * WIDTH, Math.floor(i / columns) * HEIGHT];
  c.fillStyle = '#000';
  c.fillRect(0, 0, out.width, out.height);
  const marked = motion === 'slide' ? (frames.length - 1) / 2 : 0;
  c.font = '16px sans-serif';
  frames.forEach((frame, i) => {
    scanner.draw(frame);
    const [x, y] = place(i);
    c.drawImage(canvas, x, y, WIDTH - 8, HEIGHT - 8);
    c.fillStyle = INK;
    c.fillText(`frame ${i + 1}`, x + 6, y + HEIGHT - 14);
  });
  const frame = frames[marked];
  if (frame === undefined) throw new Error(`Item ${item.number} has no frame ${marked}.`);
  scanner.draw(frame);
  const [x, y] = place(frames.length);
  c.drawImage(canvas, x, y, WIDTH - 8, HEIGHT - 8);
  c.fillText(`frame ${marked + 1} with letters`, x + 6, y + HEIGHT - 14);
  for (const mark of marks) {
    const at = scanner.imageToCanvas(mark.lateral, mark.depth);
    const u = x + (at.x * (WIDTH - 8)) / WIDTH;
    const v = y + (at.y * (HEIGHT - 8)) / HEIGHT;
    label(c, mark.letter, u, v);
  }
  return out.toDataURL('image/png').split(',')[1] ?? '';
}

/** A cross that leaves its middle open, and a letter beside it. */
function label(c: CanvasRenderingContext2D, letter: string, u: number, v: number): void {
  c.strokeStyle = INK;
  c.lineWidth = 1.5;
  c.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    c.moveTo(u + 4 * dx, v + 4 * dy);
    c.lineTo(u + 9 * dx, v + 9 * dy);
  }
  c.stroke();
  c.font = 'bold 16px sans-serif';
  c.fillStyle = '#000';
  c.fillText(letter, u + 9, v - 5);
  c.fillStyle = INK;
  c.fillText(letter, u + 8, v - 6);
}
