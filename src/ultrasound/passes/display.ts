import type { MachineSettings } from '../../core/imaging/machine';
import { FAN_GLSL } from '../glsl/beam';
import { DOPPLER_GLSL, FLOW_MAP_GLSL } from '../glsl/doppler';
import type { PassSource } from '../gpu';

/** Share of the unsharp mask that one step of edge enhancement adds. */
const EDGE_STEP = 0.6;

/** Grey maps: weights of v and v^2, that of v^3 being what is left to 1. */
const MAPS: Readonly<Record<MachineSettings['map'], readonly [number, number]>> = {
  even: [0.45, 0.55],
  soft: [0.85, 0.15],
  crisp: [0.1, 1.6],
};

/** `uLook` of some settings. */
export const lookOf = ({
  edge,
  map,
  invert,
}: Readonly<MachineSettings>): [number, number, number, number] => [
  EDGE_STEP * edge,
  ...MAPS[map],
  invert ? 1 : 0,
];

/** Flow over the grey: where it is strong enough, faster than the wall filter, and the image is not brighter than its priority. */
const FLOW_GLSL = `
${DOPPLER_GLSL}
${FLOW_MAP_GLSL}
uniform highp sampler2D uColour;
uniform vec4 uColourFan;
uniform vec4 uColourBox;
uniform vec4 uColourLook; // gain over the threshold, dB; baseline and cut-off of the wall filter, turns; priority
uniform vec3 uColourMode; // 1 for power; -1 for inverted; range of the map of power, dB
vec3 withFlow(vec3 grey, float level, vec2 p) {
  vec2 share = (fanPlace(uColourFan, p) - uColourBox.xz) / (uColourBox.yw - uColourBox.xz);
  if (any(lessThan(share, vec2(0.0))) || any(greaterThan(share, vec2(1.0))) || level > uColourLook.w) return grey;
  vec4 r = texture(uColour, share);
  float over = 4.3429448 * log(max(r.z, 1e-6)) + uColourLook.x;
  if (over <= 0.0) return grey;
  if (uColourMode.x > 0.5) return powerColour(over / uColourMode.z);
  float turns = wrapTurns(uColourMode.y * atan(r.y, r.x) / 6.2831853, uColourLook.y);
  if (abs(turns) < uColourLook.z) return grey;
  return flowColour(shareOfScale(turns, uColourLook.y));
}
`;

/**
 * Scan conversion: the fan at its true shape on the canvas, interpolated in decibels, then edges and the grey map; with `flow` colour
 * over it.
 */
export const displaySource = (flow = false): PassSource => ({
  name: flow ? 'displayFlow' : 'display',
  defines: {},
  uniforms: [
    ...['uRect', 'uBox', 'uField', 'uFan', 'uLook'],
    ...(flow ? ['uColourFan', 'uColourBox', 'uColourLook', 'uColourMode'] : []),
  ],
  samplers: ['uGrey', ...(flow ? ['uColour'] : [])],
  fragment: `
precision highp float;
uniform highp sampler2D uGrey;
uniform vec4 uRect;  // left, bottom, width, height of the field, device pixels
uniform vec4 uBox;   // left, top, width, height of the field, mm
uniform vec2 uField; // length of the face and range of the beams, mm
uniform vec4 uFan;
uniform vec4 uLook;  // edge enhancement; grey map's weights of v and v^2; 1 for left and right exchanged
layout(location = 0) out vec4 outColour;
${FAN_GLSL}
${flow ? FLOW_GLSL : ''}
void main() {
  vec2 at = (gl_FragCoord.xy - uRect.xy) / uRect.zw;
  if (uLook.w > 0.5) at.x = 1.0 - at.x;
  vec2 p = uBox.xy + vec2(at.x, 1.0 - at.y) * uBox.zw;
  vec2 place = fanPlace(uFan, p);
  vec2 share = vec2(place.x / uField.x + 0.5, place.y / uField.y);
  if (any(lessThan(share, vec2(0.0))) || any(greaterThan(share, vec2(1.0)))) {
    outColour = vec4(0.0, 0.0, 0.0, 1.0);
    return;
  }
  float v = texture(uGrey, share).x;
  if (uLook.x > 0.0) {
    vec2 texel = 1.0 / vec2(textureSize(uGrey, 0));
    float round_ = 0.0;
    for (int k = -2; k <= 2; k++)
      round_ += texture(uGrey, share + vec2(0.8 * float(k), 0.0) * texel).x + texture(uGrey, share + vec2(0.0, 2.0 * float(k)) * texel).x;
    v = clamp(v + uLook.x * (v - 0.1 * round_), 0.0, 1.0);
  }
  v = clamp(v * (uLook.y + v * (uLook.z + v * (1.0 - uLook.y - uLook.z))), 0.0, 1.0);
  vec3 grey = v * vec3(0.97, 1.0, 1.02);
  outColour = vec4(${flow ? 'withFlow(grey, v, p)' : 'grey'}, 1.0);
}
`,
});
