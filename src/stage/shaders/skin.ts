import { DEFORMATION_GLSL, MOST_DRAGS } from '../../core/anatomy/deformation';
import { BODY_GLSL } from './body';

/** Moves each point of the resting skin to where `rest` takes back to it, by fixed-point steps; the press is a contraction. */
export const SKIN_VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec2 uv;
attribute vec4 color;
uniform mat4 viewProjection;
varying vec3 vPosition;
varying vec3 vNormal;
varying vec3 vRest;
varying vec2 vUv;
varying vec2 vSkin;
varying float vHollow;
${DEFORMATION_GLSL}
#define MOST_DRAGS ${MOST_DRAGS}
vec3 moved(vec3 q) {
  vec3 p = q;
  for (int i = 0; i < 4; i++) p = q + p - restPoint(p);
  return p;
}
/** Whether a point is near enough to what deforms the tissue to be moved by it. */
bool near(vec3 q) {
  vec3 press = q - uPress[0].xyz;
  bool any = uPress[0].w > 0.0 && dot(press, press) < 50.0 * 50.0;
  for (int i = 0; i < MOST_DRAGS; i++) {
    vec3 drag = q - uDrag[2 * i].xyz;
    float radius = uDrag[2 * i].w + 1.0;
    any = any || (radius > 1.0 && dot(drag, drag) < radius * radius);
  }
  return any;
}
void main(void) {
  vec3 p = position;
  vec3 n = normal;
  if (near(position)) {
    vec3 t = normalize(cross(n, vec3(0.0, 0.0, 1.0)));
    vec3 b = cross(t, n);
    p = moved(position);
    n = normalize(cross(moved(position + b) - p, moved(position + t) - p));
    n = dot(n, normal) < 0.0 ? -n : n;
  }
  vPosition = p;
  vNormal = n;
  vRest = position;
  vUv = uv;
  vSkin = color.rg;
  vHollow = color.a;
  gl_Position = viewProjection * vec4(p, 1.0);
}
`;

/**
 * Skin: light wraps round it further in red than in blue, which is what scattering under the surface does; fine slopes come
 * from textures; prepared skin is tinted and, while wet, glossy. Under CLOTH it ends at the drape or darkens under the towel. vSkin is the place on the skin, mm (arc across, height).
 */
export const SKIN_FRAGMENT = `
${BODY_GLSL}
varying vec3 vRest;
varying vec2 vUv;
uniform sampler2D uColour;
uniform sampler2D uSlope;

void main(void) {
  if (isCut(vPosition)) discard;
#ifdef CLOTH
  float edge = windowEdge(vSkin);
  if (uSkinState.z > 0.5 && edge > 6.0) discard;
#endif
  vec3 base = texture2D(uColour, vUv).rgb;
  base *= base;
  vec4 slope = texture2D(uSlope, vUv);
  vec3 n = normalize(vNormal);
  // Off the axis, along which a closed body's ends look.
  vec3 t = normalize(cross(n, vec3(0.0, 0.01, 1.0)));
  vec3 b = cross(t, n);
  vec2 tilt = (slope.rg - 0.5) * 1.6;
  float cavity = slope.b;
  float gloss = slope.a;
#ifdef DETAIL
  vec4 fine = texture2D(uDetail, vSkin / 21.0);
  vec4 across = texture2D(uDetail, vSkin.yx / 33.0 + 0.37);
  tilt += (fine.rg - 0.5) * 0.36 + (across.rg - 0.5) * 0.20;
  cavity *= 0.88 + 0.12 * fine.b;
  gloss *= 0.75 + 0.5 * fine.a;
#endif
  n = normalize(n - t * tilt.x - b * tilt.y);
  vec3 v = normalize(uEye - vPosition);

  float strokes = 0.5;
  if (uSkinState.x + uSkinState.w > 0.0) strokes = texture2D(uDetail, vSkin / vec2(190.0, 34.0)).a;
  float patch0 = length((vSkin - vec2(5.0, 0.0)) / vec2(66.0, 68.0)) + 0.10 * (strokes - 0.5);
  float prepared = uSkinState.x * (1.0 - smoothstep(0.90, 1.0, patch0));
  vec3 stain = mix(vec3(1.0, 0.68, 0.48), vec3(0.99, 0.55, 0.38), smoothstep(0.3, 0.75, strokes));
  base *= mix(vec3(1.0), stain, prepared * 0.80);
  gloss = mix(gloss, gloss * 1.15 + 0.06, prepared);
  float wet = prepared * uSkinState.y;

  vec3 probe = fromProbe(vPosition);
  float contact = mix(0.52, 1.0, smoothstep(-1.0, 9.0, probe.z));
  float smear = smearAt(probe.xy, strokes);

  float prick = length(vPosition - uPuncture.xyz);
  base *= mix(vec3(1.0), vec3(1.0, 0.72, 0.68), uPuncture.w * (1.0 - smoothstep(1.5, 9.0, prick)));
  base *= 1.0 - uPuncture.w * 0.75 * (1.0 - smoothstep(0.5, 1.5, prick));

  float occluded = contact * vHollow * mix(1.0, cavity, 0.85);
#ifdef CLOTH
  if (uSkinState.z > 0.5) occluded *= mix(0.40, 1.0, smoothstep(1.0, -6.0, edge));
  else occluded *= mix(0.30, 1.0, smoothstep(-94.0, -80.0, vSkin.y));
#endif

  float nl = dot(n, KEY);
  float lit = keyLight(vPosition);
  vec3 wrap = vec3(0.28, 0.16, 0.11);
  vec3 diffuse = max((nl + wrap) / (1.0 + wrap), 0.0);
  diffuse *= diffuse * 0.35 + 0.65;
  // At the edge of a shadow light seeps through in red.
#ifdef SHADOWS
  vec3 shade = pow(vec3(lit), vec3(0.75, 1.0, 1.12));
#else
  vec3 shade = vec3(1.0);
#endif
  float strength = pool(vPosition);
  vec3 light = KEY_COLOUR * strength * diffuse * shade;
  float nm = max((dot(n, MONITOR) + 0.25) / 1.25, 0.0);
  light += MONITOR_COLOUR * nm * glow(vPosition);
  light += fill(n) * (0.25 + 0.75 * strength);
  vec3 c = base * light * mix(vec3(occluded), vec3(1.0), vec3(0.10, 0.03, 0.02));

  float nv = max(dot(n, v), 0.0);
  float rim = (1.0 - nv) * (1.0 - nv) * (1.0 - nv);
  c += base * vec3(0.72, 0.33, 0.22) * rim * (0.10 + 0.30 * max(nl + 0.5, 0.0) * lit) * strength * occluded;

  float film = max(wet, smear);
  vec3 smoothN = normalize(mix(n, normalize(vNormal), 0.55 * film));
  float rough = mix(mix(0.62, 0.46, gloss), 0.20, film);
  float spec = highlight(smoothN, v, KEY, rough) * lit * strength;
  float specM = highlight(smoothN, v, MONITOR, rough);
  float f0 = mix(0.030, 0.045, film);
  c += (KEY_COLOUR * spec * f0 + MONITOR_COLOUR * specM * f0 * 2.0) * occluded * mix(0.9, 2.2, film);
#ifdef DETAIL
  c += room(reflect(-v, smoothN), rough) * schlick(nv, f0) * occluded * (0.25 + 0.75 * strength) * mix(0.45, 1.0, film);
#endif
  gl_FragColor = vec4(shown(c), 1.0);
}
`;
