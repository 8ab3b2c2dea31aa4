/**
 * Distance inside an ellipsoid or an elliptical section, from k0 = |p / r|, k1 = |p / r^2| and the least radius: the least t
 * with k0^2 + 2 k1 t + (t / least)^2 = 1. No direction can reach the surface sooner, so it never overstates; it is exact at
 * the centre, along the shortest axis and to first order at the surface.
 */
export function insideEllipse(k0: number, k1: number, least: number): number {
  const room = 1 - k0 * k0;
  return -room / (k1 + Math.sqrt(k1 * k1 + room / (least * least)));
}

export const INSIDE_ELLIPSE_GLSL = `
float insideEllipse(float k0, float k1, float least) {
  float room = 1.0 - k0 * k0;
  return -room / (k1 + sqrt(k1 * k1 + room / (least * least)));
}
`;
