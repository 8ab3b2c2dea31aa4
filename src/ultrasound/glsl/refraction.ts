import { literal } from '../../core/anatomy/literal';
import { MOST_REFLECTED } from '../../core/imaging/refraction';

/** Twins of core/imaging/refraction. */
export const REFRACTION_GLSL = `
// refraction.turnRad
float turnOf(float slope, float delay) { return slope / (1.0 + delay); }
// refraction.disorderedAmplitude
float disorderedAmplitude(float phase2) { return inversesqrt(1.0 + phase2); }
// refraction.slantTransmission
float transmissionOf(float z1, float z2, float speedRatio, float tangent2) {
  float sine2 = tangent2 / (1.0 + tangent2);
  float near = z2 * sqrt(1.0 - sine2);
  float far = z1 * sqrt(max(0.0, 1.0 - speedRatio * speedRatio * sine2));
  float r = (near - far) / (near + far);
  return 1.0 - min(r * r, ${literal(MOST_REFLECTED)});
}
`;

/** How far the beams were bent aside: read by the passes that ask where a beam is. */
export const BENT_GLSL = `
uniform sampler2D uBent; // of the coarse grid of the bend pass, see there
// At the middle of a beam and a range: values stand at the lower edges of the coarse rows.
vec4 bentAt(float share, float range) {
  return texture(uBent, vec2(share, range / uField.y - 0.5 / float(textureSize(uBent, 0).y)));
}
// The direction across a beam to which its way aside counts.
vec2 asideOf(vec2 beam) { return vec2(beam.y, -beam.x); }
`;
