import { Anatomy } from '../../src/core/anatomy/anatomy';
import type { Region } from '../../src/core/anatomy/region';
import { inSet, inSetGlsl } from '../../src/core/anatomy/structureSet';
import { strayVariance } from '../../src/core/imaging/aberration';
import { fieldOf } from '../../src/core/imaging/fan';
import { defaultSettings } from '../../src/core/imaging/machine';
import { axialSigma, FWHM_PER_SIGMA, lateralWidth, responseOf } from '../../src/core/imaging/pulse';
import { linear38 } from '../../src/core/instruments/probe';
import { vec3 } from '../../src/core/math/vec3';
import { activeStructures } from '../../src/ultrasound/active';
import { passSources } from '../../src/ultrasound/chain';
import { SCATTERER_CELLS, TEXTURE_CELLS } from '../../src/ultrasound/tables';
import type { Tier } from '../../src/ultrasound/tier';
import { countOf, type Turns } from './glsl';

/** The integrated GPU that a frame is stated for: floating-point operations and bytes a second. */
const INTEGRATED = { operations: 400e9, bytes: 50e9 };

/** Pixels of the canvas on the scanner's page, typical. */
const CANVAS = 640 * 640;

/** The frame that is counted: the first probe on the skin over the target, 40 mm deep. */
const DEPTH = 40;
const probe = linear38;
const pose = {
  ...{ face: vec3(), lateral: vec3(1, 0, 0), axial: vec3(0, -1, 0), elevational: vec3(0, 0, 1) },
};

/** Turns to one side of a Gaussian that is cut off so many standard deviations away, in steps of a pitch. */
const sideOf = (cut: number, width: number, pitch: number): number => Math.ceil((cut * width) / pitch);

/** Spans of a tube that are looked at until the one that holds a height is found, usual. */
const SPANS = 3;

/** Fat that widens the aperture, mm; usual. */
const FAT = 9;

/** The mean over the depths of the turns to one side of the aperture, no narrower for what the scatterers' lattice smears already. */
function lateralTurns(tier: Tier): number {
  const response = responseOf(probe, defaultSettings.focus);
  const pitch = probe.aperture / tier.beams;
  let sum = 0;
  for (let z = 0.5; z < DEPTH; z++) {
    const focused = lateralWidth(response, z) / FWHM_PER_SIGMA;
    const width = Math.sqrt(focused * focused + strayVariance(Math.min(FAT, z), z));
    sum += Math.min(Math.ceil((2.6 * width) / pitch), 10);
  }
  return sum / DEPTH;
}

/** Conditions under which a structure is asked that this frame does not meet, or that the case does not have. */
function isLeftOut(region: Region): (condition: string) => boolean {
  const anatomy = new Anatomy(region);
  anatomy.set(region.derive(region.vary(1), 1, { cavityMl: 0, veinPress: 0, arteryPulse: 0 }));
  const active = activeStructures(
    anatomy,
    { probe: pose, deformation: { press: null, drags: [] } },
    fieldOf(probe, DEPTH),
  );
  const skipped = region.structures.flatMap((_, i) =>
    inSet(active, i) && anatomy.present(i) ? [] : [inSetGlsl('uActive', i)],
  );
  return (condition) => skipped.some((of) => condition.includes(of));
}

/** Turns of loops in a frame of one look on a flat face without steering, at most. */
const turnsIn = (tier: Tier): Readonly<Record<string, Turns>> => ({
  geometry: { 'i < 2': 2, 'i < 4': 4, past: SPANS },
  bend: { 'k <= reach': 8, 'side <= 1': 3 },
  scan: { 'k < 4': 3 },
  soften: { 'k <= 4': 9, 'k <= 1': 6 },
  // One reading of the scatterers of eight; five interfaces; no targets of a test.
  field: {
    ...{ 'i < 2': 2, 'i < 1 << (more.x + more.y + more.z)': 1, 'k <= 1': 5, 'i < uTargets': 0 },
  },
  // The pulse; second runs; mirrored tissue, as if a wall stood above all of the image.
  axial: {
    ...{ 'k <= reach': sideOf(2.7, axialSigma(probe), DEPTH / tier.samples), 'k <= 3': 7 },
  },
  lateral: { 'k <= reach': lateralTurns(tier), 'k <= 5': 4, 'i <= (fanShear == 0.0 ? 0 : 1)': 1 },
});

