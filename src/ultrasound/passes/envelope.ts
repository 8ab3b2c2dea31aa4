import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/** What the sliders of TGC add at a share of the range. */
export const SLIDERS_GLSL = `
uniform vec4 uSliders[2]; // dB from skin to bottom
// machine.tgcAt
float slidersDb(float share) {
  float t = clamp(share * 8.0 - 0.5, 0.0, 7.0);
  int i = min(int(floor(t)), 6);
  int j = i + 1;
  return mix(uSliders[i >> 2][i & 3], uSliders[j >> 2][j & 3], t - float(i));
}
`;

/** From the amplitude of echoes to grey: smoothing, gain, logarithm with a fixed reference. BEAMS x SAMPLES. */
export const envelopeSource = (defines: PassSource['defines']): PassSource => ({
  name: 'envelope',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uSmooth', 'uLevel', 'uGrain', 'uSliders'],
  samplers: ['uEcho'],
  fragment: `
${BEAM_GLSL}
uniform highp sampler2D uEcho;
uniform int uSmooth; // 0 for echoes as they are
uniform vec3 uLevel; // gain, dB; level shown white, dB; dynamic range, dB
uniform vec2 uGrain; // smoothing across and along the beams, mm
layout(location = 0) out vec4 outGrey;
${SLIDERS_GLSL}
float echoAt(ivec2 p) { return texelFetch(uEcho, clamp(p, ivec2(0), ivec2(BEAMS - 1, SAMPLES - 1)), 0).x; }
float column(ivec2 p, int stride, float w) {
  return echoAt(p) + w * (echoAt(p + ivec2(0, stride)) + echoAt(p - ivec2(0, stride)));
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  enterFan(sampleAt(at.y));
  float e = echoAt(at);
  if (uSmooth == 1) {
    // Three by three: along the beam in steps of 1.4 widths of the smoothing, at which echoes are hardly alike.
    int stride = max(1, int(1.4 * uGrain.y / samplePitch() + 0.5));
    vec2 pitch = vec2(beamPitch(), float(stride) * samplePitch()) / uGrain;
    vec2 w = exp(-0.5 * pitch * pitch);
    float sum = column(at, stride, w.y) + w.x * (column(at - ivec2(1, 0), stride, w.y) + column(at + ivec2(1, 0), stride, w.y));
    e = sum / ((1.0 + 2.0 * w.x) * (1.0 + 2.0 * w.y));
  }
  float db = 8.685889638 * log(e + 1e-9) + uLevel.x + slidersDb((float(at.y) + 0.5) / float(SAMPLES));
  float v = clamp((db - uLevel.y) / uLevel.z + 1.0, 0.0, 1.0);
  outGrey = vec4(vec3(v), 1.0);
}
`,
});
