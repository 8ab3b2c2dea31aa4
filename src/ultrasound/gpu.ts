import { Constants } from '@babylonjs/core/Engines/constants';
import type { RenderTargetWrapper } from '@babylonjs/core/Engines/renderTargetWrapper';
import { ThinEngine } from '@babylonjs/core/Engines/thinEngine';
import type { Effect } from '@babylonjs/core/Materials/effect';
import { EffectRenderer, EffectWrapper } from '@babylonjs/core/Materials/effectRenderer';
import { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import './babylonFeatures';
import { contextOptions, imageContext } from './context';
import { type Precision, precisionOf } from './precision';
import { isSoftwareRenderer, rendererOf } from './software';

/** What numbers a texture holds, at least: 16 bits are made 32 where those cost less. */
export type Format = 'rgba32f' | 'rgba16f' | 'rgba8';

/** A target to draw into and to read from: all its textures have one size. */
export interface Target {
  readonly width: number;
  readonly height: number;
  readonly textures: readonly ThinTexture[];
  readonly wrapper: RenderTargetWrapper;
}

/** One program over the full target. */
export interface Pass {
  readonly name: string;
  readonly wrapper: EffectWrapper;
}

export interface PassSource {
  readonly name: string;
  readonly fragment: string;
  readonly uniforms: readonly string[];
  readonly samplers: readonly string[];
  readonly defines: Readonly<Record<string, number>>;
}

const TYPES: Readonly<Record<Format, number>> = {
  rgba32f: Constants.TEXTURETYPE_FLOAT,
  rgba16f: Constants.TEXTURETYPE_HALF_FLOAT,
  rgba8: Constants.TEXTURETYPE_UNSIGNED_BYTE,
};

const VERTEX = `
attribute vec2 position;
void main() { gl_Position = vec4(position, 0.0, 1.0); }
`;

/** How often is looked whether the GPU has done something; timers of a page are hardly finer. */
const POLL_MS = 4;

const LOST = 'The graphics context of the ultrasound image was lost.';

/** The image's own WebGL 2 context and what is made in it. What was made in a context that was lost cannot be used any more. */
export class Gpu {
  readonly engine: ThinEngine;
  /** 'half' where 32-bit targets cannot be drawn into: those asked for have 16 bits then. */
  readonly precision: Precision;
  /** Whether the processor draws: it runs through both sides of every branch. */
  readonly software: boolean;
  /**
   * Whether 16 bits are kept as 32, filtered tables too: in software rendering each reading converts halves one by one, which costs more
   * than the memory.
   */
  readonly wide: boolean;
  readonly #renderer: EffectRenderer;
  readonly #passes = new Set<Pass>();
  readonly #canvas: HTMLCanvasElement;
  /** Rejects once the context is lost, so that nothing waits for a program that will never be there. */
  readonly #loss: Promise<never>;
  #onLoss = (): void => {};
  #lost = false;

  /** Throws where the browser has no WebGL 2 or draws into no textures wide enough. */
  constructor(canvas: HTMLCanvasElement) {
    const gl = imageContext(canvas);
    if (!gl)
      throw new Error(
        'The ultrasound image needs WebGL 2, which this browser does not offer. Hardware acceleration may be switched off in its settings.',
      );
    if (gl.isContextLost()) throw new Error(LOST);
    const precision = precisionOf(gl);
    if (precision === null)
      throw new Error(
        'The ultrasound image needs to draw into textures of 16 or 32-bit numbers, and this browser offers neither EXT_color_buffer_float nor EXT_color_buffer_half_float. A current Chrome, Edge, Firefox or Safari does.',
      );
    this.precision = precision;
    const filters = gl.getExtension('OES_texture_float_linear') !== null;
    this.software = isSoftwareRenderer(rendererOf(gl));
    this.wide = precision === 'float' && filters && this.software;
    this.#canvas = canvas;
    this.#loss = new Promise((_, reject) => {
      this.#onLoss = () => {
        this.#lost = true;
        reject(new Error(LOST));
      };
    });
    // A loss while nothing is waited for concerns nobody here.
    this.#loss.catch(() => {});
    canvas.addEventListener('webglcontextlost', this.#onLoss);
    this.engine = new ThinEngine(gl, false, { ...contextOptions, doNotHandleContextLost: true }, false);
    this.#renderer = new EffectRenderer(this.engine);
  }

  /** A target with one texture for each format. `linear` filters the reading. */
  target(width: number, height: number, formats: readonly Format[], linear = false): Target {
    const sampling = linear
      ? Constants.TEXTURE_BILINEAR_SAMPLINGMODE
      : Constants.TEXTURE_NEAREST_SAMPLINGMODE;
    const common = { generateMipMaps: false, generateDepthBuffer: false, generateStencilBuffer: false };
    const [only] = formats;
    const wrapper =
      only !== undefined && formats.length === 1
        ? this.engine.createRenderTargetTexture(
            { width, height },
            {
              ...common,
              type: this.#typeOf(only),
              samplingMode: sampling,
              format: Constants.TEXTUREFORMAT_RGBA,
            },
          )
        : this.engine.createMultipleRenderTarget(
            { width, height },
            {
              ...common,
              textureCount: formats.length,
              types: formats.map((f) => this.#typeOf(f)),
              samplingModes: formats.map(() => sampling),
              formats: formats.map(() => Constants.TEXTUREFORMAT_RGBA),
            },
          );
    const textures = (wrapper.textures ?? []).map((t) => {
      const texture = new ThinTexture(t);
      texture.wrapU = Constants.TEXTURE_CLAMP_ADDRESSMODE;
      texture.wrapV = Constants.TEXTURE_CLAMP_ADDRESSMODE;
      return texture;
    });
    return { width, height, textures, wrapper };
  }

  #typeOf(format: Format): number {
    if (format === 'rgba8') return TYPES.rgba8;
    return TYPES[this.precision === 'half' ? 'rgba16f' : this.wide ? 'rgba32f' : format];
  }

  /** A repeating 3D table; x fastest. */
  table(
    data: Float32Array | Uint16Array,
    [width, height, depth]: readonly [number, number, number],
    channels: 1 | 4,
    linear: boolean,
  ): ThinTexture {
    const internal = this.engine.createRawTexture3D(
      data,
      width,
      height,
      depth,
      channels === 1 ? Constants.TEXTUREFORMAT_R : Constants.TEXTUREFORMAT_RGBA,
      false,
      false,
      linear ? Constants.TEXTURE_BILINEAR_SAMPLINGMODE : Constants.TEXTURE_NEAREST_SAMPLINGMODE,
      null,
      data instanceof Float32Array ? Constants.TEXTURETYPE_FLOAT : Constants.TEXTURETYPE_HALF_FLOAT,
    );
    const texture = new ThinTexture(internal);
    texture.wrapU = Constants.TEXTURE_WRAP_ADDRESSMODE;
    texture.wrapV = Constants.TEXTURE_WRAP_ADDRESSMODE;
    texture.wrapR = Constants.TEXTURE_WRAP_ADDRESSMODE;
    return texture;
  }

  /** Whether the context was lost: nothing more is drawn in it. */
  get isLost(): boolean {
    return this.#lost;
  }

  /** Compiles without holding up the page. Rejects with the driver's message when a shader is wrong, or when the context is lost. */
  async pass(source: PassSource): Promise<Pass> {
    if (this.#lost) return this.#loss;
    const compiled = new Promise<EffectWrapper>((resolve, reject) => {
      const made = new EffectWrapper({
        engine: this.engine,
        name: source.name,
        vertexShader: VERTEX,
        // Babylon splits statements at semicolons, those in comments too.
        fragmentShader: source.fragment.replace(/\/\/.*$/gm, ''),
        uniformNames: [...source.uniforms],
        samplerNames: [...source.samplers],
        defines: Object.entries(source.defines).map(([name, value]) => `#define ${name} ${value}`),
        onError: (_, message) => {
          reject(new Error(`The shader "${source.name}" does not compile: ${message}`));
        },
      });
      made.effect.executeWhenCompiled(() => resolve(made));
    });
    const wrapper = await Promise.race([compiled, this.#loss]);
    const pass = { name: source.name, wrapper };
    this.#passes.add(pass);
    return pass;
  }

  /** Draws a pass over a target, or over the canvas for null; `set` uploads its uniforms. */
  draw(pass: Pass, target: Target | null, set: (effect: Effect) => void): void {
    if (target) this.engine.bindFramebuffer(target.wrapper, undefined, undefined, undefined, true);
    else this.engine.restoreDefaultFramebuffer();
    this.#renderer.setViewport();
    this.#renderer.applyEffectWrapper(pass.wrapper);
    set(pass.wrapper.effect);
    this.#renderer.draw();
  }

  /**
   * Draws one point, so that the driver does now what it leaves to a program's first draw, and waits for it without holding up the
   * page. Rejects when the context is lost.
   */
  async warmUp(pass: Pass, target: Target | null, set: (effect: Effect) => void): Promise<void> {
    if (this.#lost) return this.#loss;
    const { gl } = this;
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, 0, 1, 1);
    this.draw(pass, target, set);
    gl.disable(gl.SCISSOR_TEST);
    await Promise.race([this.#done(), this.#loss]);
  }

  /** Once the GPU has done all that it was asked, or is lost. */
  async #done(): Promise<void> {
    const { gl } = this;
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    while (sync !== null && !this.#lost && gl.getSyncParameter(sync, gl.SYNC_STATUS) !== gl.SIGNALED)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    gl.deleteSync(sync);
  }

  /** Puts numbers into the i-th texture of a target: RGBA, row by row from the first. */
  write(target: Target, i: number, data: Float32Array): void {
    const { gl } = this;
    const internal = target.wrapper.textures?.[i];
    if (!internal) throw new Error(`A target of the image has no texture ${i}.`);
    this.engine._bindTextureDirectly(gl.TEXTURE_2D, internal, true);
    this.engine._unpackFlipY(false);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, target.width, target.height, gl.RGBA, gl.FLOAT, data);
    this.engine._bindTextureDirectly(gl.TEXTURE_2D, null, true);
  }

  /** Reads the i-th texture of a target: RGBA, row by row from the first. */
  read(target: Target, i = 0): Float32Array {
    const { gl } = this;
    this.engine.bindFramebuffer(target.wrapper, undefined, undefined, undefined, true);
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + i);
    const out = new Float32Array(target.width * target.height * 4);
    gl.readPixels(0, 0, target.width, target.height, gl.RGBA, gl.FLOAT, out);
    this.engine.restoreDefaultFramebuffer();
    return out;
  }

  readBytes(target: Target): Uint8Array {
    const { gl } = this;
    this.engine.bindFramebuffer(target.wrapper, undefined, undefined, undefined, true);
    const out = new Uint8Array(target.width * target.height * 4);
    gl.readPixels(0, 0, target.width, target.height, gl.RGBA, gl.UNSIGNED_BYTE, out);
    this.engine.restoreDefaultFramebuffer();
    return out;
  }

  /** Waits for the GPU by reading back a pixel of what is bound. */
  wait(): void {
    const { gl } = this;
    this.engine.restoreDefaultFramebuffer();
    gl.finish();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  get gl(): WebGL2RenderingContext {
    const gl = this.engine._gl;
    if (!(gl instanceof WebGL2RenderingContext)) throw new Error('The image lost its WebGL 2 context.');
    return gl;
  }

  release(target: Target): void {
    target.wrapper.dispose();
  }

  releasePass(pass: Pass): void {
    if (this.#passes.delete(pass)) pass.wrapper.dispose();
  }

  dispose(): void {
    for (const pass of this.#passes) pass.wrapper.dispose();
    this.#passes.clear();
    this.#renderer.dispose();
    this.#canvas.removeEventListener('webglcontextlost', this.#onLoss);
    const { gl } = this;
    this.engine.dispose();
    // Browsers keep few contexts at a time, and those of pages that were left only go with the next garbage collection. One that was
    // lost may come back for who made it anew.
    if (!this.#lost) gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
