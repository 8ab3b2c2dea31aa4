/**
 * The angle of a vector from the x axis, -pi to pi: the arc tangent by series in the first eighth of a turn, its angle halved
 * twice. To single precision everywhere; a GPU's own function may be off by 1e-4.
 */
export const ANGLE_GLSL = `
float angleOf(vec2 d) {
  vec2 a = abs(d);
  vec2 h = normalize(vec2(max(a.x, a.y), min(a.x, a.y)));
  vec2 q = normalize(vec2(1.0 + h.x, h.y));
  float t = q.y / (1.0 + q.x);
  float s = t * t;
  float angle = 4.0 * t * (1.0 - s * (1.0 / 3.0 - s * (0.2 - s * (1.0 / 7.0 - s / 9.0))));
  if (a.y > a.x) angle = 1.5707963268 - angle;
  if (d.x < 0.0) angle = 3.1415926536 - angle;
  return d.y < 0.0 ? -angle : angle;
}
`;
