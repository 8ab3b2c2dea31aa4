import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import type { PassSource } from '../gpu';

/** Texels to each side that the response of a Doppler pulse reaches. */
const MOST_TAPS = 6;

/**
 * The response of Doppler pulses over `flow`: longer ones of a lower frequency, so that colour is coarser than the image and bleeds
 * over walls; means of the autocorrelation, so that places with two speeds show neither. BOX_BEAMS x BOX_ROWS.
 */
export const colourSource = (defines: PassSource['defines']): PassSource => ({
  name: 'colour',
  defines,
  uniforms: [...BEAM_UNIFORMS, ...RESPONSE_UNIFORMS, 'uColourBox', 'uWider'],
  samplers: ['uEchoes'],
  fragment: `
${BEAM_GLSL}
${RESPONSE_GLSL}
uniform highp sampler2D uEchoes;
uniform vec4 uColourBox;
uniform vec2 uWider; // against the image's response, across and along the beams
layout(location = 0) out vec4 outColour;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 size = ivec2(BOX_BEAMS, BOX_ROWS);
  vec2 texel = (uColourBox.yw - uColourBox.xz) / vec2(size);
  float range = uColourBox.z + (float(at.y) + 0.5) * texel.y;
  enterFan(range);
  vec2 sigma = max(vec2(uWider.x * lateralSigma(range) / (texel.x * fanSpread), uWider.y * uAxialSigma / texel.y), 0.3);
  ivec2 reach = min(ivec2(${MOST_TAPS}), ivec2(ceil(2.5 * sigma)));
  vec4 sum = vec4(0.0);
  float weights = 0.0;
  for (int j = -reach.y; j <= reach.y; j++)
    for (int i = -reach.x; i <= reach.x; i++) {
      vec2 d = vec2(i, j) / sigma;
      float w = exp(-0.5 * dot(d, d));
      sum += w * texelFetch(uEchoes, clamp(at + ivec2(i, j), ivec2(0), size - 1), 0);
      weights += w;
    }
  outColour = sum / weights;
}
`,
});
