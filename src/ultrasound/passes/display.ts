import type { PassSource } from '../gpu';

/** Scan conversion: the field at its true aspect on the canvas, interpolated in decibels, then the grey map. */
export const displaySource = (): PassSource => ({
  name: 'display',
  defines: {},
  uniforms: ['uRect'],
  samplers: ['uGrey'],
  fragment: `
precision highp float;
uniform highp sampler2D uGrey;
uniform vec4 uRect; // left, bottom, width, height of the field, device pixels
layout(location = 0) out vec4 outColour;
void main() {
  vec2 at = (gl_FragCoord.xy - uRect.xy) / uRect.zw;
  if (any(lessThan(at, vec2(0.0))) || any(greaterThan(at, vec2(1.0)))) {
    outColour = vec4(0.0, 0.0, 0.0, 1.0);
    return;
  }
  float v = texture(uGrey, vec2(at.x, 1.0 - at.y)).x;
  v = v * (0.45 + 0.55 * v);
  outColour = vec4(v * vec3(0.97, 1.0, 1.02), 1.0);
}
`,
});
