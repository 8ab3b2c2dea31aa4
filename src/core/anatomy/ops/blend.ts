/**
 * Polynomial smooth minimum over k mm (Quilez): equals the minimum where |a - b| >= k, at most k/4 below it between.
 * k = 0 is the plain minimum.
 */
export function smoothMin(a: number, b: number, k: number): number {
  if (k <= 0) return Math.min(a, b);
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

export const smoothMax = (a: number, b: number, k: number): number => -smoothMin(-a, -b, k);

export const BLEND_GLSL = `
float smoothMin(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.0) / k;
  return min(a, b) - h * h * k * 0.25;
}
float smoothMax(float a, float b, float k) { return -smoothMin(-a, -b, k); }
`;
