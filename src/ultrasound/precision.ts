/** How wide the numbers are in which an image is computed: 32 bits, or 16 where a browser draws into no wider targets. */
export type Precision = 'float' | 'half';

const FORMATS = { float: 'RGBA32F', half: 'RGBA16F' } as const;
const EXTENSIONS = { float: 'EXT_color_buffer_float', half: 'EXT_color_buffer_half_float' } as const;

/** Whether a texture of a format can be drawn into: some drivers name the extension and refuse the target. */
function draws(gl: WebGL2RenderingContext, precision: Precision): boolean {
  const texture = gl.createTexture();
  const frame = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl[FORMATS[precision]], 4, 4);
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const whole = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.deleteFramebuffer(frame);
  gl.deleteTexture(texture);
  return whole;
}

/** The widest numbers that a context draws into; null where it draws into none wide enough for an image. */
export function precisionOf(gl: WebGL2RenderingContext): Precision | null {
  // The wide extension covers 16 bits too.
  const wide = gl.getExtension(EXTENSIONS.float) !== null;
  if (wide && draws(gl, 'float')) return 'float';
  const half = gl.getExtension(EXTENSIONS.half) !== null;
  return (wide || half) && draws(gl, 'half') ? 'half' : null;
}
