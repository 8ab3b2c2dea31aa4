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
 *   1: fibre coordinates of the owner, mm; the fibres' direction along the elevational axis
 *   2: change of the fibre coordinates along the beam, a mm; the first is the fibres' direction along the beam
 * On the coarse grid of unbent beams from which their bending follows, it writes owner and clearance only.
 */
export const geometrySource = (region: Region, defines: PassSource['defines']): PassSource => ({
  name: 'geometry',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uParam', 'uActive', 'uPress', 'uDrag', 'uGrid', 'uFine'],
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
  Owner here = anatomyAt(q);
  outOwner = vec4(float(here.id), here.clearance, 0.0, 0.0);
  outFibre = vec4(0.0);
  outSlope = vec4(0.0);
  // A loop, not a branch: software rendering runs through both sides of a branch.
  for (int i = 0; i < uFine; i++) {
    Owner beside = anatomyAt(restPoint(p + uElevational * ${ELEVATION_STEP}));
    vec3 f = fibreAt(here.id, q);
    vec3 along = (fibreAt(here.id, restPoint(p + ahead * STEP)) - f) / STEP;
    float across = (fibreAt(here.id, restPoint(p + uElevational * STEP)).x - f.x) / STEP;
    outOwner.z = beside.id == here.id ? beside.clearance : -beside.clearance;
    outFibre = vec4(f, across);
    outSlope = vec4(along, 0.0);
  }
}
`,
});
