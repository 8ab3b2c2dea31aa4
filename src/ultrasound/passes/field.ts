import { DEFORMATION_GLSL } from '../../core/anatomy/deformation';
import { literal } from '../../core/anatomy/literal';
import { ACOUSTICS_GLSL } from '../glsl/acoustics';
import { BEAM_GLSL, BEAM_UNIFORMS, GEL_DEPTH, STRUCTURES_GLSL } from '../glsl/beam';
import { NEEDLE_GLSL, NEEDLE_UNIFORMS } from '../glsl/needle';
import { PATTERNS_GLSL } from '../glsl/patterns';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import { SLICE_GLSL } from '../glsl/slice';
import type { PassSource } from '../gpu';
import { SCATTERER_CELLS } from '../tables';
import { ELEVATION_STEP } from './geometry';

/** Point reflectors that the physics tests may set. */
export const MOST_TARGETS = 8;

/**
 * The complex amplitude that each sample sends back, before the pulse and the aperture smear it: BEAMS x SAMPLES, two looks
 * (real, imaginary, real, imaginary). Muscle's speckle has mean square 1; TGC is in it.
 */
export const fieldSource = (defines: PassSource['defines']): PassSource => ({
  name: 'field',
  defines,
  uniforms: [
    ...BEAM_UNIFORMS,
    ...NEEDLE_UNIFORMS,
    ...RESPONSE_UNIFORMS,
    'uSlice',
    'uStructure',
    'uPattern',
    'uPress',
    'uDrag',
    'uLattice',
    'uLatticeB',
    'uBlend',
    'uTgc',
    'uNoiseLevel',
    'uFrame',
    'uMirror',
    'uRing',
    'uTarget',
    'uTargets',
  ],
  samplers: ['uOwner', 'uFibre', 'uSlope', 'uInterface', 'uLeft', 'uScatter', 'uTexture'],
  fragment: `
${BEAM_GLSL}
${DEFORMATION_GLSL}
${STRUCTURES_GLSL}
${ACOUSTICS_GLSL}
${RESPONSE_GLSL}
${SLICE_GLSL}
${NEEDLE_GLSL}
uniform highp sampler2D uOwner;
uniform highp sampler2D uFibre;
uniform highp sampler2D uSlope;
uniform highp sampler2D uInterface;
uniform highp sampler2D uLeft;
uniform highp sampler3D uScatter;
uniform highp sampler3D uTexture;
uniform mat3 uLattice;   // from rest space, mm, to lattice cells
uniform mat3 uLatticeB;
uniform float uBlend;    // share of the second lattice
uniform vec2 uTgc;       // dB/mm and its end, mm
uniform float uNoiseLevel;
uniform ivec2 uFrame;    // where this frame's electronic noise is read
uniform float uMirror;   // amplitude of a flat perfect mirror
uniform float uRing;     // amplitude of the ring-down at the face
uniform vec4 uTarget[${MOST_TARGETS}]; // lateral, depth, elevation, amplitude
uniform int uTargets;
layout(location = 0) out vec4 outField;
// Speckle taken for what lies behind a wall whose other tissue is not known here.
const float OTHER_SIDE = 0.5;
${PATTERNS_GLSL}

vec4 latticeAt(mat3 lattice, vec3 rest) {
  const vec3 cells = vec3(${SCATTERER_CELLS.join('.0, ')}.0);
  vec3 c = lattice * rest;
  vec3 f = fract(c - 0.5);
  vec3 v = f * f + (1.0 - f) * (1.0 - f);
  return texture(uScatter, c / cells) * inversesqrt(v.x * v.y * v.z);
}

// Amplitude left at the lower edge of a row.
float leftAt(int beam, int row) { return row < 0 ? 1.0 : texelFetch(uLeft, ivec2(beam, min(row, ROWS - 1)), 0).x; }

// What an interface below row sends back: the pulse as it was before the crossing. A steep one falls from beam to beam,
// and its echo spreads over that. The rough surface of bone sends a tail.
vec2 interfaceAt(int beam, int row, float z, float sigma) {
  if (row < 0) return vec2(0.0);
  vec4 e = texelFetch(uInterface, ivec2(beam, row), 0);
  float below = z - e.x;
  if (abs(below) > 1.0) return vec2(0.0);
  float wide = sqrt(sigma * sigma + 0.5 * e.z * e.z);
  float d = below / wide;
  float before = leftAt(beam, row - 1);
  float tail = e.w > 0.0 && below > 0.0 ? exp(-below / 0.22) * 0.35 : 0.0;
  return e.y * before * vec2(exp(-0.5 * d * d) * sigma / wide, tail);
}

// Below a pocket of gas: some of its bubbles ring on in bars, and sound that ran about between them fills the shadow with haze.
vec4 gasBelow(int beam, float z, float wall, vec4 g) {
  int row = clamp(int(floor(wall / rowPitch() - 0.5)), 0, ROWS - 1);
  if (texelFetch(uInterface, ivec2(beam, row), 0).w < 1.5) return vec4(0.0);
  float below = z - wall;
  vec3 place = uFace + uLateral * beamAt(beam) + uAxial * wall;
  float rings = smoothstep(0.1, 0.6, textureNoise(place / 1.1).x) * exp(-below / 7.0);
  float bar = pow(0.5 + 0.5 * cos(6.2831853 * below / 0.62), 3.0);
  float before = leftAt(beam, row - 1) * smoothstep(0.0, 0.6, below);
  return before * (g * 0.55 * exp(-below / 15.0) + vec4(4.0 * rings * bar, 0.0, 4.0 * rings * bar, 0.0));
}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float x = beamAt(at.x);
  float z = sampleAt(at.y);
  float r = z / rowPitch() - 0.5;
  int row = clamp(int(floor(r)), 0, ROWS - 2);
  vec4 above = texelFetch(uOwner, ivec2(at.x, row), 0);
  vec4 below = texelFetch(uOwner, ivec2(at.x, row + 1), 0);
  float edge = texelFetch(uInterface, ivec2(at.x, row), 0).x;
  bool first = above.x == below.x ? r - float(row) < 0.5 : z < edge;
  int near = first ? row : row + 1;
  vec4 here = first ? above : below;
  float clearance = above.x == below.x ? mix(above.y, below.y, clamp(r - float(row), 0.0, 1.0)) : abs(z - edge);
  vec4 fibre = texelFetch(uFibre, ivec2(at.x, near), 0);
  vec4 slope = texelFetch(uSlope, ivec2(at.x, near), 0);
  vec3 f = fibre.xyz + slope.xyz * (z - rowAt(near));
  vec4 tissue = structureOf(here.x);

  vec3 rest = restPoint(uFace + uLateral * x + uAxial * z);
  vec2 echo = patternEcho(int(tissue.x), f, slope.x, fibre.w, clearance, rest);
  // Where a wall leans out of the plane, the thick slice holds tissue of its other side: speckle inside a vessel's edge.
  float lean = (here.y - here.z) / ${ELEVATION_STEP};
  float beyond = clearance / max(abs(lean) * sliceSigma(z), 1e-3);
  echo.x += clamp(OTHER_SIDE / max(tissue.y, 1e-4), 0.0, 40.0) * exp(-0.5 * beyond * beyond - 0.8 * beyond) * 0.5;

  vec4 g = latticeAt(uLattice, rest);
  if (uBlend > 0.0) g = g * sqrt(1.0 - uBlend) + latticeAt(uLatticeB, rest) * sqrt(uBlend);
  vec4 field = g * (tissue.y * echo.x * speckleGain(z));

  float deposit = depositSigma(uPitch.y, samplePitch());
  float wide = depositSigma(uPitch.x, beamPitch());
  float line = uAxialSigma / deposit;
  float bright = echo.y * line;
  float left = 1.0;
  bright += needleEcho(x, z, deposit, wide, left) * line;
  for (int i = 0; i < uTargets; i++) {
    vec2 d = (vec2(x, z) - uTarget[i].xy) / vec2(wide, deposit);
    bright += uTarget[i].w * exp(-0.5 * dot(d, d)) * line * lateralSigma(uTarget[i].y) / wide
      * sliceWeight(uTarget[i].z, uTarget[i].y);
  }
  field.xz += bright;
  float e = z / rowPitch() - 1.0;
  int upper = int(floor(e));
  field *= mix(leftAt(at.x, upper), leftAt(at.x, upper + 1), e - float(upper)) * left;

  vec2 wall = vec2(0.0);
  for (int k = -3; k <= 1; k++) wall += interfaceAt(at.x, row + k, z, deposit);
  float uneven = 0.75 + 0.5 * grainOf(rest);
  field.xz += wall.x * uMirror * line * uneven * left;
  field += g * (wall.y * uMirror * left);

  float air = texelFetch(uLeft, ivec2(at.x, near), 0).y;
  if (z > air && air > ${literal(GEL_DEPTH + 0.5)}) field += gasBelow(at.x, z, air, g);

  vec4 noise = texelFetch(uScatter, ivec3(at.x & ${SCATTERER_CELLS[0] - 1}, (at.y + uFrame.x) & ${SCATTERER_CELLS[1] - 1},
    (uFrame.y + (at.x >> 7) * 11 + (at.y >> 8) * 5) & ${SCATTERER_CELLS[2] - 1}), 0);
  field += noise * uNoiseLevel;
  field *= amplitudeOf(uTgc.x * min(z, uTgc.y));
  field.xz += uRing * exp(-z / 0.16) * (0.65 + 0.35 * cos(6.2831853 * z / 0.24));
  // Sound that meets air goes to and fro before it: bars that fade. A wall within the gel's depth can only be air.
  if (air < ${literal(GEL_DEPTH + 0.5)}) {
    float bar = z / max(air, 0.85);
    float off = (bar - floor(bar + 0.5)) * max(air, 0.85) / 0.11;
    field.xz += uRing * 0.8 * exp(-0.8 * bar - 0.5 * off * off) * (0.7 + 0.6 * g.y * g.y);
  }
  outField = field;
}
`,
});
