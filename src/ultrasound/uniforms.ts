import type { Effect } from '@babylonjs/core/Materials/effect';
import type { Anatomy } from '../core/anatomy/anatomy';
import { packDeformation } from '../core/anatomy/deformation';
import { packParameters } from '../core/anatomy/glsl';
import type { Region } from '../core/anatomy/region';
import { needleEchoDb } from '../core/imaging/acoustics';
import { wavelength } from '../core/imaging/beam';
import { axialSigma, spectralSigmaMHz } from '../core/imaging/pulse';
import { NEEDLE_PEAK_DB } from '../core/imaging/visibility';
import type { Probe } from '../core/instruments/probe';
import { activeStructures } from './active';
import { GEL_DEPTH } from './glsl/beam';
import { packTextures } from './glsl/patterns';
import { lattices, noiseOffset, packNeedle, packStructures } from './inputs';
import { MOST_TARGETS } from './passes/field';
import type { Tier } from './tier';
import type { ScannedView } from './view';

/** A point reflector in the probe's frame, mm; amplitude against muscle's speckle. */
interface PointTarget {
  readonly lateral: number;
  readonly depth: number;
  readonly elevation: number;
  readonly amplitude: number;
}

/** What a physics test changes about the machine. */
export interface Laboratory {
  /** Tissue without texture, one look, no smoothing, no electronic noise, no reverberation, flat TGC. */
  readonly raw: boolean;
  readonly targets: readonly PointTarget[];
}

/** The machine as it is used. */
export const CLINIC: Laboratory = { raw: false, targets: [] };

/** The machine's own constants, dB and mm. */
const MACHINE = {
  /** TGC against a nominal 0.38 dB/cm/MHz. */
  tgcDbPerCmPerMHz: 0.38,
  /** Level shown white, against muscle's speckle, and dynamic range. */
  whiteDb: 35,
  rangeDb: 66,
  /** A perfect flat mirror against muscle's speckle. */
  mirrorDb: 46,
  /** Electronic noise at the face against muscle's speckle there. */
  noiseDb: -38,
  ringDb: 30,
  /** Tissue mirrored in a wall against the tissue itself. */
  mirroredDb: -33,
  /** Second run between face and source, for an echo as strong as muscle's speckle. */
  reverberationDb: -76,
} as const;

/** The bevel and the open end send back more than the shaft, at the same angle; typical. */
const TIP_DB = 7;
/** Displayed way of one turn inside a steel shaft over its radius: 2 x 1540 / 5790 m/s. */
const BAND_PER_RADIUS = 0.532;

export const amplitude = (db: number): number => 10 ** (db / 20);

/** TGC, dB/mm of depth. */
export const tgcDbPerMm = (probe: Probe, laboratory: Laboratory): number =>
  laboratory.raw ? 0 : (2 * MACHINE.tgcDbPerCmPerMHz * probe.centreMHz) / 10;

/** What the passes ask for by name. */
export class FrameUniforms {
  readonly #region: Region;
  readonly #probe: Probe;
  readonly #patterns = packTextures();

  constructor(region: Region, probe: Probe) {
    this.#region = region;
    this.#probe = probe;
  }

  /** A function that uploads what any pass may ask in this frame; a pass without a uniform ignores it. */
  frame(view: ScannedView, anatomy: Anatomy, tier: Tier, laboratory: Laboratory): (e: Effect) => void {
    const { raw, targets } = laboratory;
    const { depth, gainDb } = view.state.machine;
    const p = view.probe;
    const probe = this.#probe;
    const { press, drag } = packDeformation(view.deformation);
    const parameters = packParameters(this.#region, view.parameters);
    // Finer than the lines the lattice boils; exactly as fine, all lines read it at one phase, and the level pulses on a slide.
    const pitch: [number, number, number] = [
      Math.max(0.18, (1.2 * probe.aperture) / tier.beams),
      Math.max(0.06, (1.2 * depth) / tier.samples),
      0.68,
    ];
    const lattice = lattices(p.lateral, pitch);
    const structures = packStructures(this.#region, probe, raw, view.parameters);
    const active = activeStructures(anatomy, view, probe.aperture, depth);
    const needle = packNeedle(view);
    const frame = noiseOffset(view.state.tick);
    const spots = new Float32Array(MOST_TARGETS * 4);
    targets.slice(0, MOST_TARGETS).forEach((t, i) => {
      spots.set([t.lateral, t.depth, t.elevation, t.amplitude], 4 * i);
    });
    const turnRad = Math.asin(Math.min(1, Math.abs(needle.back[1])));
    const needleDb = NEEDLE_PEAK_DB + needleEchoDb(turnRad);
    // What runs to and fro in a turned shaft leaves it sideways.
    const bands = 0.28 * Math.exp(-((turnRad / 0.3) ** 2));
    return (e) => {
      e.setFloat2('uField', probe.aperture, depth);
      e.setVector3('uFace', p.face);
      e.setVector3('uLateral', p.lateral);
      e.setVector3('uAxial', p.axial);
      e.setVector3('uElevational', p.elevational);
      e.setFloatArray4('uParam', parameters);
      e.setInt('uActive', active);
      e.setFloatArray4('uPress', press);
      e.setFloatArray4('uDrag', drag);
      e.setFloatArray4('uStructure', structures);
      e.setFloatArray4('uPattern', this.#patterns);
      e.setFloat('uContact', view.state.probe.contact ? GEL_DEPTH : -1);
      e.setFloat2('uPulse', probe.centreMHz, spectralSigmaMHz(probe));
      e.setMatrix3x3('uLattice', lattice.a);
      e.setMatrix3x3('uLatticeB', lattice.b);
      e.setFloat('uBlend', lattice.blend);
      e.setFloat3('uPitch', ...pitch);
      e.setFloat('uAxialSigma', Math.max(axialSigma(probe), (0.75 * depth) / tier.samples));
      e.setFloat('uFocus', depth / 2);
      e.setFloat2('uTgc', tgcDbPerMm(probe, laboratory), 60);
      e.setFloat('uNoiseLevel', raw ? 0 : amplitude(MACHINE.noiseDb));
      e.setInt2('uFrame', ...frame);
      e.setFloat('uMirror', amplitude(MACHINE.mirrorDb));
      e.setFloat('uRing', raw ? 0 : amplitude(MACHINE.ringDb));
      e.setFloat('uReverberation', raw ? 0 : amplitude(MACHINE.reverberationDb));
      e.setFloat('uMirrored', raw ? 0 : amplitude(MACHINE.mirroredDb));
      e.setFloatArray4('uTarget', spots);
      e.setInt('uTargets', Math.min(targets.length, MOST_TARGETS));
      e.setFloat4('uNeedleTip', ...needle.tip);
      e.setFloat4('uNeedleBack', ...needle.back);
      e.setFloat4(
        'uNeedleLook',
        amplitude(needleDb),
        amplitude(needleDb + TIP_DB),
        needle.tip[3] * BAND_PER_RADIUS || 1,
        bands,
      );
      e.setFloat3('uSlice', probe.elevationHeight, probe.elevationFocus, wavelength(probe));
      e.setFloat('uCompound', raw ? 0 : 1);
      e.setFloat3('uLevel', gainDb, MACHINE.whiteDb, MACHINE.rangeDb);
    };
  }
}
