import type { Effect } from '@babylonjs/core/Materials/effect';
import type { Anatomy } from '../core/anatomy/anatomy';
import { packDeformation } from '../core/anatomy/deformation';
import { fibreTable } from '../core/anatomy/fibreTable';
import { packParameters } from '../core/anatomy/glsl';
import type { Region } from '../core/anatomy/region';
import { wavelength } from '../core/imaging/beam';
import { fieldOf, rangeOf } from '../core/imaging/fan';
import { type MachineSettings, TGC_SLIDERS, tuned } from '../core/imaging/machine';
import { axialSigma, responseOf, spectralSigmaMHz, WIDTH_AWAY } from '../core/imaging/pulse';
import { NEEDLE_PEAK_DB } from '../core/imaging/visibility';
import type { Probe } from '../core/instruments/probe';
import { activeStructures } from './active';
import { packDelays, packFat } from './delays';
import { GEL_DEPTH } from './glsl/beam';
import { packTextures } from './glsl/patterns';
import { latticeTurns, needleCurve, noiseOffset, packNeedle, packStructures } from './inputs';
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
  /** Tissue without texture, no smoothing, no electronic noise, no reverberation, flat TGC. */
  readonly raw: boolean;
  /** Parts of the band that raw frames compound; one where left out. */
  readonly frequencies?: MachineSettings['frequencies'];
  readonly targets: readonly PointTarget[];
}

/** The machine as it is used. */
export const CLINIC: Laboratory = { raw: false, targets: [] };

/** The machine's own constants, dB and mm. */
const MACHINE = {
  /** TGC against a nominal 0.38 dB/cm/MHz. */
  tgcDbPerCmPerMHz: 0.38,
  /** Level shown white, against muscle's speckle. */
  whiteDb: 35,
  /** A perfect flat mirror against muscle's speckle. */
  mirrorDb: 46,
  /** Electronic noise at the face against muscle's speckle there. */
  noiseDb: -38,
  ringDb: 30,
  /** Tissue mirrored in a wall against the tissue itself. */
  mirroredDb: -24,
  /** Second run between face and source, for an echo as strong as muscle's speckle. */
  reverberationDb: -81,
  /** Pedestal of the side lobes as an amplitude. */
  sideLobes: 0.024,
  /** Where TGC ends, dB. */
  tgcMostDb: 34.656,
} as const;

/** The bevel and the open end send back more than the shaft, at the same angle; typical. */
const TIP_DB = 7;
/**
 * The surface of bone is rough and takes sound in: echoes of this reach follow its line, whose own depth is uneven by so much within
 * a beam, mm. Typical, chosen for a line of 1.6 to 2.1 mm at half its grey (USGRA, PLUS).
 */
const BONE = { reach: 0.75, uneven: 0.08 } as const;
/** Displayed way of one turn inside a steel shaft over its radius: 2 x 1540 / 5790 m/s. */
const BAND_PER_RADIUS = 0.532;

export const amplitude = (db: number): number => 10 ** (db / 20);

/** TGC, dB/mm of depth. */
export const tgcDbPerMm = (probe: Probe, laboratory: Laboratory): number =>
  laboratory.raw ? 0 : (2 * MACHINE.tgcDbPerCmPerMHz * probe.centreMHz) / 10;

/** What changes where the machine listens to the harmonic: it is weaker, cleaner, and made on the way; typical. */
const HARMONIC = { noiseDb: 6, ringDb: -12, reverberationDb: -14, sideLobes: 0.35, buildUp: 0.75 } as const;
const PLAIN = { noiseDb: 0, ringDb: 0, reverberationDb: 0, sideLobes: 1, buildUp: 0 } as const;

/** Share of the face under which a cover without gel holds air; typical. */
const DRY_SHARE = 0.55;

/** How far the ends of a curved face lie above its middle, mm. */
const sagitta = (probe: Probe): number => -fieldOf(probe, 0).top;

