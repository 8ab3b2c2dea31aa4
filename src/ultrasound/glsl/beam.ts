/**
 * The fan of beams, shared by the passes. Defines BEAMS, SAMPLES and ROWS are the tier's; rows of geometry stand in the
 * middle of ROWS equal slices of depth, samples of echo in the middle of SAMPLES slices.
 */
export const BEAM_GLSL = `
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler3D;
uniform vec2 uField; // aperture and depth, mm
uniform vec3 uFace;
uniform vec3 uLateral;
uniform vec3 uAxial;
uniform vec3 uElevational;
float beamPitch() { return uField.x / float(BEAMS); }
float rowPitch() { return uField.y / float(ROWS); }
float samplePitch() { return uField.y / float(SAMPLES); }
float beamAt(int beam) { return (float(beam) + 0.5) * beamPitch() - 0.5 * uField.x; }
float rowAt(int row) { return (float(row) + 0.5) * rowPitch(); }
float sampleAt(int s) { return (float(s) + 0.5) * samplePitch(); }
`;

export const BEAM_UNIFORMS = ['uField', 'uFace', 'uLateral', 'uAxial', 'uElevational'] as const;

/** Structures that the table below holds, the outside included. */
export const MOST_STRUCTURES = 32;

/**
 * One row a structure, the outside first: (pattern, speckle amplitude against muscle, attenuation in dB/cm/MHz at the centre
 * frequency, impedance in MRayl).
 */
export const STRUCTURES_GLSL = `
uniform vec4 uStructure[${MOST_STRUCTURES}];
vec4 structureOf(float owner) { return uStructure[int(owner) + 1]; }
`;

/** Gel fills gaps between face and skin up to this, mm: beyond it is air. */
export const GEL_DEPTH = 3.5;
