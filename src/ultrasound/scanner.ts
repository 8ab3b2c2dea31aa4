import type { Effect } from '@babylonjs/core/Materials/effect';
import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { Anatomy } from '../core/anatomy/anatomy';
import { packDeformation } from '../core/anatomy/deformation';
import { packParameters } from '../core/anatomy/glsl';
import type { Region } from '../core/anatomy/region';
import { needleEchoDb } from '../core/imaging/acoustics';
import { wavelength } from '../core/imaging/beam';
import { axialSigma, spectralSigmaMHz } from '../core/imaging/pulse';
import { NEEDLE_PEAK_DB } from '../core/imaging/visibility';
import type { Probe } from '../core/instruments/probe';
import { activeStructures } from './active';
import { type Chain, createChain, createTables, type PassName, releaseChain, type Tables } from './chain';
import { GEL_DEPTH } from './glsl/beam';
import { packTextures } from './glsl/patterns';
import { Gpu, type Target } from './gpu';
import { lattices, noiseOffset, packNeedle, packStructures } from './inputs';
import { copySource } from './passes/copy';
import { MOST_TARGETS } from './passes/field';
import { SCAN_RADIX } from './passes/scan';
import type { Tier } from './tier';
import type { ScannedView } from './view';

/** Where the field lies on the canvas, CSS pixels. */
export interface ImageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mmPerPixel: number;
}

/** A point reflector in the probe's frame, mm; amplitude against muscle's speckle. */
export interface PointTarget {
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

const CLINIC: Laboratory = { raw: false, targets: [] };

export interface ScannerOptions {
  readonly canvas: HTMLCanvasElement;
  readonly region: Region;
  readonly probe: Probe;
  readonly tier: Tier;
  readonly onProgress?: (done: number) => void;
}

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
const TIP_DB = 5;
/** Displayed way of one turn inside a steel shaft over its radius: 2 x 1540 / 5790 m/s. */
const BAND_PER_RADIUS = 0.532;

const amplitude = (db: number): number => 10 ** (db / 20);

/** The ultrasound image of one region by one probe, on its own canvas. A frame is a function of the view alone. */
export class Scanner {
  readonly #gpu: Gpu;
  readonly #canvas: HTMLCanvasElement;
  readonly #region: Region;
  readonly #probe: Probe;
  readonly #tables: Tables;
  readonly #anatomy: Anatomy;
  readonly #structures: Float32Array;
  readonly #plainStructures: Float32Array;
  readonly #patterns = packTextures();
  #chain: Chain;
  #laboratory = CLINIC;
  #depth = 40;

  private constructor(gpu: Gpu, options: ScannerOptions, tables: Tables, chain: Chain) {
    this.#gpu = gpu;
    this.#canvas = options.canvas;
    this.#region = options.region;
    this.#probe = options.probe;
    this.#tables = tables;
    this.#chain = chain;
    this.#anatomy = new Anatomy(options.region);
    this.#structures = packStructures(options.region, options.probe);
    this.#plainStructures = packStructures(options.region, options.probe, true);
  }

  /** Rejects with one sentence where the browser lacks what the image needs. */
  static async create(options: ScannerOptions): Promise<Scanner> {
    const gpu = new Gpu(options.canvas);
    try {
      const chain = await createChain(gpu, options.region, options.tier, options.onProgress ?? (() => {}));
      return new Scanner(gpu, options, createTables(gpu), chain);
    } catch (e) {
      gpu.dispose();
      throw e;
    }
  }

