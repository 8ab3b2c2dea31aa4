/** The twins of core/imaging: pressure reflection, and how an interface dims as it turns from the beam. */
export const ACOUSTICS_GLSL = `
float reflectionOf(float z1, float z2) { return (z2 - z1) / (z2 + z1); }
// Level in dB to amplitude.
float amplitudeOf(float db) { return exp(db * 0.1151292546); }
`;
