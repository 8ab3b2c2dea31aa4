/** Twins of formulas in core/imaging; tests/gpu/ultrasound.gpu.test.ts holds them together. */
export const ACOUSTICS_GLSL = `
uniform vec2 uPulse; // centre frequency and standard deviation of the amplitude spectrum, MHz
const float DB_PER_NEPER = 8.685889638;
// acoustics.reflection
float reflectionOf(float z1, float z2) { return (z2 - z1) / (z2 + z1); }
// functions.amplitudeOfDb
float amplitudeOf(float db) { return exp(db / DB_PER_NEPER); }
// acoustics.downshift, until the centre has fallen by half: no pulse is lower than what its band holds.
float lossDb(float perMHz) {
  float s2 = uPulse.y * uPulse.y;
  float turn = min(perMHz, 0.5 * uPulse.x * DB_PER_NEPER / s2);
  return perMHz * uPulse.x - 0.5 * turn * turn * s2 / DB_PER_NEPER - (perMHz - turn) * 0.5 * uPulse.x;
}
`;
