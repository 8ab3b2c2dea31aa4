import { DEFORMATION_GLSL } from '../../core/anatomy/deformation';
import { anatomyGlsl, flowGlsl } from '../../core/anatomy/glsl';
import { literal } from '../../core/anatomy/literal';
import type { Region } from '../../core/anatomy/region';
import { BROADENING } from '../../core/imaging/doppler';
import { BEAM_GLSL, BEAM_UNIFORMS, STRUCTURES_GLSL } from '../glsl/beam';
import { DOPPLER_GLSL } from '../glsl/doppler';
import { SLICE_GLSL } from '../glsl/slice';
import type { PassSource } from '../gpu';
import { SCATTERER_CELLS } from '../tables';

/**
 * What comes back from each place of the colour box, past the wall filter: (autocorrelation at one pulse: real, imaginary; power; 0), in
 * units of the noise. BOX_BEAMS x BOX_ROWS. The slice is summed over three planes, as Gauss and Hermite weigh them. The defines of the
 * tier are those of the image's textures, whose fan `uFan` and `uField` describe.
 */
export const flowSource = (region: Region, defines: PassSource['defines']): PassSource => ({
  name: 'flow',
  defines,
  uniforms: [
    ...BEAM_UNIFORMS,
    ...['uParam', 'uActive', 'uPress', 'uDrag', 'uStructure', 'uSlice', 'uFrame'],
    ...['uFlow', 'uBleeds', 'uTwinkles', 'uColourFan', 'uColourBox', 'uTurns', 'uMotion', 'uQuiet'],
  ],
  samplers: ['uNoise', 'uOwner', 'uLoss', 'uSums', 'uLeft', 'uScatter'],
  fragment: `
${BEAM_GLSL}
${DEFORMATION_GLSL}
${STRUCTURES_GLSL}
${SLICE_GLSL}
${DOPPLER_GLSL}
${anatomyGlsl(region)}
${flowGlsl(region)}
uniform highp sampler2D uOwner;
uniform highp sampler2D uLoss; // of each row
uniform highp sampler2D uSums; // of all rows above
uniform highp sampler2D uLeft;
uniform highp sampler3D uScatter;
uniform ivec2 uFrame;
uniform ivec2 uTwinkles; // structures of hard lime
uniform vec4 uColourFan;
uniform vec4 uColourBox; // places along the face and ranges: from, to, mm
uniform vec4 uTurns;     // turns a pulse of 1 mm/s; cut-off of the wall filter, turns; frequency, MHz; muscle at the face against the noise
uniform vec3 uMotion;    // of the tissue against the face, along the probe's axes, mm/s
uniform int uQuiet;      // 1 for no noise, no speckle, no twinkling
layout(location = 0) out vec4 outFlow;

ivec2 texelAt(vec2 place) {
  return clamp(ivec2(floor(vec2(place.x / uField.x + 0.5, place.y / uField.y) * vec2(BEAMS, ROWS))),
    ivec2(0), ivec2(BEAMS - 1, ROWS - 1));
}
// Loss on the way to a range of a Doppler beam and back, dB: as summed for the image's beams, or gathered along a beam that leans otherwise.
float lossTo(float arc, float range) {
  if (uColourFan == uFan) {
    vec4 sum = texelFetch(uSums, texelAt(vec2(arc, range)), 0);
    return sum.x * uTurns.z + sum.y;
  }
  float loss = 0.0;
  float step_ = rowPitch();
  for (int i = 0; i < ROWS + ROWS / 8; i++) {
    float r = (float(i) + 0.5) * step_;
    if (r > range) break;
    vec4 row = texelFetch(uLoss, texelAt(fanPlace(uFan, fanPoint(uColourFan, arc, r))), 0);
    loss += row.x * uTurns.z + row.y;
  }
  return loss;
}
vec4 randomAt(ivec2 at, int layer) {
  return texelFetch(uScatter, ivec3((at.x + 37 * layer) & ${SCATTERER_CELLS[0] - 1},
    (at.y + uFrame.x) & ${SCATTERER_CELLS[1] - 1}, (uFrame.y + 3 + 7 * layer) & ${SCATTERER_CELLS[2] - 1}), 0);
}

// How rough a facet of lime is, for its place along the face: exponentially distributed, the smooth half as if it were flat.
float facetAt(int place) {
  vec2 g = texelFetch(uScatter, ivec3(place & ${SCATTERER_CELLS[0] - 1}, 7, 5), 0).xy;
  return max(dot(g, g) - 0.7, 0.0);
}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec2 share = (vec2(at) + 0.5) / vec2(BOX_BEAMS, BOX_ROWS);
  float arc = mix(uColourBox.x, uColourBox.y, share.x);
  float shown = mix(uColourBox.z, uColourBox.w, share.y);
  vec2 beam = fanDirection(uColourFan, arc);
  vec2 seen = fanPlace(uFan, fanPoint(uColourFan, arc, shown));
  vec4 left = texelFetch(uLeft, texelAt(seen), 0);
  float range = max(shown - left.z, 0.1);
  vec2 place = fanPoint(uColourFan, arc, range);
  vec3 ahead = uLateral * beam.x + uAxial * beam.y;
  vec3 side = uLateral * beam.y - uAxial * beam.x;
  vec3 moving = uLateral * uMotion.x + uAxial * uMotion.y + uElevational * uMotion.z;
  float sigma = sliceSigma(place.y);
  vec3 sum = vec3(0.0);
  bool lime = false;
  int k = -2;
  do {
    k++;
    vec3 q = restPoint(spaceAt(place) + uElevational * (1.7320508 * sigma * float(k)));
    Owner here = anatomyAt(q);
    if (here.id < 0) continue;
    vec3 v = flowAt(here.id, q, here.clearance) + moving;
    float turns = -dot(v, ahead) * uTurns.x;
    float band = dot(v, side) * uTurns.x * ${literal(BROADENING)};
    float wrapped = wrapTurns(turns, 0.0);
    // Movement across the beam breaks up what stands still, and some of it passes the filter.
    float amplitude = structureOf(float(here.id)).y;
    float power = amplitude * amplitude * wallFilter(sqrt(wrapped * wrapped + band * band), uTurns.y)
      * (k == 0 ? 0.6666667 : 0.1666667);
    float angle = 6.2831853 * wrapped;
    sum += power * vec3(coherenceOf(band) * vec2(cos(angle), sin(angle)), 1.0);
    lime = lime || inSet(uTwinkles, here.id);
  } while (k < 1);
  sum *= uTurns.w * exp(-0.23025851 * lossTo(arc, range));
  if (uQuiet == 0) {
    vec4 g = randomAt(at, 0);
    float before = sum.z;
    sum *= max(0.05, 1.0 + 1.2 * g.x);
    sum.z += max(0.0, 1.0 + 1.2 * g.y);
    sum.xy += 1.1 * sqrt(before + 1.0) * g.zw;
    // Hard lime answers each pulse otherwise, and so does the shadow behind it.
    float behind = seen.y - left.y;
    if (behind > -0.4 && behind < 14.0) {
      float owner = texelFetch(uOwner, texelAt(vec2(seen.x, left.y + 1.5 * rowPitch())), 0).x;
      lime = lime || (owner >= 0.0 && inSet(uTwinkles, int(owner)));
    } else behind = 0.0;
    if (lime) {
      // Some facets do, each in a streak of its own length below itself, and not at every pulse; typical.
      float p = arc / 0.9;
      float facet = mix(facetAt(int(floor(p))), facetAt(int(floor(p)) + 1), smoothstep(0.25, 0.75, fract(p)));
      vec4 r = randomAt(at, 1);
      float strength = 220.0 * facet * exp(-max(behind, 0.0) / (0.6 + 1.1 * facet)) * (r.x * r.x + r.y * r.y);
      sum += strength * vec3(2.0 * r.zw, 1.0);
    }
  }
  outFlow = vec4(sum * min(1.0, 3e4 / max(sum.z, 1.0)), 0.0);
}
`,
});
