import { LIGHT_GLSL } from './light';

export const CLOTH_VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec2 uv;
attribute vec4 color;
uniform mat4 viewProjection;
varying vec3 vPosition;
varying vec3 vNormal;
varying vec2 vUv;
varying float vOpen;
void main(void) {
  vPosition = position;
  vNormal = normal;
  vUv = uv;
  vOpen = color.r;
  gl_Position = viewProjection * vec4(position, 1.0);
}
`;

/** Matt cloth: a drape with a window, a towel over the thigh, or the sheet of the table, by uCloth.x = 2, 1, 0. */
export const CLOTH_FRAGMENT = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec3 vNormal;
varying vec2 vUv;
varying float vOpen;
uniform sampler2D uWeave;
uniform vec4 uCloth;
uniform vec3 uLimb;
uniform vec3 uTint;

void main(void) {
  if (isCut(vPosition)) discard;
  vec3 base = uTint;
  float inside = 100.0;
  if (uCloth.x > 1.5) inside = windowEdge(vUv);
  else if (uCloth.x > 0.5) inside = -92.0 - vUv.y + 1.6 * sin(vUv.x * 0.045) + 0.8 * sin(vUv.x * 0.13 + 1.0);
  if (inside < 0.0) discard;
  vec3 n = normalize(vNormal);
  vec4 crumple = texture2D(uWeave, vUv / 118.0 + 0.21);
  float nap = texture2D(uWeave, vUv / 31.0).b;
#ifdef DETAIL
  vec2 tilt = (crumple.rg - 0.5) * (uCloth.x > 1.5 ? 0.46 : 0.20);
  if (uCloth.x < 1.5) tilt += (texture2D(uWeave, vUv / 11.0).rg - 0.5) * 0.25;
  // Creases that the cloth keeps from being folded in its pack.
  vec2 fold = vUv - vec2(36.0, 20.0) - 104.0 * floor((vUv - vec2(36.0, 20.0)) / 104.0 + 0.5);
  tilt += 0.42 * clamp(fold / 1.1, -1.0, 1.0) * exp(-abs(fold) / 1.6) * step(0.5, uCloth.x);
  vec3 t = normalize(cross(n, vec3(0.0, 0.0, 1.0)));
  n = normalize(n - t * tilt.x - cross(t, n) * tilt.y);
#endif
  // A hem with a stitched edge that catches the light.
  float hem = 1.0 - smoothstep(6.2, 6.8, inside);
  float stitch = smoothstep(0.5, 0.0, abs(inside - 6.4));
  float lip = smoothstep(1.3, 0.2, inside);
  base *= 1.0 + 0.22 * hem - 0.45 * stitch + 0.5 * lip;
  base *= mix(vec3(0.70 + 0.60 * nap), vec3(0.82 + 0.36 * nap), step(1.5, uCloth.x)) * (0.90 + 0.20 * crumple.a);

  vec3 v = normalize(uEye - vPosition);
  float strength = pool(vPosition);
  float open = vOpen;
  float lit = keyLight(vPosition);
  if (uCloth.x < 0.5) {
    float under = length(vec2(vPosition.x - uLimb.x, 0.6 * (vPosition.y - uLimb.y)));
    open = mix(0.12, 1.0, smoothstep(uLimb.z * 0.55, uLimb.z * 1.9, under));
    lit *= smoothstep(uLimb.z * 0.3, uLimb.z * 1.6, abs(vPosition.x - uLimb.x - uLimb.z * 0.7));
  }
  float nl = dot(n, KEY);
  vec3 light = KEY_COLOUR * strength * max((nl + 0.12) / 1.12, 0.0) * lit;
  light += MONITOR_COLOUR * max((dot(n, MONITOR) + 0.3) / 1.3, 0.0) * glow(vPosition);
  light += fill(n) * (0.25 + 0.75 * strength);
  vec3 c = base * light * open;
  float nv = max(dot(n, v), 0.0);
  float fuzz = pow(1.0 - nv, 3.0);
  c += (base * 0.4 + 0.008) * fuzz * (KEY_COLOUR * 0.25 * strength * lit + MONITOR_COLOUR) * open;
  gl_FragColor = vec4(shown(c), 1.0);
}
`;
