import type { Region } from '../../src/core/anatomy/region';
import { linear38, type Probe } from '../../src/core/instruments/probe';
import { BOX } from '../../src/ultrasound/flowLayer';
import type { Scanner } from '../../src/ultrasound/scanner';
import { type Tier, tiers } from '../../src/ultrasound/tier';
import type { Laboratory } from '../../src/ultrasound/uniforms';
import type { ScannedView } from '../../src/ultrasound/view';
import {
  type ColumnOf,
  type Frame,
  frameOf,
  hearingUnder,
  type ScannerClass,
  scannerOf,
  scannerUnder,
} from './bench';
import type { MutantId } from './mutants.mjs';

/** One measured number against what theory says. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly measured: number;
  readonly expected: number;
  /** Largest distance between the two that passes. */
  readonly tolerance: number;
  readonly unit: string;
}

/** An effect of physics, in one or more figures. */
export interface Check {
  readonly id: string;
  /** Constants of the code under test that, moved by 20 %, must turn a figure red. */
  readonly mutants: readonly MutantId[];
  measure(bench: Bench): Promise<readonly Figure[]>;
}

export const passes = ({ measured, expected, tolerance }: Figure): boolean =>
  Math.abs(measured - expected) <= tolerance;

/** A figure that must lie between two bounds: its middle is what is expected. */
export const between = (low: number, high: number): { expected: number; tolerance: number } => ({
  expected: (low + high) / 2,
  tolerance: (high - low) / 2,
});

/** A place in the plane of the image, mm from the middle of the face. */
export interface Place {
  readonly lateral: number;
  readonly depth: number;
}

/** The pixels of a drawn frame. */
export interface Picture {
  readonly mmPerPixel: number;
  /** Grey levels, 0 to 255, between lateral positions and depths, mm, row by row. */
  patch(x0: number, x1: number, z0: number, z1: number): number[];
}

/** Autocorrelation at one pulse and power, at a share of the box across and down, 0 .. 1. */
export interface FlowField {
  at(across: number, down: number): { readonly re: number; readonly im: number; readonly power: number };
}

async function flowOf(scanner: Scanner, view: ScannedView): Promise<FlowField> {
  await scanner.prepareFlow();
  scanner.compute(view);
  const data = scanner.readFlow();
  if (!data) throw new Error('The scanner has heard no flow.');
  return {
    at(across, down) {
      const beam = Math.min(BOX.beams - 1, Math.floor(across * BOX.beams));
      const i = 4 * (Math.min(BOX.rows - 1, Math.floor(down * BOX.rows)) * BOX.beams + beam);
      return { re: data[i] ?? 0, im: data[i + 1] ?? 0, power: data[i + 2] ?? 0 };
    },
  };
}

/** A scanner on a phantom. */
export interface Setup {
  frame(view: ScannedView): Promise<Frame>;
  grey(view: ScannedView): Promise<Uint8Array>;
  /** What colour Doppler hears in its box, texel by texel from its upper left corner. */
  flow(view: ScannedView): Promise<FlowField>;
  /** What the canvas shows. */
  picture(view: ScannedView): Picture;
  /** Where a caliper finds the brightest spot of the picture, mm, within 3 mm of a place. */
  caliper(view: ScannedView, near: Place): Place;
}

/** Makes scanners of the code as it is, or of a mutant of it. */
export interface Bench {
  /** `laboratory` null for the machine as it is used; without it raw, with no targets. */
  scan(region: Region, laboratory?: Laboratory | null, tier?: Tier, probe?: Probe): Promise<Setup>;
  /** What the gate hears of a moment. */
  readonly hear: ColumnOf;
}

/** What a canvas shows; throws where the browser gives no second canvas to read it by. */
function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  if (!context) throw new Error('This browser gives no 2D context.');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function pictureOf(canvas: HTMLCanvasElement, scanner: Scanner): Picture {
  const { data, width } = pixelsOf(canvas);
  return {
    mmPerPixel: scanner.imageRect().mmPerPixel,
    patch(x0, x1, z0, z1) {
      const from = scanner.imageToCanvas(x0, z0);
      const to = scanner.imageToCanvas(x1, z1);
      const out: number[] = [];
      for (let y = Math.round(from.y); y <= Math.round(to.y); y++)
        for (let x = Math.round(from.x); x <= Math.round(to.x); x++)
          out.push(data[4 * (y * width + x) + 1] ?? 0);
      return out;
    },
  };
}

/** Middle of the brightness within 3 mm of a place on the picture, as a caliper's two ends would read it. */
function brightest(canvas: HTMLCanvasElement, scanner: Scanner, near: Place): Place {
  const { data, width } = pixelsOf(canvas);
  const at = scanner.imageToCanvas(near.lateral, near.depth);
  const reach = Math.ceil(3 / scanner.imageRect().mmPerPixel);
  const sum = { lateral: 0, depth: 0, weight: 0 };
  for (let y = Math.max(0, Math.round(at.y) - reach); y <= Math.round(at.y) + reach; y++)
    for (let x = Math.max(0, Math.round(at.x) - reach); x <= Math.round(at.x) + reach; x++) {
      const v = (data[4 * (y * width + x) + 1] ?? 0) ** 2;
      const place = scanner.canvasToImage(x + 0.5, y + 0.5);
      sum.lateral += v * place.lateral;
      sum.depth += v * place.depth;
      sum.weight += v;
    }
  return { lateral: sum.lateral / sum.weight, depth: sum.depth / sum.weight };
}

/** Runs a check, and releases what it used. */
export async function run(check: Check, mutant?: MutantId): Promise<readonly Figure[]> {
  const made: { dispose(): void }[] = [];
  const Under: ScannerClass = await scannerUnder(mutant);
  const bench: Bench = {
    hear: await hearingUnder(mutant),
    async scan(region, laboratory = { raw: true, targets: [] }, tier = tiers.high, probe = linear38) {
      const canvas = document.createElement('canvas');
      canvas.width = 1000;
      canvas.height = 1000;
      const scanner = await scannerOf(region, tier, Under, probe, canvas);
      made.push(scanner);
      scanner.setLaboratory(laboratory);
      return {
        frame: (view) => frameOf(scanner, view, tier, probe),
        grey(view) {
          scanner.compute(view);
          return scanner.readGrey();
        },
        flow: (view) => flowOf(scanner, view),
        picture(view) {
          scanner.draw(view);
          return pictureOf(canvas, scanner);
        },
        caliper(view, near) {
          scanner.draw(view);
          return brightest(canvas, scanner, near);
        },
      };
    },
  };
  try {
    return await check.measure(bench);
  } finally {
    for (const scanner of made) scanner.dispose();
  }
}
