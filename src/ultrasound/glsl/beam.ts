import { MOST_STRUCTURES } from '../../core/anatomy/structureSet';

/**
 * The fan of beams, shared by the passes: twin of core/imaging/fan. Defines BEAMS, SAMPLES and ROWS are the tier's; rows of geometry
 * stand in the middle of ROWS equal slices of range, samples of echo in the middle of SAMPLES slices.
 */
export const FAN_GLSL = `
// A fan is (radius of the face, 0 for a flat one; sine and cosine of the steering; unused).
vec2 fanOrigin(vec4 fan, float arc) {
  if (fan.x <= 0.0) return vec2(arc, 0.0);
  float turn = arc / fan.x;
  float half_ = sin(0.5 * turn);
  return fan.x * vec2(sin(turn), -2.0 * half_ * half_);
}
vec2 fanDirection(vec4 fan, float arc) {
  if (fan.x <= 0.0) return fan.yz;
  float s = sin(arc / fan.x);
  float c = cos(arc / fan.x);
  return vec2(s * fan.z + c * fan.y, c * fan.z - s * fan.y);
}
// fan.beamPoint: lateral and depth of a place along the face, mm from its middle, and a range.
vec2 fanPoint(vec4 fan, float arc, float range) { return fanOrigin(fan, arc) + fanDirection(fan, arc) * range; }
// fan.beamAt: place along the face and range of a lateral and a depth.
vec2 fanPlace(vec4 fan, vec2 p) {
  if (fan.x <= 0.0) {
    float range = p.y / fan.z;
    return vec2(p.x - range * fan.y, range);
  }
  vec2 q = vec2(p.x, p.y + fan.x);
  float rho = length(q);
  float offset = fan.x * fan.y;
  float range = sqrt(max(rho * rho - offset * offset, 0.0)) - fan.x * fan.z;
  float turn = atan(q.x, q.y) - asin(clamp(range * fan.y / rho, -1.0, 1.0));
  return vec2(turn * fan.x, range);
}
`;

/** `FAN_GLSL` where the face is flat, without asking whether it is. */
const FLAT_FAN_GLSL = `
vec2 fanOrigin(vec4 fan, float arc) { return vec2(arc, 0.0); }
vec2 fanDirection(vec4 fan, float arc) { return fan.yz; }
vec2 fanPoint(vec4 fan, float arc, float range) { return vec2(arc, 0.0) + fan.yz * range; }
`;

const beamGlsl = (fan: string, spread: string, enter: string): string => `
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler3D;
uniform vec2 uField; // length of the face and range of the beams, mm
uniform vec4 uFan;
uniform vec3 uFace;
uniform vec3 uLateral;
uniform vec3 uAxial;
uniform vec3 uElevational;
${fan}
// At the range at which the pass works: distance of beams against that at the face, and the sine by which a row of equal range
// leans to the beams.
${spread}
float fanShear = 0.0;
void enterFan(float range) {
${enter}
}
float beamPitch() { return uField.x / float(BEAMS) * fanSpread; }
float rowPitch() { return uField.y / float(ROWS); }
float samplePitch() { return uField.y / float(SAMPLES); }
float arcAt(int beam) { return (float(beam) + 0.5) * (uField.x / float(BEAMS)) - 0.5 * uField.x; }
float rowAt(int row) { return (float(row) + 0.5) * rowPitch(); }
float sampleAt(int s) { return (float(s) + 0.5) * samplePitch(); }
vec3 spaceAt(vec2 p) { return uFace + uLateral * p.x + uAxial * p.y; }
`;

export const BEAM_GLSL = beamGlsl(
  FAN_GLSL,
  'float fanSpread = 1.0;',
  `  float rho = sqrt(uFan.x * uFan.x + range * range + 2.0 * uFan.x * range * uFan.z);
  fanSpread = uFan.x > 0.0 ? rho / uFan.x : 1.0;
  fanShear = uFan.y / fanSpread;`,
);

/** `BEAM_GLSL` for programs that run under a flat face only. */
export const FLAT_BEAM_GLSL = beamGlsl(FLAT_FAN_GLSL, 'const float fanSpread = 1.0;', '  fanShear = uFan.y;');

export const BEAM_UNIFORMS = ['uField', 'uFan', 'uFace', 'uLateral', 'uAxial', 'uElevational'] as const;

/** Rows of the tables of structures: the outside is the first. */
export const TABLE_ROWS = MOST_STRUCTURES + 1;

/**
 * One row a structure, the outside first: (pattern, speckle amplitude against muscle, attenuation in dB/cm/MHz at the centre
 * frequency, impedance in MRayl).
 */
export const STRUCTURES_GLSL = `
uniform vec4 uStructure[${TABLE_ROWS}];
vec4 structureOf(float owner) { return uStructure[int(owner) + 1]; }
`;

/** Gel fills gaps between face and skin up to this, mm: beyond it is air. */
export const GEL_DEPTH = 3.5;