/** Pitch of the scatterers' lattice across the plane, mm, for the lens by which it was found, and that lens's lambda x F-number. */
const ACROSS = { pitch: 0.62, lens: 0.7295 };

/** Length of the pulse for which the smoothing along the beams was chosen, mm. */
const FITTED_AXIAL_SIGMA = 0.0698;

/**
 * Phase of a steered look against that of the probe's wavelength, by PyMUST's correlation of looks: field correlations of 0.973, 0.748
 * and 0.424 at 2, 7 and 14 degrees are exp(-(s sin t)^2 F) with s = 0.87, 0.83 and 0.72, for F = 28.3 is one over the variance of the sines
 * that sending at F / 2 (even) and receiving at F / 1.5 (Hann) hold. A Gaussian response has one s for all.
 */
const LOOK_PHASE = 0.8;

const lensOf = (probe: Probe): number => (wavelength(probe) * probe.elevationFocus) / probe.elevationHeight;

/** What the passes ask for by name. */
export class FrameUniforms {
  readonly #region: Region;
  readonly #probe: Probe;
  readonly #patterns = packTextures();
  readonly #fat: Float32Array;
  readonly #fibres: ReturnType<typeof fibreTable>;

  constructor(region: Region, probe: Probe) {
    this.#region = region;
    this.#probe = probe;
    this.#fat = packFat(region);
    this.#fibres = fibreTable(region);
  }

