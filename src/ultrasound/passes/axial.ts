import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import type { PassSource } from '../gpu';

/** Samples to each side that the pulse reaches: 2.7 standard deviations at the finest sampling. */
const MOST_AXIAL_TAPS = 9;

/**
 * The pulse along the beam. Strong echoes run once more between the face and their source and come back at twice their
 * depth, with the square of their strength. Behind a wall the sample also hears the tissue above it mirrored in the wall: sound that
 * went wall - tissue - wall.
 */
export const axialSource = (defines: PassSource['defines']): PassSource => ({
  name: 'axial',
  defines,
  uniforms: [...BEAM_UNIFORMS, ...RESPONSE_UNIFORMS, 'uMirrored', 'uReverberation'],
  samplers: ['uEcho', 'uLeft'],
  fragment: `
${BEAM_GLSL}
${RESPONSE_GLSL}
uniform highp sampler2D uEcho;
uniform highp sampler2D uLeft;
uniform float uMirrored;
uniform float uReverberation;
layout(location = 0) out vec4 outField;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float sigma = filterSigma(uAxialSigma, depositSigma(uPitch.y, samplePitch())) / samplePitch();
  float z = sampleAt(at.y);
  vec4 left = texelFetch(uLeft, ivec2(at.x, clamp(int(z / rowPitch()), 0, ROWS - 1)), 0);
  float wall = left.y + left.z;
  vec4 sum = vec4(0.0);
  float weights = 0.0;
  int reach = min(${MOST_AXIAL_TAPS}, int(ceil(2.7 * sigma)));
  for (int k = -reach; k <= reach; k++) {
    float d = float(k) / sigma;
    float w = exp(-0.5 * d * d);
    sum += w * texelFetch(uEcho, ivec2(at.x, clamp(at.y + k, 0, SAMPLES - 1)), 0);
    weights += w;
  }
  vec4 twice = vec4(0.0);
  for (int k = -1; k <= 1; k++)
    twice += texelFetch(uEcho, ivec2(at.x, clamp(at.y / 2 + k, 0, SAMPLES - 1)), 0)
      + texelFetch(uEcho, ivec2(clamp(at.x + 2 * k, 0, BEAMS - 1), (at.y + 1) / 2), 0);
  twice /= 6.0;
  sum += uReverberation * weights * twice * min(abs(twice), 60.0);
  if (wall < z) {
    int mirrored = int((2.0 * wall - z) / samplePitch());
    float fade = uMirrored * exp(-(z - wall) / 9.0);
    if (mirrored >= 0)
      sum += fade * weights * texelFetch(uEcho, ivec2(at.x, mirrored), 0);
  }
  outField = sum / weights;
}
`,
});
