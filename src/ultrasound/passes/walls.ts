import { ACOUSTICS_GLSL } from '../glsl/acoustics';
import { BEAM_GLSL, BEAM_UNIFORMS, GEL_DEPTH } from '../glsl/beam';
import type { PassSource } from '../gpu';

/**
 * The first wall of each beam, BEAMS x 1: its depth, mm; amplitude of what the rough surface of a bone sends late, against a flat mirror,
 * 0 for air.
 */
export const wallsSource = (defines: PassSource['defines']): PassSource => ({
  name: 'walls',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uPulse', 'uContact'],
  samplers: ['uLoss', 'uInterface'],
  fragment: `
${BEAM_GLSL}
${ACOUSTICS_GLSL}
uniform highp sampler2D uLoss;
uniform highp sampler2D uInterface;
uniform float uContact;
layout(location = 0) out vec4 outWall;
void main() {
  int beam = int(gl_FragCoord.x);
  float depth = texelFetch(uLoss, ivec2(beam, ROWS - 1), 0).z;
  int row = clamp(int(floor(depth / rowPitch() - 0.5)), 0, ROWS - 1);
  vec4 e = texelFetch(uInterface, ivec2(beam, row), 0);
  vec4 lost = texelFetch(uLoss, ivec2(beam, max(row - 1, 0)), 0);
  float left = row == 0 ? 1.0 : amplitudeOf(-lossDb(lost.x) - lost.y);
  bool bone = e.w < 1.5 && depth > max(uContact, ${GEL_DEPTH}) + 0.5;
  outWall = vec4(depth, bone ? 0.45 * e.w * e.y * left : 0.0, 0.0, 0.0);
}
`,
});