  /**
   * A function that uploads what any pass may ask in this frame for beams that lean by `steerRad`; a pass without a uniform ignores it.
   */
  frame(
    view: ScannedView,
    anatomy: Anatomy,
    tier: Tier,
    laboratory: Laboratory,
    steerRad = view.state.machine.steerRad,
  ): (e: Effect) => void {
    const { raw, targets, frequencies } = laboratory;
    const { machine } = view.state;
    const { done } = view.state.asepsis;
    const { depth, harmonic } = machine;
    const p = view.probe;
    const probe = tuned(this.#probe, machine);
    const range = rangeOf(probe, depth, steerRad);
    const response = responseOf(probe, machine.focus, harmonic);
    const mode = harmonic ? HARMONIC : PLAIN;
    const { press, drag } = packDeformation(view.deformation);
    const parameters = packParameters(this.#region, view.parameters);
    // Finer than the lines the lattice boils; exactly as fine, all lines read it at one phase, and the level pulses on a slide.
    // Where lines part with range it grows by octaves, each begun with 1.6 lines to spare.
    const pitch: [number, number, number] = [
      Math.max(0.18, ((probe.radius > 0 ? 1.9 : 1.2) * probe.aperture) / tier.beams),
      Math.max(0.06, (1.2 * range) / tier.samples),
      (ACROSS.pitch * lensOf(probe)) / ACROSS.lens,
    ];
    const fibres = this.#fibres.pack(view.parameters);
    const lattice = latticeTurns(p);
    const structures = packStructures(this.#region, probe, raw, view.parameters);
    const delays = packDelays(this.#region, view.parameters);
    const active = activeStructures(anatomy, view, fieldOf(probe, depth, steerRad));
    const needle = packNeedle(view);
    const frame = noiseOffset(view.state.tick);
    const spots = new Float32Array(MOST_TARGETS * 4);
    targets.slice(0, MOST_TARGETS).forEach((t, i) => {
      spots.set([t.lateral, t.depth, t.elevation, t.amplitude], 4 * i);
    });
    const tgc = tgcDbPerMm(probe, laboratory);
    const away = response.received / WIDTH_AWAY;
    const along = axialSigma(probe);
    return (e) => {
      e.setFloat2('uField', probe.aperture, range);
      e.setFloat4('uFan', ...fanOf(probe, steerRad));
      e.setVector3('uFace', p.face);
      e.setVector3('uLateral', p.lateral);
      e.setVector3('uAxial', p.axial);
      e.setVector3('uElevational', p.elevational);
      e.setFloatArray4('uParam', parameters);
      e.setFloatArray4('uTubes', fibres);
      e.setInt2('uActive', ...active);
      e.setFloatArray4('uPress', press);
      e.setFloatArray4('uDrag', drag);
      e.setFloatArray4('uStructure', structures);
      e.setFloatArray('uDelay', delays);
      e.setFloatArray('uFat', this.#fat);
      e.setFloatArray4('uPattern', this.#patterns);
      e.setFloat('uContact', view.state.probe.contact ? GEL_DEPTH + sagitta(probe) : -1);
      e.setFloat('uDry', done.includes('coverProbe') && !done.includes('sterileGel') ? DRY_SHARE : 0);
      e.setFloat2('uPulse', probe.centreMHz, spectralSigmaMHz(probe));
      e.setFloat4('uTurn', ...lattice.turns);
      e.setFloat('uBlend', lattice.blend);
      e.setFloat('uRock', lattice.rockRad);
      e.setFloat('uWave', (4 * Math.PI * LOOK_PHASE) / wavelength(probe));
      e.setFloat3('uPitch', ...pitch);
      e.setFloat('uAxialSigma', Math.max(along, (0.75 * range) / tier.samples));
      e.setFloat4('uResponse', response.received, response.reach, response.focused, response.zone);
      e.setFloat2('uFocus', response.focus, depth / 2);
      e.setFloat2('uTgc', tgc, tgc > 0 ? MACHINE.tgcMostDb / tgc : range);
      e.setFloat('uNoiseLevel', raw ? 0 : amplitude(MACHINE.noiseDb + mode.noiseDb));
      e.setInt2('uFrame', ...frame);
      e.setFloat('uMirror', amplitude(MACHINE.mirrorDb));
      e.setFloat('uRing', raw ? 0 : amplitude(MACHINE.ringDb + mode.ringDb));
      e.setFloat2('uTrail', raw ? 0.22 : BONE.reach, raw ? 0 : BONE.uneven);
      e.setFloat('uReverberation', raw ? 0 : amplitude(MACHINE.reverberationDb + mode.reverberationDb));
      e.setFloat('uMirrored', raw ? 0 : amplitude(MACHINE.mirroredDb));
      e.setFloat('uBuildUp', mode.buildUp);
      e.setFloat2('uSide', away, MACHINE.sideLobes * mode.sideLobes);
      e.setFloatArray4('uTarget', spots);
      e.setInt('uTargets', Math.min(targets.length, MOST_TARGETS));
      e.setFloat4('uNeedleTip', ...needle.tip);
      e.setFloat4('uNeedleBack', ...needle.back);
      e.setFloatArray4('uNeedleCurve', needleCurve(view.needle?.model.surface ?? 'plain'));
      e.setFloatArray4('uRough', needleCurve('plain'));
      e.setFloat3(
        'uNeedleLook',
        NEEDLE_PEAK_DB,
        NEEDLE_PEAK_DB + TIP_DB,
        needle.tip[3] * BAND_PER_RADIUS || 1,
      );
      e.setFloat3('uSlice', probe.elevationHeight, probe.elevationFocus, wavelength(probe));
      e.setInt('uSmooth', raw ? 0 : 1);
      e.setInt('uFrequencies', raw ? (frequencies ?? 1) : machine.frequencies);
      e.setFloat3('uLevel', machine.gainDb, MACHINE.whiteDb, machine.dynamicRangeDb);
      e.setFloat2('uGrain', 0.1 * away, (0.082 * along) / FITTED_AXIAL_SIGMA);
      e.setFloatArray4('uSliders', this.#sliders(machine.tgcDb));
    };
  }

  #sliders(tgcDb: readonly number[]): Float32Array {
    return Float32Array.from({ length: TGC_SLIDERS }, (_, i) => tgcDb[i] ?? 0);
  }
}

/** Values of a fan in the shaders. */
export const fanOf = (probe: Probe, steerRad: number): [number, number, number, number] => [
  probe.radius,
  Math.sin(steerRad),
  Math.cos(steerRad),
  0,
];