  async setTier(tier: Tier): Promise<void> {
    if (tier.id === this.#chain.tier.id) return;
    const before = this.#chain;
    this.#chain = await createChain(this.#gpu, this.#region, tier, () => {});
    releaseChain(this.#gpu, before);
  }

  /** For physics tests: measures in the raw echo, with point reflectors. */
  setLaboratory(laboratory: Laboratory | null): void {
    this.#laboratory = laboratory ?? CLINIC;
  }

  draw(view: ScannedView): void {
    this.compute(view);
    this.#resize();
    const { x, y, width, height } = this.#rect();
    const { passes, grey } = this.#chain;
    this.#gpu.draw(passes.display, null, (e) => {
      e.setTexture('uGrey', texture(grey));
      e.setFloat4('uRect', x, this.#canvas.height - y - height, width, height);
    });
  }

  /** All passes up to the grey field, without the canvas. */
  compute(view: ScannedView, after: (pass: PassName) => void = () => {}): void {
    this.#depth = view.state.machine.depth;
    const c = this.#chain;
    const gpu = this.#gpu;
    this.#anatomy.set(
      Object.fromEntries(this.#region.parameters.map((p, i) => [p.param, view.parameters[i] ?? p.value])),
    );
    const set = this.#uniforms(view);
    gpu.draw(c.passes.geometry, c.geometry, (e) => {
      set(e);
      e.setTexture('uNoise', this.#tables.noise);
    });
    after('geometry');
    gpu.draw(c.passes.medium, c.medium, (e) => {
      set(e);
      e.setTexture('uOwner', texture(c.geometry));
    });
    after('medium');
    let sum: Target = c.medium;
    let [to, other] = c.sums;
    for (let stride = 1; stride < c.tier.rows; stride *= SCAN_RADIX) {
      const from = sum;
      gpu.draw(c.passes.scan, to, (e) => {
        e.setTexture('uLoss', texture(from));
        e.setInt('uStride', stride);
      });
      sum = to;
      [to, other] = [other, to];
    }
    after('scan');
    gpu.draw(c.passes.soften, c.left, (e) => {
      set(e);
      e.setTexture('uLoss', texture(sum));
    });
    after('soften');
    const [echo, smeared] = c.fields;
    gpu.draw(c.passes.field, echo, (e) => {
      set(e);
      e.setTexture('uOwner', texture(c.geometry, 0));
      e.setTexture('uFibre', texture(c.geometry, 1));
      e.setTexture('uSlope', texture(c.geometry, 2));
      e.setTexture('uInterface', texture(c.medium, 1));
      e.setTexture('uLeft', texture(c.left));
      e.setTexture('uScatter', this.#tables.scatterers);
      e.setTexture('uTexture', this.#tables.texture);
    });
    after('field');
    gpu.draw(c.passes.axial, smeared, (e) => {
      set(e);
      e.setTexture('uEcho', texture(echo));
      e.setTexture('uLeft', texture(c.left));
    });
    after('axial');
    gpu.draw(c.passes.lateral, echo, (e) => {
      set(e);
      e.setTexture('uEcho', texture(smeared));
    });
    after('lateral');
    gpu.draw(c.passes.envelope, c.grey, (e) => {
      set(e);
      e.setTexture('uEcho', texture(echo));
    });
    after('envelope');
  }

  /** Waits until all that was asked of the GPU is done. */
  wait(): void {
    this.#gpu.wait();
  }

  /** A pass that copies an RGBA32F texture of the tier's beams x samples, for the benchmark. */
  async copyPass(): Promise<{ draw(): void; dispose(): void }> {
    const gpu = this.#gpu;
    const { beams, samples } = this.#chain.tier;
    const pass = await gpu.pass(copySource());
    const from = gpu.target(beams, samples, ['rgba32f']);
    const to = gpu.target(beams, samples, ['rgba32f']);
    return {
      draw: () => {
        gpu.draw(pass, to, (e) => e.setTexture('uFrom', texture(from)));
      },
      dispose: () => {
        gpu.release(from);
        gpu.release(to);
        gpu.releasePass(pass);
      },
    };
  }

  /** The envelope of one look before TGC, gain and logarithm: beams x samples, sample by sample across the beams. */
  readEcho(): Promise<Float32Array> {
    const [echo] = this.#chain.fields;
    const data = this.#gpu.read(echo);
    const { beams, samples } = this.#chain.tier;
    const out = new Float32Array(beams * samples);
    for (let i = 0; i < out.length; i++) {
      const z = ((Math.floor(i / beams) + 0.5) * this.#depth) / samples;
      out[i] = Math.hypot(data[4 * i] ?? 0, data[4 * i + 1] ?? 0) / amplitude(this.#tgc() * z);
    }
    return Promise.resolve(out);
  }

  /** Grey levels of the field, beams x samples. */
  readGrey(): Promise<Uint8Array> {
    const data = this.#gpu.readBytes(this.#chain.grey);
    const out = new Uint8Array(data.length / 4);
    for (let i = 0; i < out.length; i++) out[i] = data[4 * i] ?? 0;
    return Promise.resolve(out);
  }

  imageRect(): ImageRect {
    const scale = this.#canvas.width / Math.max(1, this.#canvas.clientWidth || this.#canvas.width);
    const { x, y, width, height } = this.#rect();
    return {
      x: x / scale,
      y: y / scale,
      width: width / scale,
      height: height / scale,
      mmPerPixel: (this.#depth / height) * scale,
    };
  }

  dispose(): void {
    releaseChain(this.#gpu, this.#chain);
    for (const t of Object.values(this.#tables) as ThinTexture[]) t.dispose();
    this.#gpu.dispose();
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    if (clientWidth === 0) return;
    const width = Math.round(clientWidth * window.devicePixelRatio);
    const height = Math.round(clientHeight * window.devicePixelRatio);
    if (width !== this.#canvas.width || height !== this.#canvas.height)
      this.#gpu.engine.setSize(width, height);
  }

  /** The field on the canvas, device pixels, as large as fits. */
  #rect(): { x: number; y: number; width: number; height: number } {
    const scale = Math.min(this.#canvas.width / this.#probe.aperture, this.#canvas.height / this.#depth);
    const width = this.#probe.aperture * scale;
    const height = this.#depth * scale;
    return { x: (this.#canvas.width - width) / 2, y: (this.#canvas.height - height) / 2, width, height };
  }

  #tgc(): number {
    return this.#laboratory.raw ? 0 : (2 * MACHINE.tgcDbPerCmPerMHz * this.#probe.centreMHz) / 10;
  }

  /** Uploads what any pass may ask; a pass without a uniform ignores it. */
  #uniforms(view: ScannedView): (e: Effect) => void {
    const { tier } = this.#chain;
    const { raw, targets } = this.#laboratory;
    const p = view.probe;
    const probe = this.#probe;
    const { press, drag } = packDeformation(view.deformation);
    const parameters = packParameters(this.#region, view.parameters);
    const pitch: [number, number, number] = [Math.max(0.18, probe.aperture / tier.beams), 0.06, 0.6];
    const lattice = lattices(p.lateral, pitch);
    const active = activeStructures(this.#anatomy, view, probe.aperture, this.#depth);
    const needle = packNeedle(view);
    const frame = noiseOffset(view.state.tick);
    const spots = new Float32Array(MOST_TARGETS * 4);
    targets.slice(0, MOST_TARGETS).forEach((t, i) => {
      spots.set([t.lateral, t.depth, t.elevation, t.amplitude], 4 * i);
    });
    const needleDb = NEEDLE_PEAK_DB + needleEchoDb(Math.asin(Math.min(1, Math.abs(needle.back[1]))));
    return (e) => {
      e.setFloat2('uField', probe.aperture, this.#depth);
      e.setVector3('uFace', p.face);
      e.setVector3('uLateral', p.lateral);
      e.setVector3('uAxial', p.axial);
      e.setVector3('uElevational', p.elevational);
      e.setFloatArray4('uParam', parameters);
      e.setInt('uActive', active);
      e.setFloatArray4('uPress', press);
      e.setFloatArray4('uDrag', drag);
      e.setFloatArray4('uStructure', raw ? this.#plainStructures : this.#structures);
      e.setFloatArray4('uPattern', this.#patterns);
      e.setFloat('uContact', view.state.probe.contact ? GEL_DEPTH : -1);
      e.setFloat2('uPulse', probe.centreMHz, spectralSigmaMHz(probe));
      e.setMatrix3x3('uLattice', lattice.a);
      e.setMatrix3x3('uLatticeB', lattice.b);
      e.setFloat('uBlend', lattice.blend);
      e.setFloat3('uPitch', ...pitch);
      e.setFloat('uAxialSigma', Math.max(axialSigma(probe), (0.75 * this.#depth) / tier.samples));
      e.setFloat('uFocus', this.#depth / 2);
      e.setFloat2('uTgc', this.#tgc(), 60);
      e.setFloat('uNoiseLevel', raw ? 0 : amplitude(MACHINE.noiseDb));
      e.setInt2('uFrame', ...frame);
      e.setFloat('uMirror', amplitude(MACHINE.mirrorDb));
      e.setFloat('uRing', raw ? 0 : amplitude(MACHINE.ringDb));
      e.setFloat('uReverberation', raw ? 0 : amplitude(MACHINE.reverberationDb));
      e.setFloat('uMirrored', raw ? 0 : amplitude(MACHINE.mirroredDb));
      e.setFloatArray4('uTarget', spots);
      e.setFloat4('uNeedleTip', ...needle.tip);
      e.setFloat4('uNeedleBack', ...needle.back);
      e.setFloat4(
        'uNeedleLook',
        amplitude(needleDb),
        amplitude(needleDb + TIP_DB),
        needle.tip[3] * BAND_PER_RADIUS || 1,
        0,
      );
      e.setFloat3('uSlice', probe.elevationHeight, probe.elevationFocus, wavelength(probe));
      e.setFloat('uCompound', raw ? 0 : 1);
      e.setFloat3('uLevel', view.state.machine.gainDb, MACHINE.whiteDb, MACHINE.rangeDb);
    };
  }
}

const texture = (target: Target, i = 0): ThinTexture => {
  const found = target.textures[i];
  if (!found) throw new Error(`A target of the image has no texture ${i}.`);
  return found;
};
