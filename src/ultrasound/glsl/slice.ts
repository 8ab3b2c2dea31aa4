/** The slice and the speckle across it: twins of core/imaging/beam. */
export const SLICE_GLSL = `
uniform vec3 uSlice; // elevational height and focus of the lens, wavelength, mm
// beam.sliceThickness
float sliceThickness(float depth) {
  float past = depth / uSlice.y - 1.0;
  float geometric = uSlice.x * (past < 0.0 ? -0.93 * past * sqrt(-past) : 0.31 * past * past);
  float diffraction = 0.96 * uSlice.z * max(depth, 0.0) / uSlice.x;
  return sqrt(geometric * geometric + diffraction * diffraction);
}
// beam.acrossFactor
float acrossFactor(float depth) { return depth < 0.63 * uSlice.y ? 0.5 : 1.0; }
// beam.sliceSigma
float sliceSigma(float depth) { return max(sliceThickness(depth), 0.05) / 2.35482; }
// beam.sliceWeight
float sliceWeight(float e, float depth) {
  float s = sliceSigma(depth);
  return exp(-0.5 * e * e / (s * s));
}
`;
