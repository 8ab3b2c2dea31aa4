import { LIGHT_GLSL } from './light';

export const TOOL_VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec4 color;
uniform mat4 world;
uniform mat4 viewProjection;
uniform vec2 uOutline;
varying vec3 vPosition;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vColour;
#ifdef PLANE
/** radius of the face, 0 for a flat one, and depth of the image, mm */
uniform vec2 uFan;
vec3 fanned(vec3 flat_) {
  if (uFan.x == 0.0) return flat_;
  float range = uFan.x - flat_.y * uFan.y;
  float angle = flat_.x / uFan.x;
  return vec3(range * sin(angle), (uFan.x - range * cos(angle)) / uFan.y, flat_.z);
}
#endif
void main(void) {
#ifdef PLANE
  vec4 p = world * vec4(fanned(position), 1.0);
#else
  vec4 p = world * vec4(position, 1.0);
#endif
  vPosition = p.xyz;
  vNormal = mat3(world) * normal;
  vLocal = position;
  vColour = color;
  gl_Position = viewProjection * p;
#ifdef OUTLINE
  // The back of a body that is a pixel or two too large: a rim of even width on the screen.
  vec2 side = (viewProjection * vec4(vNormal, 0.0)).xy;
  gl_Position.xy += normalize(side + 1e-6) * uOutline * gl_Position.w;
#endif
}
`;

/** Plastic, steel (STEEL), fluid in a barrel (FLUID) and the rim of the active hand (OUTLINE). */
export const TOOL_FRAGMENT = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vColour;
uniform vec3 uTint;

void main(void) {
#ifdef OUTLINE
  gl_FragColor = vec4(uTint, 1.0);
#else
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  float nv = max(dot(n, v), 0.0);
  float strength = 0.35 + 0.65 * pool(vPosition);
  vec3 r = reflect(-v, n);
  vec3 base = vColour.rgb * uTint;
  float gloss = vColour.a;
#ifdef STEEL
  float rough = mix(0.55, 0.16, gloss);
  vec3 c = base * room(r, rough) * (0.55 + 0.45 * strength) * 1.25;
  c += base * (fill(n) + KEY_COLOUR * 0.16 * max(dot(n, KEY), 0.0)) * gloss;
#else
  float nl = dot(n, KEY);
  vec3 light = KEY_COLOUR * strength * max((nl + 0.10) / 1.10, 0.0);
  light += MONITOR_COLOUR * max((dot(n, MONITOR) + 0.3) / 1.3, 0.0) * glow(vPosition);
  light += fill(n) * strength + vec3(0.15, 0.155, 0.16) * nv * strength;
#ifdef FLUID
  // Light crosses the column and is dyed by it: brightest where the path is long and lit from behind.
  float through = max(dot(n, -KEY) + 0.35, 0.0);
  vec3 c = base * (light * 0.30 + KEY_COLOUR * strength * (0.10 + 0.14 * nv + 0.45 * through * through));
  c += room(r, 0.1) * schlick(nv, 0.02) * 0.5;
#else
  float rough = mix(0.75, 0.18, gloss);
  vec3 c = base * light;
  c += room(r, rough) * schlick(nv, 0.04) * mix(0.35, 1.0, gloss) * strength;
  c += KEY_COLOUR * highlight(n, v, KEY, rough) * 0.04 * strength;
#endif
#endif
  gl_FragColor = vec4(shown(c), 1.0);
#endif
}
`;

/** Clear things seen from outside: barrel with its scale (SCALE), film, gel. Premultiplied alpha. */
export const CLEAR_FRAGMENT = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec3 vNormal;
varying vec3 vLocal;
varying vec4 vColour;
uniform vec3 uTint;
/** body alpha, edge alpha, roughness, strength of reflections */
uniform vec4 uClear;
uniform sampler2D uScale;
/** rim of the active hand: linear colour and strength */
uniform vec4 uRim;

void main(void) {
  vec3 n = normalize(vNormal);
#ifdef FILM
  // Wrinkles of a loose sleeve run along it, gathered where it is held.
  float round = atan(vLocal.z, vLocal.x);
  float w = 9.0 * round + 0.045 * vLocal.y + 2.2 * sin(0.055 * vLocal.y + 2.0 * round);
  float w2 = 23.0 * round - 0.12 * vLocal.y + 2.0 * sin(0.16 * vLocal.y + 3.0 * round);
  float held = smoothstep(2.0, 26.0, vLocal.y);
  vec3 side = normalize(cross(n, vec3(0.05, 1.0, 0.02)));
  n = normalize(n + held * (side * (0.34 * cos(w) * abs(cos(w)) + 0.16 * cos(w2)) + 0.12 * sin(0.31 * vLocal.y + w)));
#endif
  vec3 v = normalize(uEye - vPosition);
  float nv = abs(dot(n, v));
  float strength = 0.35 + 0.65 * pool(vPosition);
  float edge = 1.0 - nv;
  float alpha = mix(uClear.x, uClear.y, edge * edge * edge);
  vec3 light = KEY_COLOUR * strength * max((dot(n, KEY) + 0.4) / 1.4, 0.0) + MONITOR_COLOUR * 0.5 + fill(n);
  vec3 body = shown(uTint * light * 0.5);
  vec3 r = reflect(-v, n);
  vec3 glint = room(r, uClear.z) * schlick(nv, 0.05) * uClear.w + KEY_COLOUR * highlight(n, v, KEY, uClear.z) * 0.05 * uClear.w;
  glint = shown(glint * strength);
#ifdef SCALE
  float angle = atan(vLocal.x, vLocal.y);
  vec4 mark = texture2D(uScale, vec2(angle / 2.4 + 0.5, vLocal.z / 100.0));
  float ink = abs(angle) < 1.2 && vLocal.z < 100.0 ? mark.a * 0.92 : 0.0;
  body = mix(body, shown(vec3(0.010) + 0.02 * light), ink);
  alpha = mix(alpha, 1.0, ink);
#endif
  float rim = uRim.a * smoothstep(0.66, 0.86, edge);
  body = mix(body, uRim.rgb, rim);
  alpha = max(alpha, rim);
  float a = clamp(max(alpha, max(glint.r, max(glint.g, glint.b))), 0.0, 1.0);
  gl_FragColor = vec4(body * alpha + glint * (1.0 - alpha), a);
}
`;

/** The beam plane: thin, brighter at its border, seen through the skin. */
export const PLANE_FRAGMENT = `
precision highp float;
varying vec3 vLocal;
uniform vec3 uTint;
uniform vec2 uPlane;
void main(void) {
  vec2 inside = vec2(uPlane.x - abs(vLocal.x), uPlane.y * min(-vLocal.y, 1.0 + vLocal.y));
  float border = 1.0 - smoothstep(0.25, 0.6, min(inside.x, inside.y));
  float ticks = smoothstep(0.3, 0.1, abs(fract(-vLocal.y * uPlane.y / 10.0 + 0.5) - 0.5) * 10.0) * step(uPlane.x - 2.5, abs(vLocal.x));
  float a = 0.08 + 0.55 * max(border, ticks);
  gl_FragColor = vec4(uTint * a, a);
}
`;
