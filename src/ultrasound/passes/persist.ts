import { MOST_PERSISTED } from '../../core/imaging/persistence';
import type { PassSource } from '../gpu';

const frames = Array.from({ length: MOST_PERSISTED }, (_, k) => k);

/** The weighted mean of the greys of a frame and of those before it. BEAMS x SAMPLES. */
export const persistSource = (): PassSource => ({
  name: 'persist',
  defines: {},
  uniforms: ['uWeight'],
  samplers: frames.map((k) => `uGrey${k}`),
  fragment: `
precision highp float;
${frames.map((k) => `uniform highp sampler2D uGrey${k};`).join('\n')}
uniform float uWeight[${MOST_PERSISTED}];
layout(location = 0) out vec4 outGrey;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float v = 0.0;
${frames.map((k) => `  if (uWeight[${k}] > 0.0) v += uWeight[${k}] * texelFetch(uGrey${k}, at, 0).x;`).join('\n')}
  outGrey = vec4(vec3(v), 1.0);
}
`,
});
