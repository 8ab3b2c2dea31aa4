import type { Region } from '../core/anatomy/region';
import type { Probe } from '../core/instruments/probe';
import { type Precision, precisionOf } from './precision';
import { Scanner } from './scanner';
import { tiers } from './tier';
import { timeFrames } from './timing';
import type { ScannedView } from './view';

/** What a browser says of its graphics: names with their values, in an order to read them in. */
export interface GraphicsFacts {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly extensions: readonly string[];
}

const LIMITS = [
  'MAX_TEXTURE_SIZE',
  'MAX_3D_TEXTURE_SIZE',
  'MAX_RENDERBUFFER_SIZE',
  'MAX_DRAW_BUFFERS',
  'MAX_COLOR_ATTACHMENTS',
  'MAX_TEXTURE_IMAGE_UNITS',
  'MAX_FRAGMENT_UNIFORM_VECTORS',
  'MAX_VERTEX_UNIFORM_VECTORS',
  'MAX_VARYING_VECTORS',
] as const;

/** Numbers that 16 bits hold, and one that they do not. */
const WRITTEN = [0.5, -1234, 0.0009765625, 0.1] as const;

/** Draws numbers into a target and reads them back: what came, in words. */
function readBack(gl: WebGL2RenderingContext, format: number): string {
  const texture = gl.createTexture();
  const frame = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  let found = 'cannot be drawn into';
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE) {
    gl.clearBufferfv(gl.COLOR, 0, [...WRITTEN]);
    const read = new Float32Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, read);
    const off = Math.max(...WRITTEN.map((v, i) => Math.abs((read[i] ?? Number.NaN) / v - 1)));
    found = off < 1e-6 ? 'drawn and read back' : `read back with an error of ${(100 * off).toFixed(3)} %`;
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(frame);
  gl.deleteTexture(texture);
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(value));

/** Asks a fresh context; null where there is none. */
export function graphicsFacts(): GraphicsFacts | null {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return null;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const precision = precisionOf(gl);
  const high = gl.getShaderPrecisionFormat(gl.FRAGMENT_SHADER, gl.HIGH_FLOAT);
  const facts: (readonly [string, string])[] = [
    ['Renderer', textOf(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))],
    ['Vendor', textOf(gl.getParameter(names?.UNMASKED_VENDOR_WEBGL ?? gl.VENDOR))],
    ['WebGL', textOf(gl.getParameter(gl.VERSION))],
    ['Shaders', textOf(gl.getParameter(gl.SHADING_LANGUAGE_VERSION))],
    [
      'highp float',
      high === null ? 'unknown' : `${high.precision} bits, 2^-${high.rangeMin} to 2^${high.rangeMax}`,
    ],
    ['32-bit targets', readBack(gl, gl.RGBA32F)],
    ['16-bit targets', readBack(gl, gl.RGBA16F)],
    [
      'Image computed in',
      precision === null ? 'nothing: it cannot be' : `${precision === 'float' ? 32 : 16} bits`,
    ],
    ...LIMITS.map((name) => [name, textOf(gl.getParameter(gl[name]))] as const),
  ];
  const extensions = [...(gl.getSupportedExtensions() ?? [])].sort();
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { facts, extensions };
}

/** What a tier of the image costs here. Times ms. */
export interface TierReport {
  readonly tier: keyof typeof tiers;
  readonly precision: Precision;
  readonly compile: readonly (readonly [pass: string, ms: number])[];
  readonly passes: readonly (readonly [pass: string, ms: number])[];
  readonly frame: number;
  /** Of the grey levels of the view: the same on machines that compute the same. */
  readonly hash: string;
}

/** FNV-1a, 32 bits, in hexadecimal digits. */
function hashOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Compiles the image of a region at a tier and draws a view some times. Rejects where the browser lacks what the image needs. */
export async function testTier(
  id: keyof typeof tiers,
  region: Region,
  probe: Probe,
  view: ScannedView,
  runs: number,
): Promise<TierReport> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 640;
  const compile: [string, number][] = [];
  let last = performance.now();
  const scanner = await Scanner.create({
    ...{ canvas, region, probe, tier: tiers[id] },
    onProgress(_, pass) {
      const now = performance.now();
      compile.push([pass, now - last]);
      last = now;
    },
  });
  try {
    const { passes, frame } = await timeFrames(scanner, view, runs);
    const hash = hashOf(await scanner.readGrey());
    return { tier: id, precision: scanner.precision, compile, passes: Object.entries(passes), frame, hash };
  } finally {
    scanner.dispose();
  }
}
