import { DEFORMATION_GLSL } from '../../core/anatomy/deformation';
import { anatomyGlsl } from '../../core/anatomy/glsl';
import type { Region } from '../../core/anatomy/region';
import { BEAM_GLSL, BEAM_UNIFORMS } from '../glsl/beam';
import type { PassSource } from '../gpu';

/** Distance out of the plane at which the geometry is asked a second time, for slopes across the slice, mm. */
export const ELEVATION_STEP = 0.4;

/**
 * What stands along each beam, evaluated in rest space. Three textures of BEAMS x ROWS:
 *   0: owner; clearance, mm; clearance ELEVATION_STEP out of the plane, negative where another structure owns that point
 *   1: fibre coordinates of the owner, mm; the fibres' direction along the elevational axis
 *   2: change of the fibre coordinates along the beam, a mm; the first is the fibres' direction along the beam
 */
export const geometrySource = (region: Region, defines: PassSource['defines']): PassSource => ({
  name: 'geometry',
  defines,
  uniforms: [...BEAM_UNIFORMS, 'uParam', 'uActive', 'uPress', 'uDrag'],
  samplers: ['uNoise'],
  fragment: `
${BEAM_GLSL}
${DEFORMATION_GLSL}
${anatomyGlsl(region)}
layout(location = 0) out vec4 outOwner;
layout(location = 1) out vec4 outFibre;
layout(location = 2) out vec4 outSlope;
const float STEP = 0.25;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float arc = arcAt(at.x);
  vec3 p = spaceAt(fanPoint(uFan, arc, rowAt(at.y)));
  vec2 beam = fanDirection(uFan, arc);
  vec3 ahead = uLateral * beam.x + uAxial * beam.y;
  vec3 q = restPoint(p);
  Owner here = anatomyAt(q);
  Owner beside = anatomyAt(restPoint(p + uElevational * ${ELEVATION_STEP}));
  vec3 f = fibreAt(here.id, q);
  vec3 along = (fibreAt(here.id, restPoint(p + ahead * STEP)) - f) / STEP;
  float across = (fibreAt(here.id, restPoint(p + uElevational * STEP)).x - f.x) / STEP;
  outOwner = vec4(float(here.id), here.clearance, beside.id == here.id ? beside.clearance : -beside.clearance, 0.0);
  outFibre = vec4(f, across);
  outSlope = vec4(along, 0.0);
}
`,
});
