import { LIGHT_GLSL } from './light';

/**
 * A block of tissue-mimicking gel, on the vertex shader of the skin: light goes into it, so that shadows are soft and pale and
 * the sides glow where it leaves; the membrane is smooth and a little wet. Colour and gloss are typical.
 */
export const GEL_FRAGMENT = `
${LIGHT_GLSL}
varying vec3 vPosition;
varying vec3 vNormal;
varying vec2 vSkin;
varying float vHollow;
uniform sampler2D uDetail;
/** of the skin; only the last one counts here: gel 0 or 1 */
uniform vec4 uSkinState;
uniform vec3 uProbeFace;
uniform vec3 uProbeLateral;
uniform vec3 uProbeAxial;
uniform vec3 uProbeElevational;
uniform vec2 uProbeHalf;
uniform vec4 uPuncture;

void main(void) {
  if (isCut(vPosition)) discard;
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  vec3 off = vPosition - uProbeFace;
  vec3 q = vec3(dot(off, uProbeLateral), dot(off, uProbeAxial), dot(off, uProbeElevational));
  vec2 beside = max(abs(q.xz) - uProbeHalf, 0.0);
  float gap = length(vec3(beside, max(q.y, 0.0)));
  float contact = mix(0.55, 1.0, smoothstep(-1.0, 9.0, gap));
  float cloud = texture2D(uDetail, vSkin / 150.0).a;
  float smear = uSkinState.w * (1.0 - smoothstep(2.0, 13.0, length(beside * vec2(1.0, 0.8)) + 4.0 * (cloud - 0.5)));

  float strength = pool(vPosition);
  float lit = mix(0.40, 1.0, keyLight(vPosition));
  float nl = dot(n, KEY);
  float diffuse = max((nl + 0.55) / 1.55, 0.0);
  vec3 base = vec3(0.112, 0.132, 0.142) * (0.94 + 0.12 * cloud);
  vec3 light = KEY_COLOUR * strength * diffuse * lit;
  light += MONITOR_COLOUR * max((dot(n, MONITOR) + 0.5) / 1.5, 0.0) * glow(vPosition);
  light += fill(n) * (0.35 + 0.65 * strength);
  // What went in at the top comes out at the sides, fainter with the way.
  float below = clamp(-vPosition.y / 120.0, 0.0, 1.0);
  light += vec3(0.30, 0.36, 0.38) * (1.0 - max(n.y, 0.0)) * (1.0 - below) * (1.0 - below) * 1.6 * (0.2 + 0.8 * strength);
  float open = contact * mix(1.0, vHollow, 0.5);
  vec3 c = base * light * open;
  float prick = length(vPosition - uPuncture.xyz);
  c *= 1.0 - uPuncture.w * 0.6 * (1.0 - smoothstep(0.4, 1.3, prick));

  float nv = max(dot(n, v), 0.0);
  float rough = mix(0.34, 0.18, smear);
  c += KEY_COLOUR * highlight(n, v, KEY, rough) * lit * strength * 0.05 * open;
  c += MONITOR_COLOUR * highlight(n, v, MONITOR, rough) * 0.05 * open;
  c += room(reflect(-v, n), rough) * schlick(nv, 0.035) * open * (0.3 + 0.7 * strength) * mix(0.8, 1.3, smear);
  gl_FragColor = vec4(shown(c), 1.0);
}
`;
