import { NOISE_SIZE, noiseTable } from '../../src/core/anatomy/noise';

/** A context whose float targets can be drawn to and read back. */
export function floatContext(): WebGL2RenderingContext {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) throw new Error('This browser gives no WebGL 2 context.');
  if (gl.getExtension('EXT_color_buffer_float') === null)
    throw new Error('This browser draws to no float target.');
  return gl;
}

/** An array is uploaded as vec4 after vec4; a plain number as an int, two of them as an ivec2. */
type UniformValue = Float32Array | number | readonly [number, number];

export interface Evaluation {
  /** GLSL before main: uniforms and functions. A `sampler3D uNoise` gets the table of `core/anatomy/noise`. */
  readonly declarations: string;
  /** GLSL statements that read `vec4 point` and set `vec4 result`. */
  readonly body: string;
  /** 4 N numbers, a point each four. */
  readonly points: Float32Array;
  readonly uniforms?: Readonly<Record<string, UniformValue>>;
}

/** Width of the textures that hold points and results. */
const WIDTH = 256;

const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}`;

/**
 * Runs a GLSL body over N points in a fragment shader at full precision and reads the results back.
 * @returns 4 N numbers. Throws with the compiler's message and the lines it names when the body does not compile.
 */
export function evaluate(gl: WebGL2RenderingContext, evaluation: Evaluation): Float32Array {
  const count = evaluation.points.length / 4;
  const height = Math.max(1, Math.ceil(count / WIDTH));
  const padded = new Float32Array(WIDTH * height * 4);
  padded.set(evaluation.points);
  const program = programOf(gl, fragment(evaluation));
  gl.useProgram(program);

  bind(gl, 0, gl.TEXTURE_2D);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, WIDTH, height, 0, gl.RGBA, gl.FLOAT, padded);
  gl.uniform1i(gl.getUniformLocation(program, 'uPoints'), 0);
  bind(gl, 1, gl.TEXTURE_3D);
  gl.texImage3D(
    gl.TEXTURE_3D,
    0,
    gl.R32F,
    NOISE_SIZE,
    NOISE_SIZE,
    NOISE_SIZE,
    0,
    gl.RED,
    gl.FLOAT,
    noiseTable,
  );
  gl.uniform1i(gl.getUniformLocation(program, 'uNoise'), 1);
  for (const [name, value] of Object.entries(evaluation.uniforms ?? {})) {
    const at = gl.getUniformLocation(program, name);
    if (typeof value === 'number') gl.uniform1i(at, value);
    else if (value instanceof Float32Array) gl.uniform4fv(at, value);
    else gl.uniform2i(at, ...value);
  }

  const target = bind(gl, 2, gl.TEXTURE_2D);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, WIDTH, height, 0, gl.RGBA, gl.FLOAT, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0);
  gl.viewport(0, 0, WIDTH, height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  const out = new Float32Array(WIDTH * height * 4);
  gl.readPixels(0, 0, WIDTH, height, gl.RGBA, gl.FLOAT, out);
  const error = gl.getError();
  if (error !== gl.NO_ERROR) throw new Error(`WebGL error ${error} while evaluating a shader.`);
  return out.slice(0, count * 4);
}

const fragment = ({ declarations, body }: Evaluation): string => `#version 300 es
precision highp float;
precision highp int;
precision highp sampler3D;
uniform highp sampler2D uPoints;
${declarations}
layout(location = 0) out vec4 result;
void main() {
  vec4 point = texelFetch(uPoints, ivec2(gl_FragCoord.xy), 0);
  ${body}
}`;

/** A new texture on a unit, sampled by texelFetch alone. */
function bind(gl: WebGL2RenderingContext, unit: number, kind: GLenum): WebGLTexture {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0 + unit);
  gl.bindTexture(kind, texture);
  gl.texParameteri(kind, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(kind, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return texture;
}

const programs = new WeakMap<WebGL2RenderingContext, Map<string, WebGLProgram>>();

/** Programs live as long as their context: a region's takes longer to compile than to run, and many cases ask the same. */
function programOf(gl: WebGL2RenderingContext, source: string): WebGLProgram {
  const known = programs.get(gl) ?? new Map<string, WebGLProgram>();
  programs.set(gl, known);
  const program = known.get(source) ?? link(gl, source);
  known.set(source, program);
  return program;
}

function link(gl: WebGL2RenderingContext, source: string): WebGLProgram {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, VERTEX));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, source));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`A shader did not link: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}

function compile(gl: WebGL2RenderingContext, kind: GLenum, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (shader === null) throw new Error('This context makes no shader.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
    throw new Error(complaint(gl.getShaderInfoLog(shader) ?? '', source));
  }
  return shader;
}

/** The compiler's message with the source lines it names. */
function complaint(log: string, source: string): string {
  const lines = source.split('\n');
  const named = [...log.matchAll(/ERROR: \d+:(\d+)/g)].map((m) => Number(m[1]));
  const quoted = [...new Set(named)].map((n) => `  ${n}: ${lines[n - 1] ?? ''}`);
  return `A shader did not compile.\n${log}\n${quoted.join('\n')}`;
}
