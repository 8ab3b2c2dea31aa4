import { ACOUSTICS_GLSL } from '../glsl/acoustics';
import { BEAM_GLSL, BEAM_UNIFORMS, STRUCTURES_GLSL, TABLE_ROWS } from '../glsl/beam';
import { REFRACTION_GLSL } from '../glsl/refraction';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import { ROUGH_GLSL } from '../glsl/rough';
import type { PassSource } from '../gpu';

/** Depth of an interface where there is none, mm. */
const NOWHERE = 1e4;

/**
 * What each row does to the pulse. Two textures of BEAMS x ROWS:
 *   0: two-way attenuation of the row, dB/MHz; loss at a crossing to the next row, dB; depth of a wall that stops the pulse;
 *      how much deeper all below is shown for the speed of sound in this row, mm
 *   1: interface to the next row: depth, mm (NOWHERE when there is none); amplitude against a flat mirror; how far the
 *      interface falls within half a beam, mm; 1 for the wall of bone, 2 of air, else 0
 */
export const mediumSource = (defines: PassSource['defines']): PassSource => ({
  name: 'medium',
  defines,
  uniforms: [...BEAM_UNIFORMS, ...RESPONSE_UNIFORMS, 'uStructure', 'uDelay', 'uContact', 'uDry', 'uRough'],
  samplers: ['uOwner'],
  fragment: `
${BEAM_GLSL}
${STRUCTURES_GLSL}
${ACOUSTICS_GLSL}
${RESPONSE_GLSL}
${ROUGH_GLSL}
${REFRACTION_GLSL}
uniform highp sampler2D uOwner;
uniform float uDelay[${TABLE_ROWS}]; // of each structure, a mm
uniform float uContact; // depth of gel before there is air, mm, negative for a probe in the air
uniform float uDry; // share of the face under which a cover without gel holds air
layout(location = 0) out vec4 outLoss;
layout(location = 1) out vec4 outInterface;
const float AIR_Z = 0.0004;
const float BONE_Z = 4.0;
const float CORTEX_Z = 6.2;

// Air lies under a cover in patches of some millimetres that stay where they are on the face.
bool dryAt(float arc) { return fract(arc / 7.3 + 0.15 * sin(0.61 * arc)) < uDry; }

float impedance(vec4 g, int row) {
  return g.x < 0.0 && rowAt(row) > uContact ? AIR_Z : structureOf(g.x).w;
}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  enterFan(rowAt(at.y));
  vec4 here = texelFetch(uOwner, at, 0);
  ivec2 below = ivec2(at.x, min(at.y + 1, ROWS - 1));
  vec4 next = texelFetch(uOwner, below, 0);
  float z1 = impedance(here, at.y);
  float z2 = impedance(next, below.y);
  vec4 tissue = structureOf(here.x);
  float alpha = z1 < 0.01 ? 0.0 : tissue.z;
  // What is heard has not been through bone or air: they delay nothing.
  float delay = z1 < 0.01 || z1 > BONE_Z ? 0.0 : uDelay[int(here.x) + 1];
  outLoss = vec4(0.2 * alpha * rowPitch(), 0.0, ${NOWHERE}.0, delay * rowPitch());
  outInterface = vec4(${NOWHERE}.0, 0.0, 0.0, 0.0);
  if ((uContact < 0.0 || dryAt(arcAt(at.x))) && at.y == 0) {
    // Into air and back out of it 60 dB are lost, in air itself at these frequencies hundreds of decibels within millimetres: a lifted probe
    // sees no skin. Under a cover the gap is thin.
    outLoss.yz = vec2(uContact < 0.0 ? 200.0 : 80.0, 0.0);
    return;
  }
  if (here.x == next.x && z1 == z2) return;

  float t = here.x == next.x ? 0.5 : clamp(here.y / max(here.y + next.y, 1e-6), 0.0, 1.0);
  float depth = rowAt(at.y) + t * rowPitch();
  float r = reflectionOf(z1, z2);
  bool wall = z2 > BONE_Z || z2 < 0.01;
  // Signed distance to this interface, negative above it: its gradient is the normal.
  float left = texelFetch(uOwner, ivec2(max(at.x - 1, 0), at.y), 0).x == here.x ? -1.0 : 1.0;
  float right = texelFetch(uOwner, ivec2(min(at.x + 1, BEAMS - 1), at.y), 0).x == here.x ? -1.0 : 1.0;
  left *= texelFetch(uOwner, ivec2(max(at.x - 1, 0), at.y), 0).y;
  right *= texelFetch(uOwner, ivec2(min(at.x + 1, BEAMS - 1), at.y), 0).y;
  float down = (here.y + next.y) / rowPitch();
  float across = ((right - left) / (2.0 * beamPitch()) - fanShear * down) / sqrt(1.0 - fanShear * fanShear);
  float tangent2 = (across * across + here.z * here.z) / max(down * down, 1e-6);
  float inPlane = abs(across) / max(down, 1e-3);
  // The rough surface of bone scatters into a wide lobe. Other interfaces are taken for as rough as drawn steel (25 um rms); that a line
  // that falls in the plane is drawn apart across the beams is in their curve already, and given back.
  float drawn = inPlane * lateralSigma(depth) / uAxialSigma;
  float lobe = wall ? exp(-4.0 * tangent2) + 0.05 / (1.0 + tangent2 * tangent2)
    : amplitudeOf(roughDb(sqrt(tangent2))) * min(sqrt(1.0 + drawn * drawn), 6.0);
  // Beyond its critical angle bone reflects all of the sound away, and none of it back; the facets of a rough surface reach that angle
  // one after another, within some degrees (typical).
  float critical = (1.0 + uDelay[int(next.x) + 1]) / (1.0 + uDelay[int(here.x) + 1]);
  float beyond = max(sqrt(tangent2 / (1.0 + tangent2)) / critical - 0.85, 0.0);
  if (z2 > BONE_Z) lobe *= exp(-31.0 * beyond * beyond);
  float fall = 0.5 * beamPitch() * min(inPlane, 6.0);
  // Late echoes against those of cortical bone: fewer from the crust of a deposit (typical); 2 marks gas.
  float late = z2 < 0.01 ? 2.0 : z2 > CORTEX_Z ? 1.0 : 0.5;
  outInterface = vec4(depth, abs(r) * lobe, fall, wall ? late : 0.0);
  float through = wall ? 45.0 : -DB_PER_NEPER * log(transmissionOf(z1, z2, 1.0 / critical, tangent2));
  outLoss.y = through;
  if (wall) outLoss.z = depth;
}
`,
});
