import { ACOUSTICS_GLSL } from '../glsl/acoustics';
import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/**
 * From summed losses to what is left of the pulse. An echo at a depth is made by a whole aperture, so the shadow of what
 * stands above is the mean over the neighbouring beams, wider with depth. BEAMS x ROWS, at the lower edge of each row:
 *   amplitude left, without TGC, negative where an interface lies near enough for this row to show its echo; depth of the first wall, mm;
 *   how much deeper it is shown than it is, mm; amplitude of what the surface of bone above sends late, against a flat mirror: from as wide as
 *   the shadow's edge, so that a bone that ends leaves no upright side below
 */
export const softenSource = (defines: PassSource['defines']): PassSource => ({
  name: 'soften',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uPulse', 'uTrail'],
  samplers: ['uLoss', 'uInterface', 'uWalls'],
  fragment: `
${BEAM_GLSL}
${ACOUSTICS_GLSL}
uniform highp sampler2D uLoss;
uniform highp sampler2D uInterface;
uniform highp sampler2D uWalls;
uniform vec2 uTrail; // of bone: how far its rough surface sends on, and over what depth it lies, mm
layout(location = 0) out vec4 outLeft;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  enterFan(rowAt(at.y));
  float sigma = (0.15 + 0.028 * rowAt(at.y)) / beamPitch();
  float sum = 0.0;
  float weights = 0.0;
  float delay = 0.0;
  float late = 0.0;
  float depth = float(at.y + 1) * rowPitch();
  int k = -4;
  do {
    float dx = float(k) * sigma * 0.55;
    int beam = clamp(at.x + int(floor(dx + 0.5)), 0, BEAMS - 1);
    vec4 v = texelFetch(uLoss, ivec2(beam, at.y), 0);
    float w = exp(-0.5 * dx * dx / (sigma * sigma));
    sum += w * amplitudeOf(-lossDb(v.x) - v.y);
    delay += w * v.w;
    vec2 wall = texelFetch(uWalls, ivec2(beam, 0), 0).xy;
    late += w * (depth > wall.x ? wall.y * exp((wall.x - depth) / uTrail.x) : 0.0);
    weights += w;
    k++;
  } while (k <= 4);
  // A sample's row is this one or the one above it; its echoes come from three rows above to one below.
  float echo = 0.0;
  k = -4;
  do {
    echo = max(echo, texelFetch(uInterface, ivec2(at.x, clamp(at.y + k, 0, ROWS - 1)), 0).y);
    k++;
  } while (k <= 1);
  float left = sum / weights;
  outLeft = vec4(echo > 0.0 ? -left : left, texelFetch(uLoss, at, 0).z, delay / weights, late / weights);
}
`,
});
