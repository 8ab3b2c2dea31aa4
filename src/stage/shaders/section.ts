import { LIGHT_GLSL } from './light';

/** A cut surface: the colours of tissues, matt and a little wet, lit as the room is but never dark, for it has to be read. */
export const SECTION_FRAGMENT = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec2 vUv;
uniform sampler2D uSection;
void main(void) {
  vec4 tissue = texture2D(uSection, vUv);
  if (tissue.a < 0.5) discard;
  vec3 c = tissue.rgb / tissue.a;
  c *= c;
  float light = 0.55 + 0.5 * pool(vPosition);
  gl_FragColor = vec4(shown(c * light), 1.0);
}
`;

export const SECTION_VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec2 uv;
uniform mat4 world;
uniform mat4 viewProjection;
varying vec3 vPosition;
varying vec2 vUv;
void main(void) {
  vec4 p = world * vec4(position, 1.0);
  vPosition = p.xyz;
  vUv = uv;
  gl_Position = viewProjection * p;
}
`;
