import { expect, test } from 'vitest';

function context(): WebGL2RenderingContext {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) throw new Error('This browser gives no WebGL 2 context.');
  return gl;
}

test('the browser of the tests gives WebGL 2 with float targets', () => {
  const gl = context();
  expect(gl.getExtension('EXT_color_buffer_float')).not.toBeNull();
  expect(gl.getExtension('OES_texture_float_linear')).not.toBeNull();
  expect(window.devicePixelRatio).toBe(1);
});

test('a float target gives back the number that was written', () => {
  const gl = context();
  gl.getExtension('EXT_color_buffer_float');
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER,
    gl.COLOR_ATTACHMENT0,
    gl.TEXTURE_2D,
    gl.getParameter(gl.TEXTURE_BINDING_2D),
    0,
  );
  const written = new Float32Array([0.1, -1234.5, 1e-6, 1e6]);
  gl.clearBufferfv(gl.COLOR, 0, written);
  const read = new Float32Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, read);
  expect([...read]).toEqual([...written]);
});
