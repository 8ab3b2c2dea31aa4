import { DEFORMATION_GLSL } from '../../core/anatomy/deformation';
import { anatomyGlsl } from '../../core/anatomy/glsl';
import { literal } from '../../core/anatomy/literal';
import type { Region } from '../../core/anatomy/region';
import { ELEVATION_STEP, FIBRE_STEP } from '../../core/imaging/geometry';
import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { BENT_GLSL } from '../glsl/refraction';
import type { PassSource } from '../gpu';
import { TEXTURE_CELLS } from '../tables';

/** Size of a feature of the wide noise, mm. */
export const WIDE = 5.5;

/**
 * What stands along each beam, evaluated in rest space: twin of core/imaging/geometry, by which an image is made while this program is
 * compiled. Three textures of BEAMS x ROWS:
 *   0: owner; clearance, mm; how the clearance falls out of the plane, a mm; how far the probe has pressed the tissue down, mm
 *   1: fibre coordinates of the owner, mm; a wide noise
 *   2: change of the fibre coordinates along the beam, a mm; the first is the fibres' direction along the beam; another wide noise
 * Of the coarse grid of unbent beams, from which their bending follows, the first alone means something. How walls lean out of the plane
 * is asked there: that changes less from place to place than where they stand, and no question costs more than that for a structure.
 */
export const geometrySource = (region: Region, defines: PassSource['defines']): PassSource => ({
  name: 'geometry',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uParam', 'uTubes', 'uActive', 'uPress', 'uDrag', 'uGrid', 'uFine'],
  samplers: ['uNoise', 'uBent', 'uCoarse', 'uTexture'],
  fragment: `
${BEAM_GLSL}
${BENT_GLSL}
${DEFORMATION_GLSL}
${anatomyGlsl(region)}
layout(location = 0) out vec4 outOwner;
layout(location = 1) out vec4 outFibre;
layout(location = 2) out vec4 outSlope;
uniform vec2 uGrid; // beams and rows
uniform int uFine;  // 0 for the coarse grid
uniform highp sampler2D uCoarse;
uniform highp sampler3D uTexture;

vec4 wideNoise(vec3 rest) { return texture(uTexture, rest / ${literal(WIDE * TEXTURE_CELLS)}); }

// How the clearance of a structure falls out of the plane at a place of the field, between places of the coarse grid: what another owns
// there lies beyond a wall of this one.
float leanAt(vec2 share, int id) {
  ivec2 size = textureSize(uCoarse, 0);
  vec2 p = share * vec2(size) - 0.5;
  ivec2 low = ivec2(floor(p));
  vec2 f = p - vec2(low);
  float lean = 0.0;
  int i = 0;
  do {
    ivec2 corner = ivec2(i & 1, i >> 1);
    vec4 there = texelFetch(uCoarse, clamp(low + corner, ivec2(0), size - 1), 0);
    vec2 w = mix(1.0 - f, f, vec2(corner));
    lean += w.x * w.y * (int(there.x) == id ? there.z : -there.z);
    i++;
  } while (i < 4);
  return lean;
}
const float STEP = ${literal(FIBRE_STEP)};
void main() {
  vec2 share = gl_FragCoord.xy / uGrid;
  float arc = (share.x - 0.5) * uField.x;
  float range = share.y * uField.y;
  vec2 beam = fanDirection(uFan, arc);
  vec2 aside = uFine == 0 ? vec2(0.0) : asideOf(beam) * bentAt(share.x, range).x;
  vec3 p = spaceAt(fanPoint(uFan, arc, range) + aside);
  vec3 ahead = uLateral * beam.x + uAxial * beam.y;
  vec3 aheadQ = restPoint(p + ahead * STEP);
  // Each tree is written once and asked in turns: a call is compiled anew. Turns that end at their foot, since software
  // rendering runs through a loop's body once more before it looks at its head.
  vec3 q;
  float sink;
  Owner here;
  float clearance;
  int turn = uFine;
  do {
    vec3 there = turn == uFine ? p : p + uElevational * ${ELEVATION_STEP};
    float pressed = sinkAt(there);
    vec3 asked = undragged(there - uPress[2].xyz * pressed);
    Owner o = anatomyAt(asked);
    if (turn == uFine) {
      sink = pressed;
      q = asked;
      here = o;
    }
    clearance = o.id == here.id ? o.clearance : -o.clearance;
    turn++;
  } while (turn <= 1);
  vec3 fibre;
  vec3 along;
  turn = 0;
  do {
    vec3 f = fibreAt(here.id, turn == 0 ? q : aheadQ);
    if (turn == 0) fibre = f;
    along = (f - fibre) / STEP;
    turn++;
  } while (turn <= uFine);
  float lean = uFine == 0 ? (here.clearance - clearance) / ${ELEVATION_STEP} : leanAt(share, here.id);
  vec4 noise = wideNoise(q);
  outOwner = vec4(float(here.id), here.clearance, lean, sink);
  outFibre = vec4(fibre, noise.x);
  outSlope = vec4(along, noise.y);
}
`,
});
