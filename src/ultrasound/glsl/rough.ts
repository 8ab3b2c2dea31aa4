import { NEEDLE_CURVE_SIZE } from './needle';

/** Echo of a rough surface by its turn from the beam: twin of core/imaging/needleEcho for a plain shaft. */
export const ROUGH_GLSL = `
uniform vec4 uRough[${NEEDLE_CURVE_SIZE / 4}]; // loss by the angle to the wave's front, degree by degree, dB
// needleEcho.needleEchoDb, of the tangent of the angle
float roughDb(float tangent) {
  float degrees_ = min(degrees(atan(tangent)), ${NEEDLE_CURVE_SIZE - 2}.0);
  int i = int(degrees_);
  int j = i + 1;
  return mix(uRough[i >> 2][i & 3], uRough[j >> 2][j & 3], degrees_ - float(i));
}
`;
