import { literal } from '../../core/anatomy/literal';
import { FOCUS_GAIN_DB, FOCUS_REACH, FWHM_PER_SIGMA } from '../../core/imaging/pulse';

/**
 * The width of the response. Scatterers stand on a lattice of pitch p and are read between its points, which is itself a
 * kernel of variance p^2 / 6; what the filters add is the rest. Coherent echoes are laid down with that same variance, so
 * both come out with the full width, and with known gains: a line keeps its amplitude, and speckle of mean square 1 keeps
 * it too when multiplied by speckleGain. Where a fan spreads, the lattice is coarser by octaves.
 */
export const RESPONSE_GLSL = `
uniform vec3 uPitch;    // of the lattice: lateral, depth, elevational, mm
uniform float uAxialSigma;
uniform vec4 uResponse; // received width, reach, what the focus takes, zone of the focus, mm
uniform vec2 uFocus;    // range of the focus, and of the middle of the image, mm
// pulse.lateralWidth
float lateralSigma(float z) {
  float t = (z - uFocus.x) / uResponse.w;
  return (uResponse.x - uResponse.z * exp(-t * t)) * max(1.0, z / uResponse.y) / ${literal(FWHM_PER_SIGMA)};
}
// pulse.focusGainDb
float focusGainDb(float z) {
  float reach = ${literal(FOCUS_REACH)} * uResponse.w;
  float t = (z - uFocus.x) / reach;
  float u = (z - uFocus.y) / reach;
  return ${literal(FOCUS_GAIN_DB)} * (exp(-t * t) - exp(-u * u));
}
// The finer of two octaves of the lattice, and the share of the coarser.
vec2 octaveOf(float spread) {
  float octave = log2(max(spread, 1.0));
  return vec2(floor(octave), smoothstep(0.35, 0.65, fract(octave)));
}
float lateralPitch(float spread) {
  vec2 octave = octaveOf(spread);
  return uPitch.x * exp2(octave.x) * sqrt(1.0 + 3.0 * octave.y);
}
// Variance of read lattice noise is raised to 1 by 3/2, and a Gaussian of sigma s leaves p / (2 sqrt(pi) s) of it.
float keeps(float pitch, float sigma) { return 1.5 * pitch / (3.5449077 * sigma); }
float speckleGain(float sigma, float pitch) { return inversesqrt(keeps(uPitch.y, uAxialSigma) * keeps(pitch, sigma)); }
float depositSigma(float pitch, float spacing) { return max(pitch * 0.40824829, 0.5 * spacing); }
float filterSigma(float sigma, float deposit) { return sqrt(max(sigma * sigma - deposit * deposit, 1e-6)); }
`;

export const RESPONSE_UNIFORMS = ['uPitch', 'uAxialSigma', 'uResponse', 'uFocus'] as const;
