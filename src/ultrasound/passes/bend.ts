import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { REFRACTION_GLSL } from '../glsl/refraction';
import type { PassSource } from '../gpu';

/** Farthest that a beam is bent aside, mm: less than the margin by which structures count as met. */
const MOST_ASIDE = 2.5;

/**
 * Where the beams really run. The travel time's gradient across a beam is the angle by which it has turned, and the sum of the angles
 * its way aside: the gradient of z S0 - S1 of the summed delays and moments. The gradient is that of the aperture's Gaussian,
 * as wide as shadows are soft. At the lower edges of the coarse rows: way aside, mm; how far neighbours have spread, 1 for not;
 * amplitude that is left where the parts of the aperture are out of step; fat crossed, mm.
 */
export const bendSource = (defines: PassSource['defines']): PassSource => ({
  name: 'bend',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uPulse'],
  samplers: ['uSum', 'uDelays'],
  fragment: `
${BEAM_GLSL}
${REFRACTION_GLSL}
uniform vec2 uPulse; // centre frequency, MHz, and its spread
uniform highp sampler2D uSum;
uniform highp sampler2D uDelays;
layout(location = 0) out vec4 outBent;
// Footprint of the aperture half way up to the face, as a Gaussian: F / 1.5 with Hann's weights and F / 2 with even ones both have a
// deviation of a seventh to a eighth of the way, mm.
const float FOOTPRINT = 0.07;
float time(int beam, int row, float z) {
  vec2 s = texelFetch(uSum, ivec2(beam, row), 0).xy;
  return z * s.x - s.y;
}
// Beyond the ends of the array the front goes on as it came.
float timeAt(int beam, int row, float z) {
  int inside = clamp(beam, 0, BEAMS - 1);
  if (beam == inside) return time(beam, row, z);
  return 2.0 * time(inside, row, z) - time(clamp(2 * inside - beam, 0, BEAMS - 1), row, z);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float z = float(at.y + 1) * rowPitch();
  enterFan(z);
  float pitch = uField.x / float(BEAMS);
  float sigma = max((0.15 + 0.028 * z) / (fanSpread * pitch), 0.8);
  float middle = time(at.x, at.y, z);
  vec3 sums = vec3(0.0);
  vec3 norms = vec3(0.0, 0.0, 1.0);
  float wide = max(FOOTPRINT * z / (fanSpread * pitch), 0.8);
  float own = texelFetch(uSum, at, 0).x;
  // Of the delays over the footprint: sums of even and odd parts, of squares; powers of the way across.
  vec4 parts = vec4(0.0);
  vec3 powers = vec3(1.0, 0.0, 0.0);
  int reach = min(int(ceil(2.5 * max(sigma, wide))), 9);
  int k = 1;
  do {
    float x = float(k);
    float w = exp(-0.5 * x * x / (sigma * sigma));
    float left = timeAt(at.x - k, at.y, z) - middle;
    float right = timeAt(at.x + k, at.y, z) - middle;
    sums += w * vec3(x * (right - left), x * x * (right + left), right + left);
    norms += 2.0 * w * vec3(x * x, x * x * x * x, 1.0);
    float f = exp(-0.5 * x * x / (wide * wide));
    float before = texelFetch(uSum, ivec2(max(at.x - k, 0), at.y), 0).x - own;
    float after = texelFetch(uSum, ivec2(min(at.x + k, BEAMS - 1), at.y), 0).x - own;
    parts += f * vec4(before + after, x * (after - before), x * x * (before + after), before * before + after * after);
    powers += 2.0 * f * vec3(1.0, x * x, x * x * x * x);
    k++;
  } while (k <= reach);
  // Least squares of a parabola.
  float slope = sums.x / norms.x / pitch;
  float curve = 2.0 * (sums.y - norms.x * sums.z / norms.z) / (norms.y - norms.x * norms.x / norms.z) / (pitch * pitch);
  float delay = texelFetch(uDelays, at, 0).z;
  float lean = fanShear * texelFetch(uSum, at, 0).x;
  float aside = turnOf((slope - lean) * inversesqrt(1.0 - fanShear * fanShear), delay);
  float spread = 1.0 + turnOf(curve, delay) / fanSpread;
  // What a parabola leaves of the delays: its slope turns the beam and its curve spreads it, the rest puts its parts out of step.
  float bow = parts.z - parts.x * powers.y / powers.x;
  float fitted = parts.x * parts.x / powers.x + parts.y * parts.y / powers.y + bow * bow / (powers.z - powers.y * powers.y / powers.x);
  float rest = max(parts.w - fitted, 0.0) / powers.x;
  float wave = 6.2831853 * uPulse.x / 1.54;
  // The aperture sees more than one beam.
  float fat = 0.0;
  int side = -1;
  do {
    fat += texelFetch(uSum, ivec2(clamp(at.x + side * reach, 0, BEAMS - 1), at.y), 0).w / 3.0;
    side++;
  } while (side <= 1);
  outBent = vec4(clamp(aside, -${MOST_ASIDE}, ${MOST_ASIDE}), clamp(spread, 0.4, 4.0), disorderedAmplitude(wave * wave * rest), fat);
}
`,
});
