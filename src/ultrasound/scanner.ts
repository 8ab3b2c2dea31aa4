import type { Effect } from '@babylonjs/core/Materials/effect';
import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import { Anatomy } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import { faultOf } from '../core/imaging/checkView';
import { fieldOf, rangeOf } from '../core/imaging/fan';
import { defaultSettings, LOOKS_RAD, type MachineSettings, tuned } from '../core/imaging/machine';
import type { Probe } from '../core/instruments/probe';
import type { PageGeometry } from './byPage';
import {
  type Chain,
  createChain,
  createLate,
  createShort,
  createTables,
  type PassName,
  releaseChain,
  type Tables,
} from './chain';
import { type Copies, createCopies } from './copies';
import { fieldRect, type ImageRect, inCss, inField, onCanvas } from './fieldRect';
import { FlowLayer } from './flowLayer';
import { Gpu, type Target } from './gpu';
import { drawLook } from './look';
import { lookBy } from './lookBy';
import { type Opened, openChain } from './opening';
import { lookOf } from './passes/display';
import { Persistence } from './persistence';
import type { Precision } from './precision';
import { texture } from './texture';
import type { Tier } from './tier';
import { amplitude, CLINIC, FrameUniforms, fanOf, type Laboratory, tgcDbPerMm } from './uniforms';
import type { ScannedView } from './view';

export interface ScannerOptions {
  readonly canvas: HTMLCanvasElement;
  readonly region: Region;
  readonly probe: Probe;
  readonly tier: Tier;
  /** A view whose image is wanted soon: the scanner draws plain views of one look, and what others need is left to `complete`. */
  readonly first?: ScannedView | undefined;
  /** Hears the share of the programs that is compiled, and which it was. */
  readonly onProgress?: (done: number, pass: string) => void;
}

const NOT_YET = 'The image has no program for this view yet.';

/** The ultrasound image of one region by one probe, on its own canvas. A frame is a function of the view alone. */
export class Scanner {
  readonly #gpu: Gpu;
  readonly #canvas: HTMLCanvasElement;
  readonly #region: Region;
  #probe: Probe;
  readonly #tables: Tables;
  readonly #anatomy: Anatomy;
  #uniforms: FrameUniforms;
  #chain: Chain;
  #laboratory: Laboratory = CLINIC;
  #machine: Readonly<MachineSettings> = defaultSettings;
  /** A change of tier under way. */
  #changing: Promise<void> | null = null;
  #flow: FlowLayer | null = null;
  #preparing: Promise<void> | null = null;
  #persistence: Persistence | null = null;
  #persisting: Promise<void> | null = null;
  #drawn = false;
  #shortening: Promise<void> | null = null;
  #completing: Promise<void> | null = null;
  /** The geometry of a first view. */
  #worked: PageGeometry | null;
  /** The last view that could not be drawn yet. */
  #waiting: ScannedView | null = null;

  private constructor(gpu: Gpu, options: ScannerOptions, tables: Tables, { chain, worked }: Opened) {
    this.#gpu = gpu;
    this.#canvas = options.canvas;
    this.#region = options.region;
    this.#probe = options.probe;
    this.#tables = tables;
    this.#chain = chain;
    this.#worked = worked;
    this.#anatomy = new Anatomy(options.region);
    this.#uniforms = new FrameUniforms(options.region, options.probe);
  }

  /** Rejects with one sentence where the browser lacks what the image needs. */
  static async create(options: ScannerOptions): Promise<Scanner> {
    const gpu = new Gpu(options.canvas);
    try {
      const tables = createTables(gpu);
      return new Scanner(gpu, options, tables, await openChain(gpu, tables, options));
    } catch (e) {
      gpu.dispose();
      throw e;
    }
  }

  /** How wide the numbers are that this browser lets the image be computed in. */
  get precision(): Precision {
    return this.#gpu.precision;
  }

