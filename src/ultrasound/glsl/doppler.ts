import { literal } from '../../core/anatomy/literal';
import { AWAY, POWER, TOWARDS } from '../../core/imaging/flowMap';

/** Twins of formulas in core/imaging/doppler; tests/gpu/doppler.gpu.test.ts holds them together. */
export const DOPPLER_GLSL = `
// doppler.wrapTurns
float wrapTurns(float turns, float baseline) { return fract(turns - baseline + 0.5) + baseline - 0.5; }
// doppler.wallFilter
float wallFilter(float turns, float cutoff) {
  float x = wrapTurns(turns, 0.0) / cutoff;
  float x4 = x * x * x * x;
  return x4 / (1.0 + x4);
}
// doppler.coherence
float coherenceOf(float turns) { return exp(-19.7392088 * turns * turns); }
`;

const stops = (name: string, of: typeof TOWARDS): string =>
  `const vec3 ${name}[3] = vec3[3](${of.map((rgb) => `vec3(${rgb.map(literal).join(', ')})`).join(', ')});`;

/** Twins of core/imaging/flowMap. */
export const FLOW_MAP_GLSL = `
${stops('TOWARDS', TOWARDS)}
${stops('AWAY', AWAY)}
${stops('POWER', POWER)}
vec3 alongStops(vec3 s[3], float share) {
  float t = 2.0 * clamp(share, 0.0, 1.0);
  return t < 1.0 ? mix(s[0], s[1], t) : mix(s[1], s[2], t - 1.0);
}
// flowMap.flowColour
vec3 flowColour(float share) { return share >= 0.0 ? alongStops(TOWARDS, share) : alongStops(AWAY, -share); }
// flowMap.powerColour
vec3 powerColour(float share) { return alongStops(POWER, share); }
// flowMap.shareOfScale
float shareOfScale(float turns, float baseline) { return turns >= 0.0 ? turns / (0.5 + baseline) : turns / (0.5 - baseline); }
`;
