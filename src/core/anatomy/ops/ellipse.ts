/**
 * Distances to an ellipsoid, or to an elliptical section, of half widths r for the offset q from its centre: exact on the
 * axes and to first order at the surface, never more than the true distance. k0 = |q / r|, k1 = |q / r^2|.
 */

/**
 * Inside: the least t with k0^2 + 2 k1 t + (t / least)^2 = 1, since no direction leaves sooner. `least` is the least half
 * width; negative.
 */
export function insideEllipse(k0: number, k1: number, least: number): number {
  const room = 1 - k0 * k0;
  return -room / (k1 + Math.sqrt(k1 * k1 + room / (least * least)));
}

/**
 * Outside: the greater of the distances to two planes with the ellipsoid behind them: one facing along the gradient, the
 * other across q, where a flat ellipsoid leaves the first far too near. `size` = |q|, `reach` = |q r|.
 */
export const outsideEllipse = (k0: number, k1: number, size: number, reach: number): number =>
  Math.max((k0 * (k0 - 1)) / k1, size - reach / size);

export const ELLIPSE_GLSL = `
float insideEllipse(float k0, float k1, float least) {
  float room = 1.0 - k0 * k0;
  return -room / (k1 + sqrt(k1 * k1 + room / (least * least)));
}
float outsideEllipse(float k0, float k1, float size, float reach) {
  return max(k0 * (k0 - 1.0) / k1, size - reach / size);
}
`;

/**
 * Bound on the slope of the two together for a ratio of half widths; measured over ratios to 40 (operations.test.ts repeats
 * it). Inside it is 1.
 */
export const ellipseSlope = (ratio: number): number => 1 + (ratio * ratio) / 20;
