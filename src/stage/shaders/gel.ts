import { INSIDE_DEEP, INSIDE_HALF } from '../textures/inside';
import { BODY_GLSL } from './body';

/**
 * A block of tissue-mimicking gel, on the vertex shader of the skin: light goes into it, so that shadows are soft and pale and
 * the sides glow where it leaves; the membrane is smooth and a little wet. Colour and gloss are typical.
 */
export const GEL_FRAGMENT = `
${BODY_GLSL}
uniform sampler2D uInside;
/** What shines through from inside, on the ray from the eye that the gel bends: brightness, redness, and how much of it is left of the haze. */
vec3 seenInside(vec3 p, vec3 n, vec3 v) {
  vec3 ray = refract(-v, n, 1.0 / 1.35);
  vec3 sum = vec3(0.0);
  for (int i = 1; i <= 16; i++) {
    float depth = 3.0 * float(i);
    vec3 q = p + ray * (depth / max(-ray.y, 0.3));
    // What lies deep is blurred by the haze above it.
    vec4 s = texture2D(uInside, q.xz / ${(2 * INSIDE_HALF).toFixed(1)} + 0.5, 0.06 * depth);
    float near = s.a * (1.0 - smoothstep(1.5, 3.0, abs(s.b / max(s.a, 0.02) * ${INSIDE_DEEP.toFixed(1)} - depth)));
    float part = near * exp(-depth / 20.0) * (1.0 - sum.z);
    sum += part * vec3(s.rg / max(s.a, 0.02), 1.0);
  }
  return vec3(sum.xy / max(sum.z, 1e-3), sum.z);
}

void main(void) {
  if (isCut(vPosition)) discard;
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  vec3 probe = fromProbe(vPosition);
  float contact = mix(0.55, 1.0, smoothstep(-1.0, 9.0, probe.z));
  float cloud = texture2D(uDetail, vSkin / 150.0).a;
  float smear = smearAt(probe.xy, cloud);

  float strength = pool(vPosition);
  float lit = mix(0.40, 1.0, keyLight(vPosition));
  float nl = dot(n, KEY);
  float diffuse = max((nl + 0.55) / 1.55, 0.0);
  vec3 base = vec3(0.112, 0.132, 0.142) * (0.94 + 0.12 * cloud);
  vec3 within = seenInside(vPosition, n, v);
  float top = smoothstep(0.5, 0.9, n.y);
  base = mix(base, (0.01 + 0.34 * within.x * within.x) * vec3(1.0 + 2.0 * within.y, 1.0, 1.0), 0.8 * within.z * top);
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
