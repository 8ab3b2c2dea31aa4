import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import type { PassSource } from '../gpu';

/** Beams to each side of the main lobe. */
const MOST_LATERAL_TAPS = 7;

/** The aperture across the beams: a Gaussian as wide as the focus allows, on a low and wide pedestal (side lobes). */
export const lateralSource = (defines: PassSource['defines']): PassSource => ({
  name: 'lateral',
  defines,
  uniforms: [...BEAM_UNIFORMS, ...RESPONSE_UNIFORMS],
  samplers: ['uEcho'],
  fragment: `
${BEAM_GLSL}
${RESPONSE_GLSL}
uniform highp sampler2D uEcho;
layout(location = 0) out vec4 outField;
vec4 at_(int beam, int s) { return texelFetch(uEcho, ivec2(clamp(beam, 0, BEAMS - 1), s), 0); }
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float full = lateralSigma(sampleAt(at.y));
  float sigma = filterSigma(full, depositSigma(uPitch.x, beamPitch())) / beamPitch();
  vec4 sum = vec4(0.0);
  float weights = 0.0;
  int reach = min(${MOST_LATERAL_TAPS}, int(ceil(2.6 * sigma)));
  for (int k = -reach; k <= reach; k++) {
    float d = float(k) / sigma;
    float w = exp(-0.5 * d * d);
    sum += w * at_(at.x + k, at.y);
    weights += w;
  }
  sum /= weights;
  vec4 side = vec4(0.0);
  float spread = 0.55 / beamPitch();
  for (int k = 2; k <= 5; k++) {
    int far = int(float(k) * spread);
    side += (at_(at.x + far, at.y) + at_(at.x - far, at.y)) / float(k);
  }
  outField = sum + 0.024 * side;
}
`,
});
