import { BEAM_GLSL, BEAM_UNIFORMS, TABLE_ROWS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/** Impedance, MRayl, above which a structure is bone and below which it is air: no ray is followed through them. */
const SOLID = 4;
const AIR = 0.01;

/**
 * What each row of a coarse grid of unbent beams adds to the sums from which their bending follows: delay, mm, and its first moment
 * about the face, mm^2, both against the spread of the fan; of the row itself, how much longer a mm is shown; fat under the skin that
 * is crossed, mm. COARSE BEAMS x ROWS.
 */
export const delaysSource = (defines: PassSource['defines']): PassSource => ({
  name: 'delays',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uStructure', 'uDelay', 'uFat'],
  samplers: ['uOwner'],
  fragment: `
${BEAM_GLSL}
uniform vec4 uStructure[${TABLE_ROWS}];
uniform float uDelay[${TABLE_ROWS}];
uniform float uFat[${TABLE_ROWS}];
uniform highp sampler2D uOwner;
layout(location = 0) out vec4 outDelay;
float delayOf(float owner) {
  int i = int(owner) + 1;
  return uStructure[i].w > ${SOLID}.0 || uStructure[i].w < ${AIR} ? 0.0 : uDelay[i];
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float z = rowAt(at.y);
  enterFan(z);
  vec4 here = texelFetch(uOwner, at, 0);
  vec4 next = texelFetch(uOwner, ivec2(at.x, min(at.y + 1, ROWS - 1)), 0);
  float own = delayOf(here.x);
  vec2 sum = own * vec2(1.0, z);
  if (here.x != next.x) {
    // The change lies not at the edge of the row but where the clearances cross.
    float t = clamp(here.y / max(here.y + next.y, 1e-6), 0.0, 1.0);
    float off = 0.5 - t;
    sum += off * (delayOf(next.x) - own) * vec2(1.0, z + 0.5 * (t + 0.5) * rowPitch());
  }
  outDelay = vec4(sum * rowPitch() / fanSpread, own, uFat[int(here.x) + 1] * rowPitch());
}
`,
});
