import { DEFORMATION_GLSL } from '../../core/anatomy/deformation';
import { anatomyGlsl } from '../../core/anatomy/glsl';
import type { Region } from '../../core/anatomy/region';
import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import { BENT_GLSL } from '../glsl/refraction';
import type { PassSource } from '../gpu';

/** Distance out of the plane at which the geometry is asked a second time, for slopes across the slice, mm. */
export const ELEVATION_STEP = 0.4;

/**
 * What stands along each beam, evaluated in rest space. Three textures of BEAMS x ROWS:
 *   0: owner; clearance, mm; clearance ELEVATION_STEP out of the plane, negative where another structure owns that point
 *   1: fibre coordinates of the owner, mm
 *   2: change of the fibre coordinates along the beam, a mm; the first is the fibres' direction along the beam
 * On the coarse grid of unbent beams from which their bending follows, owner and clearance alone mean something.
 */
export const geometrySource = (region: Region, defines: PassSource['defines']): PassSource => ({
  name: 'geometry',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uParam', 'uTubes', 'uActive', 'uPress', 'uDrag', 'uGrid', 'uFine'],
  samplers: ['uNoise', 'uBent'],
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
const float STEP = 0.25;
void main() {
  vec2 share = gl_FragCoord.xy / uGrid;
  float arc = (share.x - 0.5) * uField.x;
  float range = share.y * uField.y;
  vec2 beam = fanDirection(uFan, arc);
  vec2 aside = uFine == 0 ? vec2(0.0) : asideOf(beam) * bentAt(share.x, range).x;
  vec3 p = spaceAt(fanPoint(uFan, arc, range) + aside);
  vec3 ahead = uLateral * beam.x + uAxial * beam.y;
  vec3 q = restPoint(p);
  vec3 besideQ = restPoint(p + uElevational * ${ELEVATION_STEP});
  vec3 aheadQ = restPoint(p + ahead * STEP);
  // Each tree is written once and asked in turns: a call is compiled anew. Turns that end at their foot, since software
  // rendering runs through a loop's body once more before it looks at its head.
  Owner here;
  float clearance;
  int turn = 0;
  do {
    Owner o = anatomyAt(turn == 0 ? q : besideQ);
    if (turn == 0) here = o;
    clearance = o.id == here.id ? o.clearance : -o.clearance;
    turn++;
  } while (turn <= uFine);
  vec3 fibre;
  vec3 along;
  turn = 0;
  do {
    vec3 f = fibreAt(here.id, turn == 0 ? q : aheadQ);
    if (turn == 0) fibre = f;
    along = (f - fibre) / STEP;
    turn++;
  } while (turn <= uFine);
  outOwner = vec4(float(here.id), here.clearance, clearance, 0.0);
  outFibre = vec4(fibre, 0.0);
  outSlope = vec4(along, 0.0);
}
`,
});
