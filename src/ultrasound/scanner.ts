import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { Anatomy } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import type { Probe } from '../core/instruments/probe';
import { type Chain, createChain, createTables, type PassName, releaseChain, type Tables } from './chain';
import { Gpu, type Target } from './gpu';
import { copySource } from './passes/copy';
import { SCAN_RADIX } from './passes/scan';
import type { Tier } from './tier';
import { amplitude, CLINIC, FrameUniforms, type Laboratory, tgcDbPerMm } from './uniforms';
import type { ScannedView } from './view';

/** Where the field lies on the canvas, CSS pixels. */
export interface ImageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mmPerPixel: number;
}

export interface ScannerOptions {
  readonly canvas: HTMLCanvasElement;
  readonly region: Region;
  readonly probe: Probe;
  readonly tier: Tier;
  readonly onProgress?: (done: number) => void;
}

/** The ultrasound image of one region by one probe, on its own canvas. A frame is a function of the view alone. */
export class Scanner {
  readonly #gpu: Gpu;
  readonly #canvas: HTMLCanvasElement;
  readonly #region: Region;
  readonly #probe: Probe;
  readonly #tables: Tables;
  readonly #anatomy: Anatomy;
  readonly #uniforms: FrameUniforms;
  #chain: Chain;
  #laboratory: Laboratory = CLINIC;
  #depth = 40;
  /** A change of tier under way. */
  #changing: Promise<void> | null = null;

  private constructor(gpu: Gpu, options: ScannerOptions, tables: Tables, chain: Chain) {
    this.#gpu = gpu;
    this.#canvas = options.canvas;
    this.#region = options.region;
    this.#probe = options.probe;
    this.#tables = tables;
    this.#chain = chain;
    this.#anatomy = new Anatomy(options.region);
    this.#uniforms = new FrameUniforms(options.region, options.probe);
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

  setTier(tier: Tier): Promise<void> {
    this.#changing = this.#change(tier).finally(() => {
      this.#changing = null;
    });
    return this.#changing;
  }

  async #change(tier: Tier): Promise<void> {
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
    this.#anatomy.setAll(view.parameters);
    const set = this.#uniforms.frame(view, this.#anatomy, c.tier, this.#laboratory);
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
    const tgc = tgcDbPerMm(this.#probe, this.#laboratory);
    for (let i = 0; i < out.length; i++) {
      const z = ((Math.floor(i / beams) + 0.5) * this.#depth) / samples;
      out[i] = Math.hypot(data[4 * i] ?? 0, data[4 * i + 1] ?? 0) / amplitude(tgc * z);
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

  /** Frees all that was made on the GPU; while a change of tier compiles, as soon as that has come to its end. */
  dispose(): void {
    const free = (): void => {
      releaseChain(this.#gpu, this.#chain);
      for (const t of Object.values(this.#tables) as ThinTexture[]) t.dispose();
      this.#gpu.dispose();
    };
    if (this.#changing === null) free();
    else void this.#changing.then(free, free);
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
}

const texture = (target: Target, i = 0): ThinTexture => {
  const found = target.textures[i];
  if (!found) throw new Error(`A target of the image has no texture ${i}.`);
  return found;
};
