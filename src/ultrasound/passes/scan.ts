import { BEAM_GLSL } from '../glsl/beam';
import type { PassSource } from '../gpu';

/** Rows that one step of the prefix sum adds: sums over 4^n rows after n steps. */
export const SCAN_RADIX = 4;

/** One step of the prefix sum of medium's losses and delays along each beam; the wall's depth is the least so far. */
export const scanSource = (defines: PassSource['defines']): PassSource => ({
  name: 'scan',
  defines,
  uniforms: ['uStride'],
  samplers: ['uLoss'],
  fragment: `
${BEAM_GLSL}
uniform highp sampler2D uLoss;
uniform int uStride;
layout(location = 0) out vec4 outLoss;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 sum = texelFetch(uLoss, at, 0);
  int k = 1;
  do {
    int row = at.y - k * uStride;
    if (row >= 0) {
      vec4 v = texelFetch(uLoss, ivec2(at.x, row), 0);
      sum.xyw += v.xyw;
      sum.z = min(sum.z, v.z);
    }
    k++;
  } while (k < ${SCAN_RADIX});
  outLoss = sum;
}
`,
});
