import { literal } from '../../core/anatomy/literal';
import { FRONT_LEAN, HAZE, HAZE_FROM, HAZE_REACH, HAZY_FAT } from '../../core/imaging/aberration';

/** Twins of core/imaging/aberration. */
export const ABERRATION_GLSL = `
// aberration.strayVariance
float strayVariance(float fat, float z) {
  float d = z - 0.5 * fat;
  return ${literal(FRONT_LEAN * FRONT_LEAN)} * fat * (d * d + fat * fat / 12.0);
}
// aberration.fatHaze
float fatHaze(float fat, float z) {
  float share = fat / ${literal(HAZY_FAT)};
  return ${literal(HAZE)} * share * share * exp(-max(0.0, z - fat) / ${literal(HAZE_REACH)})
    * smoothstep(${HAZE_FROM.map(literal).join(', ')}, z - fat);
}
`;
