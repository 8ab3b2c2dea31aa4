import { WINDOW } from '../shapes/cloth';

/** Capsules that throw soft shadows: probe head, probe handle, needle, hub, syringe. */
export const CASTERS = 5;

const f = (n: number): string => n.toFixed(4);

/**
 * The light of the room, shared by all materials. One soft lamp at the upper left whose pool ends near the field, a dim cool
 * fill, the monitor's glow from the right; reflections come from the same three instead of a cube map. Positions in the
 * region's frame, mm; colours linear. Shadows are those of capsules seen from an area light: they need no map and cost
 * the same on every machine.
 */
export const LIGHT_GLSL = `
precision highp float;
uniform vec3 uEye;
/** What a cut-away takes away: where dot(p, xyz) is above w. All zero for nothing. */
uniform vec4 uCut;
bool isCut(vec3 p) { return dot(p, uCut.xyz) > uCut.w; }
#ifdef SHADOWS
uniform vec4 uCastFrom[${CASTERS}];
uniform vec4 uCastTo[${CASTERS}];
#endif
const vec3 KEY = vec3(-0.5852, 0.7802, -0.2216);
const vec3 KEY_COLOUR = vec3(2.75, 2.45, 2.05);
const vec3 MONITOR = vec3(0.8528, 0.4264, 0.3015);
const vec3 MONITOR_COLOUR = vec3(0.27, 0.48, 0.64);

/** The monitor stands on the right: its glow fades with the distance from there. */
float glow(vec3 p) {
  return 3.2 * exp(-length(p - vec3(240.0, 60.0, 60.0)) / 150.0) + 0.10;
}

float pool(vec3 p) {
  vec2 d = (p.xz - vec2(14.0, -8.0)) / vec2(118.0, 104.0);
  return 0.015 + 0.985 * exp(-0.9 * dot(d, d)) + 0.06 * exp(-0.12 * dot(d, d));
}

#ifdef SHADOWS
float capsuleShadow(vec3 p, vec4 from, vec4 to, float sharp) {
  vec3 along = to.xyz - from.xyz;
  vec3 off = p - from.xyz;
  float od = dot(off, KEY);
  float ad = dot(along, KEY);
  float aa = dot(along, along);
  float oa = dot(off, along);
  float w = max(aa - ad * ad, 1e-4);
  float ray = max((-od * aa + ad * oa) / w, 0.0);
  float s = clamp((oa - od * ad) / w, 0.0, 1.0);
  ray = max(dot(from.xyz + along * s - p, KEY), 0.01);
  float d = length(p + KEY * ray - (from.xyz + along * s)) - from.w;
  float lit = clamp(sharp * d / ray + 0.5, 0.0, 1.0);
  return mix(1.0, lit * lit * (3.0 - 2.0 * lit), to.w);
}
float keyLight(vec3 p) {
  float lit = 1.0;
  for (int i = 0; i < ${CASTERS}; i++) lit *= capsuleShadow(p, uCastFrom[i], uCastTo[i], i == 2 ? 16.0 : 4.5);
  return lit;
}
#else
float keyLight(vec3 p) { return 1.0; }
#endif

vec3 fill(vec3 n) {
  return mix(vec3(0.075, 0.060, 0.052), vec3(0.115, 0.130, 0.150), 0.5 + 0.5 * n.y);
}

/** What a mirror would see in a direction; rough 0 sharp, 1 blurred. */
vec3 room(vec3 r, float rough) {
  float s = mix(0.02, 0.6, rough);
  vec3 c = mix(vec3(0.035, 0.028, 0.026), vec3(0.060, 0.068, 0.080), smoothstep(-0.5, 0.9, r.y));
  c += KEY_COLOUR * mix(1.9, 0.35, rough) * smoothstep(0.93 - s, 0.95 + 0.3 * s, dot(r, KEY));
  c += MONITOR_COLOUR * mix(1.6, 0.55, rough) * smoothstep(0.88 - s, 0.90 + 0.3 * s, dot(r, MONITOR));
  c += vec3(0.20, 0.22, 0.25) * smoothstep(0.16 + s, 0.0, abs(r.z - 0.42)) * smoothstep(0.1, 0.7, r.y);
  return c;
}

float schlick(float cosine, float base) {
  float m = clamp(1.0 - cosine, 0.0, 1.0);
  float m2 = m * m;
  return base + (1.0 - base) * m2 * m2 * m;
}

float highlight(vec3 n, vec3 v, vec3 l, float rough) {
  vec3 h = normalize(v + l);
  float nh = max(dot(n, h), 0.0);
  float a = rough * rough;
  float a2 = a * a;
  float d = nh * nh * (a2 - 1.0) + 1.0;
  float lh = max(dot(l, h), 0.1);
  return a2 / (4.0 * d * d * lh * lh * (rough + 0.5)) * max(dot(n, l), 0.0);
}

/** Filmic curve (Narkowicz's fit of ACES), then sRGB by square root. */
vec3 shown(vec3 c) {
  c *= 0.70;
  c = clamp((c * (2.51 * c + 0.03)) / (c * (2.43 * c + 0.59) + 0.14), 0.0, 1.0);
  return sqrt(c);
}

/** Distance to the edge of the drape's window over the skin, mm, negative inside. */
float windowEdge(vec2 p) {
  vec2 d = abs(p - vec2(${f(WINDOW.x)}, ${f(WINDOW.z)})) - vec2(${f(WINDOW.halfX - WINDOW.round)}, ${f(WINDOW.halfZ - WINDOW.round)});
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - ${f(WINDOW.round)};
}
`;
