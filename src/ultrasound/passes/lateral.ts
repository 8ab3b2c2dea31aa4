import { ABERRATION_GLSL } from '../glsl/aberration';
import { BEAM_GLSL, BEAM_UNIFORMS, FLAT_BEAM_GLSL } from '../glsl/beam';
import { BENT_GLSL } from '../glsl/refraction';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import type { PassSource } from '../gpu';

/** Beams to each side of the main lobe. */
const MOST_LATERAL_TAPS = 10;

/** Between the two samples of a beam that a leaning row meets. */
const LEANING = `float s = float(at.y) - float(k) * lean;
  int low = int(floor(s));
  vec4 sum = vec4(0.0);
  int i = 0;
  do {
    float share = i == 0 ? 1.0 - (s - float(low)) : s - float(low);
    sum += share * texelFetch(uEcho, ivec2(beam, clamp(low + i, 0, SAMPLES - 1)), 0);
    i++;
  } while (i <= (fanShear == 0.0 ? 0 : 1));
  return sum;`;

/**
 * The aperture across the beams: a Gaussian as wide as focus and fat allow, on a low and wide pedestal (side lobes); of what
 * comes back, the amplitude. `short` is for beams that stand square on a flat face.
 */
export const lateralSource = (defines: PassSource['defines'], short = false): PassSource => ({
  name: 'lateral',
  defines,
  uniforms: [...BEAM_UNIFORMS, ...RESPONSE_UNIFORMS, 'uSide', 'uFrequencies'],
  samplers: ['uEcho', 'uBent'],
  fragment: `
${short ? FLAT_BEAM_GLSL : BEAM_GLSL}
${RESPONSE_GLSL}
${BENT_GLSL}
${ABERRATION_GLSL}
uniform highp sampler2D uEcho;
uniform vec2 uSide; // reach of the side lobes against the fitted array, and their level
uniform int uFrequencies; // parts of the band whose echoes are compounded
layout(location = 0) out vec4 outEcho;
// The echo of a beam k lines away, read square to the beams: a row of equal range leans to steered ones, by so many samples a line.
vec4 beside(ivec2 at, int k, float lean) {
  int beam = clamp(at.x + k, 0, BEAMS - 1);
  ${short ? 'return texelFetch(uEcho, ivec2(beam, at.y), 0);' : LEANING}
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float z = sampleAt(at.y);
  enterFan(z);
  float deposit = depositSigma(lateralPitch(fanSpread), beamPitch());
  float stray = strayVariance(bentAt((float(at.x) + 0.5) / float(BEAMS), z).w, z);
  float focused = lateralSigma(z);
  float sigma = filterSigma(sqrt(focused * focused + stray), deposit) / beamPitch();
  float lean = beamPitch() * fanShear / samplePitch();
  vec4 sum = beside(at, 0, lean);
  float weights = 1.0;
  int reach = min(${MOST_LATERAL_TAPS}, int(ceil(2.6 * sigma)));
  // A Gaussian falls from tap to tap by a share that itself falls by one share.
  float share = exp(-0.5 / (sigma * sigma));
  float falls = share * share;
  float w = 1.0;
  int k = 1;
  do {
    w *= share;
    share *= falls;
    sum += w * (beside(at, k, lean) + beside(at, -k, lean));
    weights += 2.0 * w;
    k++;
  } while (k <= reach);
  sum /= weights;
  vec4 side = vec4(0.0);
  float spread = 0.55 * uSide.x / beamPitch();
  k = 2;
  do {
    int far = int(float(k) * spread);
    side += (beside(at, far, lean) + beside(at, -far, lean)) / float(k);
    k++;
  } while (k <= 5);
  vec4 heard = sum + uSide.y * side;
  outEcho = vec4(sqrt(uFrequencies > 1 ? 0.5 * dot(heard, heard) : dot(heard.xy, heard.xy)), 0.0, 0.0, 0.0);
}
`,
});
