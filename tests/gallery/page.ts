import { linear38 } from '../../src/core/instruments/probe';
import { scannable } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import { sceneOf } from '../physics/scene';

/** A picture of the sheet, pixels: 38.4 mm by 40 mm. */
const WIDTH = 384;
const HEIGHT = 400;
const CAPTION = 22;

/** Where the probe stands, mm, and the case; each is drawn in two axes. */
interface Place {
  readonly told: string;
  readonly seed: number;
  readonly x: number;
  readonly z: number;
}

const places: Readonly<Record<string, readonly [Place, Place, Place]>> = {
  popliteal: [
    { told: 'vessels and tibial nerve', seed: 1, x: -19, z: 0 },
    { told: 'cyst and medial condyle', seed: 3, x: 8, z: 4 },
    { told: 'calf', seed: 2, x: 3, z: 42 },
  ],
  shoulder: [
    { told: 'supraspinatus with its deposit', seed: 1, x: 0, z: 0 },
    { told: 'in front: subscapularis and biceps', seed: 2, x: -10, z: -22 },
    { told: 'behind: infraspinatus', seed: 3, x: 5, z: 22 },
  ],
  gelPhantom: [
    { told: 'cysts, solid targets, sheet', seed: 1, x: 0, z: 0 },
    { told: 'wires', seed: 1, x: -30, z: 0 },
    { told: 'vessel, sheet, plate', seed: 1, x: 36, z: 0 },
  ],
};

const turns = [
  { axis: 'rotation 0', rotationRad: 0 },
  { axis: 'rotation 90 degrees', rotationRad: Math.PI / 2 },
];

/** A sheet of one region at three places in two axes: WebP as base64, of at most so many bytes. */
export async function drawSheet(regionId: string, mostBytes: number): Promise<string> {
  const region = scannable.find(({ id }) => id === regionId);
  const standing = places[regionId];
  if (region === undefined || standing === undefined) throw new Error(`There is no sheet of "${regionId}".`);
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `width:${WIDTH}px;height:${HEIGHT}px`;
  document.body.append(canvas);
  const scanner = await Scanner.create({ canvas, region, probe: linear38, tier: tiers.high });
  const sheet = document.createElement('canvas');
  sheet.width = standing.length * (WIDTH + 4);
  sheet.height = turns.length * (HEIGHT + CAPTION);
  const c = sheet.getContext('2d');
  if (c === null) throw new Error('This browser gives no 2D canvas.');
  c.fillStyle = '#15181b';
  c.fillRect(0, 0, sheet.width, sheet.height);
  c.fillStyle = '#d8dde0';
  c.font = '14px sans-serif';
  turns.forEach(({ axis, rotationRad }, row) => {
    standing.forEach(({ told, ...at }, column) => {
      scanner.draw(sceneOf({ region, ...at, rotationRad }).view);
      const [left, top] = [column * (WIDTH + 4), row * (HEIGHT + CAPTION)];
      c.drawImage(canvas, left, top, WIDTH, HEIGHT);
      c.fillText(`${told}, ${axis}`, left + 4, top + HEIGHT + 16);
    });
  });
  scanner.dispose();
  canvas.remove();
  for (const quality of [0.86, 0.76, 0.66, 0.5, 0.35]) {
    const encoded = sheet.toDataURL('image/webp', quality).split(',')[1] ?? '';
    if ((encoded.length * 3) / 4 <= mostBytes) return encoded;
  }
  throw new Error(`The sheet of "${regionId}" is above ${mostBytes} bytes at every quality.`);
}