export interface PassCost {
  readonly pass: string;
  readonly operations: number;
  /** Readings of textures, of which neighbours come from the cache. */
  readonly readings: number;
  /** Through memory: each texture that is read once, each that is written once. */
  readonly bytes: number;
  /** On the integrated GPU, ms: whichever of arithmetic and memory takes longer. */
  readonly ms: number;
}

/** What the passes of a frame of one look cost, counted from their sources. */
export function frameCost(region: Region, tier: Tier): readonly PassCost[] {
  const fine = tier.beams * tier.rows;
  const coarse = ((tier.beams * 3) / 8) * (tier.rows / 2);
  const samples = tier.beams * tier.samples;
  const scatterers = SCATTERER_CELLS[0] * SCATTERER_CELLS[1] * SCATTERER_CELLS[2] * 8;
  // Bytes of each texture that a pass reads: 16 a texel of 32-bit numbers, 8 of 16-bit ones.
  const read: Readonly<Record<string, number>> = {
    ...{
      uNoise: 32 ** 3 * 4,
      uTexture: TEXTURE_CELLS ** 3 * 8,
      uScatter: scatterers,
      uBent: coarse * 8,
      uCoarse: coarse * 16,
    },
    ...{ uOwner: fine * 16, uFibre: fine * 16, uSlope: fine * 16, uInterface: fine * 16 },
    ...{
      uLoss: fine * 16,
      uLeft: fine * 16,
      uLate: fine * 16,
      uWalls: tier.beams * 16,
      uSum: coarse * 16,
      uDelays: coarse * 16,
    },
    ...{ uEcho: samples * 8, uGrey: samples * 4 },
  };
  // Draws of each program: pixels, bytes of what a pixel writes.
  const draws: Readonly<Record<string, readonly Draw[]>> = {
    // The coarse grid asks the structures twice, the fine one the fibres.
    geometry: [
      [coarse, 48, { 'turn <= 1': 2, 'turn <= uFine': 1 }],
      [fine, 48, { 'turn <= 1': 1, 'turn <= uFine': 2 }],
    ],
    delays: [[coarse, 16]],
    bend: [[coarse, 8]],
    medium: [[fine, 32]],
    scan: [...sums(tier.rows / 2, coarse), ...sums(tier.rows, fine)],
    walls: [[tier.beams, 16]],
    soften: [[fine, 32]],
    field: [[samples, 8]],
    axial: [[samples, 8]],
    lateral: [[samples, 8]],
    envelope: [[samples, 4]],
    display: [[CANVAS, 4]],
  };
  const turns = turnsIn(tier);
  const isSkipped = isLeftOut(region);
  return passSources(region, tier).flatMap(({ name, fragment, samplers }) => {
    const of = draws[name];
    // Gathers looks where there are several.
    if (!of) return [];
    const counted = of.map(([n, , own]) => {
      const one = countOf(fragment, { ...turns[name], ...own }, isSkipped);
      return { operations: n * one.operations, readings: n * one.readings };
    });
    const operations = counted.reduce((all, one) => all + one.operations, 0);
    const readings = counted.reduce((all, one) => all + one.readings, 0);
    const into = samplers.reduce((all, sampler) => {
      const bytes = read[sampler];
      if (bytes === undefined) throw new Error(`How large is what "${name}" reads as ${sampler}?`);
      return all + bytes;
    }, 0);
    const bytes = of.length * into + of.reduce((all, [n, written]) => all + n * written, 0);
    const ms = 1000 * Math.max(operations / INTEGRATED.operations, bytes / INTEGRATED.bytes);
    return [{ pass: name, operations, readings, bytes, ms }];
  });
}

/** One draw of a program: pixels, bytes that each writes, and turns of loops in this draw alone. */
type Draw = readonly [pixels: number, written: number, turns?: Turns];

/** The draws of a prefix sum of radix 4 over so many rows. */
function sums(rows: number, pixels: number): [number, number][] {
  return Array.from({ length: Math.ceil(Math.log2(rows) / 2) }, () => [pixels, 16]);
}
