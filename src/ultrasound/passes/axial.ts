import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import type { PassSource } from '../gpu';

/** Samples to each side that the pulse reaches: 2.7 standard deviations at the finest sampling. */
const MOST_AXIAL_TAPS = 9;

/**
 * Sound that is mirrored in a wall comes from a cone that opens by this slope to each side, on so many beams a side, and by ways that
 * differ by this share; typical. What is heard is haze, as below real bones, and no second picture of the tissue.
 */
const MIRROR_SPREAD = '0.4';
const MIRROR_WAYS = '0.5';
const MIRROR_TAPS = 3;
/** Weight of each beam: between 1/7, for tissue that is alike, and 1/sqrt(7), for haze whose power is kept. */
const MIRROR_SHARE = '0.22';

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
  vec4 sum = texelFetch(uEcho, at, 0);
  float weights = 1.0;
  int reach = min(${MOST_AXIAL_TAPS}, int(ceil(2.7 * sigma)));
  // A Gaussian falls from tap to tap by a share that itself falls by one share.
  float share = exp(-0.5 / (sigma * sigma));
  float falls = share * share;
  float w = 1.0;
  int k = 1;
  do {
    w *= share;
    share *= falls;
    sum += w * (texelFetch(uEcho, ivec2(at.x, max(at.y - k, 0)), 0)
      + texelFetch(uEcho, ivec2(at.x, min(at.y + k, SAMPLES - 1)), 0));
    weights += 2.0 * w;
    k++;
  } while (k <= reach);
  int low = at.y >> 1;
  int high = (at.y + 1) >> 1;
  vec4 here = texelFetch(uEcho, ivec2(at.x, low), 0);
  vec4 after = texelFetch(uEcho, ivec2(at.x, low + 1), 0);
  vec4 twice = texelFetch(uEcho, ivec2(at.x, max(low - 1, 0)), 0) + here + after + (high == low ? here : after)
    + texelFetch(uEcho, ivec2(max(at.x - 2, 0), high), 0)
    + texelFetch(uEcho, ivec2(min(at.x + 2, BEAMS - 1), high), 0);
  twice /= 6.0;
  sum += uReverberation * weights * twice * min(abs(twice), 60.0);
  float fade = uMirrored * exp(-(z - wall) / 9.0);
  float spread = ${MIRROR_SPREAD} * (z - wall) / beamPitch();
  int row = clamp(int(z / rowPitch()), 0, ROWS - 1);
  // Beams at even distances would draw a grating into the haze.
  float jitter = fract(43758.5453 * sin(12.9898 * float(at.x) + 78.233 * float(row))) - 0.5;
  float perSample = 1.0 / samplePitch();
  vec4 mirrored = vec4(0.0);
  // Above a wall one turn, which counts for nothing, is the least that a loop can do.
  k = wall < z ? -${MIRROR_TAPS} : ${MIRROR_TAPS};
  do {
    float aside = (float(k) + jitter) / ${MIRROR_TAPS}.0;
    int beam = clamp(at.x + int(floor(spread * aside + 0.5)), 0, BEAMS - 1);
    vec4 there = texelFetch(uLeft, ivec2(beam, row), 0);
    float mirror = there.y + there.z;
    float from = mirror - (z - mirror) * (1.0 + ${MIRROR_WAYS} * (fract(0.618034 * float(k) + jitter) - 0.5));
    if (from >= 0.0 && from < mirror)
      mirrored += texelFetch(uEcho, ivec2(beam, int(from * perSample)), 0);
    k++;
  } while (k <= ${MIRROR_TAPS});
  if (wall < z) sum += fade * weights * ${MIRROR_SHARE} * mirrored;
  outField = sum / weights;
}
`,
});