  setTier(tier: Tier): Promise<void> {
    this.#changing = this.#change(tier).finally(() => {
      this.#changing = null;
    });
    return this.#changing;
  }

  async #change(tier: Tier): Promise<void> {
    if (tier.id === this.#chain.tier.id) return;
    await this.complete();
    const made = await createChain(this.#gpu, this.#region, tier, this.#tables, () => {});
    await Promise.all([this.#preparing, this.#persisting, this.#shortening]);
    releaseChain(this.#gpu, this.#chain);
    this.#chain = made;
    this.#flow?.dispose();
    this.#persistence?.dispose();
    this.#flow = this.#preparing = this.#persistence = this.#persisting = this.#shortening = null;
  }

  /** Makes the programs that a quick scanner lacks, and draws the view that waits for them. Rejects as `create`. */
  complete(): Promise<void> {
    if (this.#chain.late !== null) return Promise.resolve();
    this.#completing ??= createLate(this.#gpu, this.#region, this.#chain.tier, this.#tables).then((late) => {
      this.#chain = { ...this.#chain, late };
      this.#worked = null;
      if (this.#waiting !== null) this.draw(this.#waiting);
    });
    return this.#completing;
  }

  /** Takes another probe; nothing has to be compiled. */
  setProbe(probe: Probe): void {
    if (probe === this.#probe) return;
    this.#probe = probe;
    this.#uniforms = new FrameUniforms(this.#region, probe);
    this.#persistence?.forget();
  }

  /** For physics tests: measures in the raw echo, with point reflectors. */
  setLaboratory(laboratory: Laboratory | null): void {
    this.#laboratory = laboratory ?? CLINIC;
    this.#persistence?.forget();
  }

  /**
   * Draws a view on the canvas. Where no image can be made of it, the canvas stays as it is, and the end of a sentence that names the
   * fault is returned. `before` are the views of the frames before it, the newest first: persistence averages with them.
   */
  draw(view: ScannedView, before: readonly ScannedView[] = []): string | null {
    const fault = faultOf(view);
    if (fault !== null) return fault;
    this.#waiting = this.#canDraw(view) ? null : view;
    if (this.#waiting !== null) {
      this.#machine = view.state.machine;
      // Who made the scanner hears of a failure.
      this.complete().catch(() => {});
      return null;
    }
    this.compute(view, () => {}, before);
    if (this.#drawn) void this.prepareShort();
    this.#drawn = true;
    this.#resize();
    const { x, y, width, height } = this.#rect();
    const { passes, grey } = this.#chain;
    const { depth, steerRad } = this.#machine;
    const box = fieldOf(this.#probe, depth);
    const flow = this.#flowOf(this.#machine);
    this.#gpu.draw(flow?.display ?? passes.display, null, (e) => {
      flow?.show(e, view, this.#probe);
      e.setTexture('uGrey', texture(grey));
      e.setFloat4('uRect', x, this.#canvas.height - y - height, width, height);
      e.setFloat4('uBox', box.left, box.top, box.right - box.left, box.bottom - box.top);
      e.setFloat2('uField', this.#probe.aperture, rangeOf(this.#probe, depth, steerRad));
      e.setFloat4('uFan', ...fanOf(this.#probe, steerRad));
      e.setFloat4('uLook', ...lookOf(this.#machine));
    });
    return null;
  }

  /** All passes up to the grey field, without the canvas. */
  compute(
    view: ScannedView,
    after: (pass: PassName) => void = () => {},
    before: readonly ScannedView[] = [],
  ): void {
    this.#machine = view.state.machine;
    const { grey } = this.#chain;
    if (this.#machine.persistence > 0 && before.length > 0) void this.preparePersistence();
    if (this.#machine.persistence === 0 || before.length === 0 || this.#persistence === null)
      this.#compute(view, grey, after);
    else this.#persistence.blend([view, ...before], grey, (each, into) => this.#compute(each, into, after));
  }

  /** Makes the program of persistence, which no image needs before; until it is there, images go on without. */
  preparePersistence(): Promise<void> {
    this.#persisting ??= Persistence.create(this.#gpu, this.#chain.tier).then((made) => {
      this.#persistence = made;
    });
    return this.#persisting;
  }

  /**
   * Makes the programs that make frames cheaper where the processor draws: begun with the second image, so that the first and what a page
   * makes after it wait for none of them.
   */
  prepareShort(): Promise<void> {
    const { tier, short } = this.#chain;
    if (!this.#gpu.software || short !== null) return Promise.resolve();
    this.#shortening ??= createShort(this.#gpu, tier, this.#tables).then(
      (made) => {
        this.#chain = { ...this.#chain, short: made };
      },
      (error: unknown) => {
        // Whoever draws hears of a lost context.
        if (!this.#gpu.isLost) throw error;
      },
    );
    return this.#shortening;
  }

  #lookBy(view: ScannedView): ReturnType<typeof lookBy> {
    this.#anatomy.setAll(view.parameters);
    return lookBy(this.#gpu, this.#chain, this.#tables, {
      ...{ view, anatomy: this.#anatomy, probe: this.#probe, laboratory: this.#laboratory },
      worked: this.#worked,
    });
  }

  /** Whether there are the programs that a view needs. */
  #canDraw(view: ScannedView): boolean {
    const { looks, steerRad } = view.state.machine;
    return this.#chain.late !== null || (looks === 1 && this.#lookBy(view)(steerRad !== 0) !== null);
  }

  #compute(view: ScannedView, grey: Target, after: (pass: PassName) => void): void {
    const { machine } = view.state;
    const { passes, late, fields, gathered, tier } = this.#chain;
    const gpu = this.#gpu;
    const steered = (look: number): ((e: Effect) => void) =>
      this.#uniforms.frame(view, this.#anatomy, tier, this.#laboratory, machine.steerRad + look);
    const by = this.#lookBy(view);
    const set = steered(0);
    const looks = LOOKS_RAD[machine.looks];
    // What is left in the textures is the last look's.
    let last = { set, sums: this.#chain.medium };
    const draw = (uniforms: (e: Effect) => void, look: number): Target => {
      const programs = by(machine.steerRad + look !== 0);
      if (programs === null) throw new Error(NOT_YET);
      return drawLook(gpu, this.#chain, this.#tables, uniforms, after, programs);
    };
    if (looks.length === 1) last = { set, sums: draw(set, 0) };
    else
      looks.forEach((look, i) => {
        const turned = look === 0 ? set : steered(look);
        last = { set: turned, sums: draw(turned, look) };
        if (late === null) throw new Error(NOT_YET);
        gpu.draw(late.gather, this.#gathered(i), (e) => {
          set(e);
          const steerRad = machine.steerRad + look;
          e.setFloat2('uLookField', this.#probe.aperture, rangeOf(this.#probe, machine.depth, steerRad));
          e.setFloat4('uLookFan', ...fanOf(this.#probe, steerRad));
          e.setInt('uFirst', i === 0 ? 1 : 0);
          e.setTexture('uEcho', texture(fields[0]));
          e.setTexture('uBefore', texture(gathered[(i + 1) % 2] ?? gathered[0]));
        });
        after('gather');
      });
    gpu.draw(passes.envelope, grey, (e) => {
      set(e);
      e.setTexture('uEcho', texture(this.#heard()));
    });
    after('envelope');
    const flow = this.#flowOf(machine);
    if (flow === null) return;
    const { geometry, medium, left } = this.#chain;
    flow.compute(view, this.#anatomy, this.#probe, {
      set: last.set,
      noise: this.#tables.noise,
      scatterers: this.#tables.scatterers,
      owner: texture(geometry),
      loss: texture(medium),
      sums: texture(last.sums),
      left: texture(left),
      quiet: this.#laboratory.raw,
    });
    after('flow');
  }

  /** Flow over the image, once its programs are there; asked for the first time, they are made, and the image goes on without. */
  #flowOf({ flow }: Readonly<MachineSettings>): FlowLayer | null {
    if (flow === 'off') return null;
    void this.prepareFlow();
    return this.#flow;
  }

  /** Makes the programs of Doppler, which no image needs before. */
  prepareFlow(): Promise<void> {
    this.#preparing ??= FlowLayer.create(this.#gpu, this.#region, this.#chain.tier).then((made) => {
      this.#flow = made;
    });
    return this.#preparing;
  }

  /** Autocorrelation and power in the colour box, as `FlowLayer.read`; `null` where no flow was asked for. */
  readFlow(): Float32Array | null {
    return this.#flow?.read() ?? null;
  }

  /** Where the i-th look is added to those before it. */
  #gathered(i: number): Target {
    const [even, odd] = this.#chain.gathered;
    return i % 2 === 0 ? even : odd;
  }

  /** What the envelope is made of: the echo of one look, or all looks. */
  #heard(): Target {
    const { looks } = this.#machine;
    return looks === 1 ? this.#chain.fields[0] : this.#gathered(looks - 1);
  }

  /** Waits until all that was asked of the GPU is done. */
  wait(): void {
    this.#gpu.wait();
  }

  /** Copies of RGBA32F textures of the tier's beams x samples, for the benchmark. */
  copyPass(): Promise<Copies> {
    return createCopies(this.#gpu, this.#chain.tier);
  }

  /** The envelope, of one look or the mean of several, before TGC, gain and logarithm: beams x samples, sample by sample across the beams. */
  readEcho(): Promise<Float32Array> {
    const data = this.#gpu.read(this.#heard());
    const { depth, steerRad } = this.#machine;
    const { beams, samples } = this.#chain.tier;
    const tgc = tgcDbPerMm(tuned(this.#probe, this.#machine), this.#laboratory);
    const range = rangeOf(this.#probe, depth, steerRad);
    const out = new Float32Array(beams * samples);
    for (let i = 0; i < out.length; i++)
      out[i] = (data[4 * i] ?? 0) / amplitude((tgc * (Math.floor(i / beams) + 0.5) * range) / samples);
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
    return inCss(this.#rect(), this.#canvas);
  }

  /** Where a place of the image, mm in the probe's frame, lies on the canvas, CSS pixels. */
  imageToCanvas(lateral: number, depth: number): { readonly x: number; readonly y: number } {
    const { invert, depth: shown } = this.#machine;
    return onCanvas(this.imageRect(), fieldOf(this.#probe, shown), invert, lateral, depth);
  }

  /** Lateral and depth, mm in the probe's frame, of a point of the canvas, CSS pixels; also of one beside the field. */
  canvasToImage(x: number, y: number): { readonly lateral: number; readonly depth: number } {
    return inField(this.imageRect(), fieldOf(this.#probe, this.#machine.depth), this.#machine.invert, x, y);
  }

  /** Frees all that was made on the GPU; while a change of tier compiles, as soon as that has come to its end. */
  dispose(): void {
    const free = (): void => {
      releaseChain(this.#gpu, this.#chain);
      this.#flow?.dispose();
      this.#persistence?.dispose();
      for (const t of Object.values(this.#tables) as ThinTexture[]) t.dispose();
      this.#gpu.dispose();
    };
    // A change of tier that succeeds has waited for what was being prepared.
    const made = [this.#preparing, this.#persisting, this.#shortening, this.#completing];
    const later = (): void =>
      void (made.every((each) => each === null) ? free() : Promise.allSettled(made).then(free));
    if (this.#changing === null) later();
    else void this.#changing.then(free, later);
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    if (clientWidth === 0) return;
    const width = Math.round(clientWidth * window.devicePixelRatio);
    const height = Math.round(clientHeight * window.devicePixelRatio);
    if (width !== this.#canvas.width || height !== this.#canvas.height)
      this.#gpu.engine.setSize(width, height);
  }

  /** The field on the canvas, device pixels. */
  #rect(): ImageRect {
    return fieldRect(this.#canvas, fieldOf(this.#probe, this.#machine.depth));
  }
}
