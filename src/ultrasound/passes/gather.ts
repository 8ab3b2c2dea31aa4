import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/**
 * The mean of one look and those before it: of the amplitude that its own fan of beams has at each place of the image's fan, and how many
 * looks have one there. BEAMS x SAMPLES.
 */
export const gatherSource = (defines: PassSource['defines']): PassSource => ({
  name: 'gather',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uLookField', 'uLookFan', 'uFirst'],
  samplers: ['uEcho', 'uBefore'],
  fragment: `
${BEAM_GLSL}
uniform highp sampler2D uEcho;
uniform highp sampler2D uBefore;
uniform vec2 uLookField;
uniform vec4 uLookFan;
uniform int uFirst;
layout(location = 0) out vec4 outMean;
float amplitudeAt(ivec2 p) {
  return texelFetch(uEcho, clamp(p, ivec2(0), ivec2(BEAMS - 1, SAMPLES - 1)), 0).x;
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec2 place = fanPlace(uLookFan, fanPoint(uFan, arcAt(at.x), sampleAt(at.y)));
  vec2 share = vec2(place.x / uLookField.x + 0.5, place.y / uLookField.y);
  vec4 mean = uFirst == 1 ? vec4(0.0) : texelFetch(uBefore, at, 0);
  if (share.x >= 0.0 && share.x <= 1.0 && share.y >= 0.0 && share.y <= 1.0) {
    vec2 p = share * vec2(BEAMS, SAMPLES) - 0.5;
    ivec2 low = ivec2(floor(p));
    vec2 f = p - vec2(low);
    float a = mix(
      mix(amplitudeAt(low), amplitudeAt(low + ivec2(1, 0)), f.x),
      mix(amplitudeAt(low + ivec2(0, 1)), amplitudeAt(low + ivec2(1, 1)), f.x), f.y);
    mean = vec4((mean.x * mean.y + a) / (mean.y + 1.0), mean.y + 1.0, 0.0, 0.0);
  }
  outMean = mean;
}
`,
});
