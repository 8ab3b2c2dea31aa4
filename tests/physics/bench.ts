import type { Region, Structure } from '../../src/core/anatomy/region';
import type { Shape } from '../../src/core/anatomy/shape';
import type { TissueId } from '../../src/core/anatomy/tissue';
import { defaultSettings, type MachineSettings } from '../../src/core/imaging/machine';
import { columnOf } from '../../src/core/imaging/spectrum';
import type { Needle } from '../../src/core/instruments/needle';
import { linear38, type Probe } from '../../src/core/instruments/probe';
import type { AsepsisAct } from '../../src/core/world/command';
import { Scanner } from '../../src/ultrasound/scanner';
import { type Tier, tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';
import { type MutantId, slugOf } from './mutants.mjs';

/** A half space below the skin at y = 0, the sea in which phantoms lie. */
export const below = (depth: number): Shape => ({ op: 'halfSpace', normal: [0, 1, 0], offset: -depth });

export const piece = (
  id: string,
  tissue: TissueId,
  shape: Shape,
  along: readonly [number, number, number] = [0, 0, 1],
): Structure => ({
  id,
  name: { anatomical: id, plain: id },
  tissue,
  shape,
  fibre: { kind: 'straight', along },
  role: 'tissue',
});

/** A phantom: structures in painting order, no parameters. */
export const phantomOf = (id: string, structures: readonly Structure[]): Region => ({
  id,
  title: id,
  parameters: [],
  structures,
  surface: below(0),
  directions: { x: ['left', 'right'], z: ['far', 'near'] },
  reach: { x: 100, z: 100 },
  cavity: { structure: structures[0]?.id ?? '' },
  vary: () => ({}),
  derive: () => ({}),
});

export interface Placing {
  readonly x?: number;
  /** Of the face; negative in the phantom. */
  readonly y?: number;
  readonly z?: number;
  /** Turn of the probe in its plane, rad: its +lateral end rises. */
  readonly tiltRad?: number;
  /** What has been done for asepsis: a cover without gel holds air. */
  readonly done?: readonly AsepsisAct[];
  readonly depth?: number;
  readonly tick?: number;
  readonly settings?: Partial<MachineSettings>;
  /** In plane: where the tip lies, lateral and depth, mm, and the angle to the face, rad; the shaft comes from +x. */
  readonly needle?: {
    readonly model: Needle;
    readonly x: number;
    readonly depth: number;
    readonly angleRad: number;
    readonly elevation?: number;
  };
}

/** One tissue, as deep as the image. */
export const blockOf = (tissue: TissueId): Region => phantomOf(tissue, [piece(tissue, tissue, below(0))]);

/** A probe flat on the phantom with its beams along -y, or turned about its middle; a needle does not turn with it. */
export function viewAt({
  x = 0,
  y = 0,
  z = 0,
  tiltRad = 0,
  done = [],
  depth = 40,
  tick = 0,
  settings,
  needle,
}: Placing = {}): ScannedView {
  const direction = needle
    ? { x: -Math.cos(needle.angleRad), y: -Math.sin(needle.angleRad), z: 0 }
    : { x: 0, y: 0, z: 0 };
  const tip = { x: x + (needle?.x ?? 0), y: y - (needle?.depth ?? 0), z: z + (needle?.elevation ?? 0) };
  return {
    state: {
      tick,
      machine: { ...defaultSettings, focus: depth / 2, ...settings, depth },
      probe: { contact: true, motion: { x: 0, y: 0, z: 0 } },
      asepsis: { done },
    },
    probe: {
      face: { x, y, z },
      lateral: { x: Math.cos(tiltRad), y: Math.sin(tiltRad), z: 0 },
      axial: { x: Math.sin(tiltRad), y: -Math.cos(tiltRad), z: 0 },
      elevational: { x: 0, y: 0, z: 1 },
    },
    needle: needle
      ? {
          model: needle.model,
          tip,
          entry: tip,
          hub: { x: tip.x - 80 * direction.x, y: tip.y - 80 * direction.y, z: tip.z },
          direction,
          bevel: { x: 0, y: 1, z: 0 },
        }
      : null,
    deformation: { press: null, drags: [] },
    parameters: [],
    blood: [1, 1, 1],
  };
}

export type ScannerClass = typeof Scanner;

/** The scanner, or a copy of it with one constant moved. */
export async function scannerUnder(mutant?: MutantId): Promise<ScannerClass> {
  if (mutant === undefined) return Scanner;
  const copy: { readonly Scanner: ScannerClass } = await import(
    /* @vite-ignore */ `/src/ultrasound/scanner.ts?mutant=${slugOf(mutant)}`
  );
  return copy.Scanner;
}

export type ColumnOf = typeof columnOf;

/** How a gate hears, or a copy of that with one constant moved. */
export async function hearingUnder(mutant?: MutantId): Promise<ColumnOf> {
  if (mutant === undefined) return columnOf;
  const copy: { readonly columnOf: ColumnOf } = await import(
    /* @vite-ignore */ `/src/core/imaging/spectrum.ts?mutant=${slugOf(mutant)}`
  );
  return copy.columnOf;
}

export const scannerOf = (
  region: Region,
  tier: Tier = tiers.high,
  Under: ScannerClass = Scanner,
  probe: Probe = linear38,
  canvas = document.createElement('canvas'),
): Promise<Scanner> => Under.create({ canvas, region, probe, tier });

/** The raw envelope of a frame with its axes. */
export interface Frame {
  readonly beams: number;
  readonly samples: number;
  readonly echo: Float32Array;
  readonly pitch: number;
  readonly spacing: number;
  at(beam: number, sample: number): number;
  /** Values between lateral positions and depths, mm, row by row. */
  patch(x0: number, x1: number, z0: number, z1: number): number[];
}

/** `patch` takes places along the face for lateral and ranges for depth. */
export async function frameOf(
  scanner: Scanner,
  view: ScannedView,
  tier: Tier = tiers.high,
  probe: Probe = linear38,
): Promise<Frame> {
  scanner.compute(view);
  const echo = await scanner.readEcho();
  const { beams, samples } = tier;
  const pitch = probe.aperture / beams;
  const { depth, steerRad } = view.state.machine;
  // A flat face's steered beams are longer; only such are measured steered.
  const spacing = depth / Math.cos(steerRad) / samples;
  const beamOf = (x: number): number => Math.round((x + probe.aperture / 2) / pitch - 0.5);
  const sampleOf = (z: number): number => Math.round(z / spacing - 0.5);
  const at = (beam: number, sample: number): number => echo[sample * beams + beam] ?? 0;
  return {
    beams,
    samples,
    echo,
    pitch,
    spacing,
    at,
    patch(x0, x1, z0, z1) {
      const out: number[] = [];
      for (let s = sampleOf(z0); s <= sampleOf(z1); s++)
        for (let b = beamOf(x0); b <= beamOf(x1); b++) out.push(at(b, s));
      return out;
    },
  };
}
