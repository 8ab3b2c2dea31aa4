import type { PassSource } from '../gpu';

/** Copies a texture: the yardstick of the benchmark. */
export const copySource = (): PassSource => ({
  name: 'copy',
  defines: {},
  uniforms: [],
  samplers: ['uFrom'],
  fragment: `
precision highp float;
uniform highp sampler2D uFrom;
layout(location = 0) out vec4 outCopy;
void main() { outCopy = texelFetch(uFrom, ivec2(gl_FragCoord.xy), 0); }
`,
});
