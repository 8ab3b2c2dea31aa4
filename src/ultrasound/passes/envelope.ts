import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/** From complex echoes to grey: magnitude over the looks, smoothing, gain, logarithm with a fixed reference. BEAMS x SAMPLES. */
export const envelopeSource = (defines: PassSource['defines']): PassSource => ({
  name: 'envelope',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uCompound', 'uLevel'],
  samplers: ['uEcho'],
  fragment: `
${BEAM_GLSL}
uniform highp sampler2D uEcho;
uniform float uCompound;  // 0: one look as it is; 1: looks averaged and smoothed
uniform vec3 uLevel;      // gain, dB; level shown white, dB; dynamic range, dB
layout(location = 0) out vec4 outGrey;
// 9 (2 + 2 * 0.75) + 3 * 2 * 0.75: the weights below.
const float WEIGHT = 36.0;
float power(ivec2 p) {
  vec4 v = texelFetch(uEcho, clamp(p, ivec2(0), ivec2(BEAMS - 1, SAMPLES - 1)), 0);
  return uCompound > 0.0 ? 0.5 * dot(v, v) : dot(v.xy, v.xy);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float e = power(at);
  if (uCompound > 0.0) {
    float sum = 0.0;
    for (int k = -2; k <= 2; k++)
      sum += (3.0 - float(abs(k))) * (2.0 * sqrt(power(at + ivec2(k, 0))) + (k == 0 ? 1.5 : 0.75)
        * (sqrt(power(at + ivec2(k, 1))) + sqrt(power(at - ivec2(k, 1)))));
    e = sum / WEIGHT;
  } else e = sqrt(e);
  float db = 8.685889638 * log(e + 1e-9) + uLevel.x;
  float v = clamp((db - uLevel.y) / uLevel.z + 1.0, 0.0, 1.0);
  outGrey = vec4(vec3(v), 1.0);
}
`,
});
