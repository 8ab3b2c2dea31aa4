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
float power(ivec2 p) {
  vec4 v = texelFetch(uEcho, clamp(p, ivec2(0), ivec2(BEAMS - 1, SAMPLES - 1)), 0);
  return uCompound > 0.0 ? 0.5 * dot(v, v) : dot(v.xy, v.xy);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float e = power(at);
  if (uCompound > 0.0) {
    float side = exp(-0.5 * beamPitch() * beamPitch() / (0.19 * 0.19));
    float down = 0.5 * exp(-0.5 * samplePitch() * samplePitch() / (0.05 * 0.05));
    float sum = 0.0;
    float weights = 0.0;
    for (int k = -2; k <= 2; k++) {
      float w = k == 0 ? 1.0 : abs(k) == 1 ? side : side * side * side * side;
      sum += w * sqrt(power(at + ivec2(k, 0)));
      weights += w;
      if (abs(k) < 2) {
        sum += w * down * (sqrt(power(at + ivec2(k, 1))) + sqrt(power(at - ivec2(k, 1))));
        weights += 2.0 * w * down;
      }
    }
    e = sum / weights;
  } else e = sqrt(e);
  float db = 8.685889638 * log(e + 1e-9) + uLevel.x;
  float v = clamp((db - uLevel.y) / uLevel.z + 1.0, 0.0, 1.0);
  outGrey = vec4(vec3(v), 1.0);
}
`,
});
