import { literal } from '../../core/anatomy/literal';
import { FOCAL_ZONE, FWHM_PER_SIGMA, WIDTH_AT_FOCUS, WIDTH_AWAY } from '../../core/imaging/pulse';

/**
 * The width of the response. Scatterers stand on a lattice of pitch p and are read between its points, which is itself a
 * kernel of variance p^2 / 6; what the filters add is the rest. Coherent echoes are laid down with that same variance, so
 * both come out with the full width, and with known gains: a line keeps its amplitude, and speckle of mean square 1 keeps
 * it too when multiplied by speckleGain.
 */
export const RESPONSE_GLSL = `
uniform vec3 uPitch;    // of the lattice: lateral, depth, elevational, mm
uniform float uAxialSigma;
uniform float uFocus;
// pulse.lateralWidth
float lateralSigma(float z) {
  float t = (z - uFocus) / ${literal(FOCAL_ZONE)};
  return (${literal(WIDTH_AWAY)} - ${literal(WIDTH_AWAY - WIDTH_AT_FOCUS)} * exp(-t * t)) / ${literal(FWHM_PER_SIGMA)};
}
// Variance of read lattice noise is raised to 1 by 3/2, and a Gaussian of sigma s leaves p / (2 sqrt(pi) s) of it.
float keeps(float pitch, float sigma) { return 1.5 * pitch / (3.5449077 * sigma); }
float speckleGain(float z) { return inversesqrt(keeps(uPitch.y, uAxialSigma) * keeps(uPitch.x, lateralSigma(z))); }
float depositSigma(float pitch, float spacing) { return max(pitch * 0.40824829, 0.5 * spacing); }
float filterSigma(float sigma, float deposit) { return sqrt(max(sigma * sigma - deposit * deposit, 1e-6)); }
`;

export const RESPONSE_UNIFORMS = ['uPitch', 'uAxialSigma', 'uFocus'] as const;
