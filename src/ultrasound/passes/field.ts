import { DRAG_GLSL } from '../../core/anatomy/deformation';
import { literal } from '../../core/anatomy/literal';
import { ABERRATION_GLSL } from '../glsl/aberration';
import { ACOUSTICS_GLSL } from '../glsl/acoustics';
import { BEAM_GLSL, BEAM_UNIFORMS, FLAT_BEAM_GLSL, GEL_DEPTH, STRUCTURES_GLSL } from '../glsl/beam';
import { NEEDLE_GLSL, NEEDLE_UNIFORMS } from '../glsl/needle';
import { PATTERNS_GLSL } from '../glsl/patterns';
import { BENT_GLSL } from '../glsl/refraction';
import { RESPONSE_GLSL, RESPONSE_UNIFORMS } from '../glsl/response';
import { SLICE_GLSL } from '../glsl/slice';
import type { PassSource } from '../gpu';
import { SCATTERER_CELLS } from '../tables';

/** Point reflectors that the physics tests may set. */
export const MOST_TARGETS = 8;

/** Of a place of the image: how far along the face it lies, and how far from it. */
const FLAT_WAY = `float along = p.x;
  float down = p.y;`;
const WAY = `vec2 q = vec2(p.x, p.y + uFan.x);
  float along = uFan.x > 0.0 ? uFan.x * atan(q.x, q.y) : p.x;
  float down = uFan.x > 0.0 ? length(q) - uFan.x : p.y;`;

const GAS = `
// Below a pocket of gas some of its bubbles ring on in bars, and sound that ran about between them fills the shadow with haze.
vec4 gasBelow(int beam, float z, float wall, vec4 g) {
  int row = clamp(int(floor(wall / rowPitch() - 0.5)), 0, ROWS - 1);
  float below = z - wall;
  if (below < 0.0 || wall < max(uContact, ${literal(GEL_DEPTH)}) + 0.5 || texelFetch(uInterface, ivec2(beam, row), 0).w < 1.5)
    return vec4(0.0);
  vec3 place = spaceAt(fanPoint(uFan, arcAt(beam), wall));
  float rings = smoothstep(0.1, 0.6, textureNoise(place / 1.1).x) * exp(-below / 7.0);
  float bar = pow(0.5 + 0.5 * cos(6.2831853 * below / 0.62), 3.0);
  float before = leftAt(beam, row - 1) * smoothstep(0.0, 0.6, below);
  return before * (g * 0.25 * exp(-below / 15.0) + vec4(4.0 * rings * bar, 0.0, 4.0 * rings * bar, 0.0));
}
`;

/** The needle, and a test's points. */
const POINTS = `needle = needleEcho(origin, beam, z, deposit, wide, left) * line;
  for (int i = 0; i < uTargets; i++) {
    vec3 q = asSeen(vec3(uTarget[i].xy - origin, 0.0), beam);
    vec2 d = vec2(q.x, z - q.y) / vec2(wide, deposit);
    bright += uTarget[i].w * exp(-0.5 * dot(d, d)) * line * lateralSigma(q.y) / wide
      * sliceWeight(uTarget[i].z, q.y);
  }`;

/**
 * The complex amplitude that each sample sends back, before the pulse and the aperture smear it: BEAMS x SAMPLES, two looks
 * (real, imaginary, real, imaginary). Muscle's speckle has mean square 1; TGC is in it. `short` leaves out what a frame under a flat
 * face without needle, dragged tissue, test points and gas has not.
 */
export const fieldSource = (defines: PassSource['defines'], short = false): PassSource => ({
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
    'uTurn',
    'uBlend',
    'uRock',
    'uWave',
    'uContact',
    'uBuildUp',
    'uTgc',
    'uNoiseLevel',
    'uFrame',
    'uMirror',
    'uRing',
    'uTrail',
    'uTarget',
    'uTargets',
  ],
  samplers: ['uOwner', 'uFibre', 'uSlope', 'uInterface', 'uLeft', 'uBent', 'uScatter', 'uTexture'],
  fragment: `
${short ? FLAT_BEAM_GLSL : BEAM_GLSL}
${BENT_GLSL}
${short ? '' : DRAG_GLSL}
${STRUCTURES_GLSL}
${ABERRATION_GLSL}
${ACOUSTICS_GLSL}
${RESPONSE_GLSL}
${SLICE_GLSL}
${short ? '' : NEEDLE_GLSL}
uniform highp sampler2D uOwner;
uniform highp sampler2D uFibre;
uniform highp sampler2D uSlope;
uniform highp sampler2D uInterface;
uniform highp sampler2D uLeft;
uniform vec4 uPress[5];
uniform highp sampler3D uScatter;
uniform highp sampler3D uTexture;
uniform vec4 uTurn;      // cosine and sine of two turns of the lattice about the skin's normal
uniform float uBlend;    // share of the second
uniform float uRock;     // turn of the middle beam from the skin's normal in the plane, rad
uniform float uWave;     // phase of an echo a mm of range, rad
uniform float uContact;
uniform float uBuildUp;  // share of the harmonic that is not there yet at the face
uniform vec2 uTgc;       // dB/mm and its end, mm
uniform float uNoiseLevel;
uniform ivec2 uFrame;    // where this frame's electronic noise is read
uniform float uMirror;   // amplitude of a flat perfect mirror
uniform float uRing;     // amplitude of the ring-down at the face
uniform vec2 uTrail;     // of bone: how far its rough surface sends on, and over what depth it lies, mm
uniform vec4 uTarget[${MOST_TARGETS}]; // lateral, depth, elevation, amplitude
uniform int uTargets;
layout(location = 0) out vec4 outField;
// Speckle taken for what lies behind a wall whose other tissue is not known here.
const float OTHER_SIDE = 0.5;
// Turns of the lattice in the plane, rad: finer than where its fine pitch would show across the beams.
const float LEAN_STEP = 0.1;
${PATTERNS_GLSL}

// Factor on the lattice's pitch across the plane, at this sample's depth.
float finerAcross = 1.0;

// The lattice in one of its turns: about the skin's normal, and in the plane so that its fine pitch lies along the beam.
vec4 latticeAt(vec2 turn, float lean, float octave, vec3 rest) {
  const vec3 cells = vec3(${SCATTERER_CELLS.join('.0, ')}.0);
  vec3 c = vec3(turn.x * rest.x + turn.y * rest.z, rest.y, turn.x * rest.z - turn.y * rest.x);
  if (lean != 0.0) {
    float angle = LEAN_STEP * lean;
    c.xy = vec2(cos(angle) * c.x + sin(angle) * c.y, cos(angle) * c.y - sin(angle) * c.x);
  }
  // Turns and octaves share one table: each reads it elsewhere.
  c = c / (uPitch * vec3(exp2(octave), 1.0, finerAcross)) + vec3(29.3 * octave, 0.0, 7.7 * lean);
  vec3 f = fract(c - 0.5);
  vec3 v = f * f + (1.0 - f) * (1.0 - f);
  return texture(uScatter, c / cells) * inversesqrt(v.x * v.y * v.z);
}

// The first of two neighbours that share a reading, and 1 where the second has a share worth one too.
vec2 sharers(float share) { return vec2(share > 0.999 ? 1.0 : 0.0, share < 1e-3 || share > 0.999 ? 0.0 : 1.0); }

// Scatterers where tissue rests, seen by a beam that leans to the skin's normal, with variance 1: turns about the skin's normal, leans
// and octaves, each cross-faded between two. What has no share is not read: mostly one of eight readings is left. The loop ends at its
// foot, since software rendering runs through both sides of a branch, and once more through a loop that ends at its head.
vec4 scatterersAt(vec3 rest, float lean) {
  float step_ = floor(lean / LEAN_STEP);
  vec2 octave = octaveOf(fanSpread);
  vec3 share = vec3(uBlend, smoothstep(0.35, 0.65, lean / LEAN_STEP - step_), octave.y);
  vec2 turns = sharers(share.x);
  vec2 leans = sharers(share.y);
  vec2 octaves = sharers(share.z);
  ivec3 more = ivec3(turns.y, leans.y, octaves.y);
  vec3 first = vec3(turns.x, leans.x, octaves.x);
  vec4 sum = vec4(0.0);
  int i = 0;
  do {
    vec3 which = first + vec3(i & more.x, (i >> more.x) & more.y, i >> (more.x + more.y));
    vec3 part = mix(1.0 - share, share, which);
    sum += sqrt(part.x * part.y * part.z)
      * latticeAt(which.x > 0.5 ? uTurn.zw : uTurn.xy, step_ + which.y, octave.x + which.z, rest);
    i++;
  } while (i < 1 << (more.x + more.y + more.z));
  return sum;
}

// Phase of a point's echo in a steered look against an unsteered one: twice the difference of their ways. Steered beams meet the
// same scatterers with other phases, which is why looks differ.
vec4 steered(vec4 g, vec2 p) {
  ${short ? FLAT_WAY : WAY}
  float phase = uWave * (along * uFan.y + down * (sqrt(1.0 - fanShear * fanShear) - 1.0));
  vec2 t = vec2(cos(phase), sin(phase));
  return vec4(g.x * t.x - g.y * t.y, g.x * t.y + g.y * t.x, g.z * t.x - g.w * t.y, g.z * t.y + g.w * t.x);
}

// Amplitude left at the lower edge of a row.
float leftAt(int beam, int row) { return row < 0 ? 1.0 : abs(texelFetch(uLeft, ivec2(beam, min(row, ROWS - 1)), 0).x); }

// What stands at the lower edges of two rows between which a true depth lies; the place between them from which it is read.
vec4 before;
vec4 nearby;
float betweenAt(int beam, float depth) {
  float e = depth / rowPitch() - 1.0;
  int upper = int(floor(e));
  before = upper < 0 ? vec4(1.0, 0.0, 0.0, 0.0) : texelFetch(uLeft, ivec2(beam, min(upper, ROWS - 1)), 0);
  nearby = texelFetch(uLeft, ivec2(beam, clamp(upper + 1, 0, ROWS - 1)), 0);
  return e - float(upper);
}

// Where an echo comes from that is shown at a depth, and how much longer than it is a mm is shown there: a step of Newton's from a guess
// that misses by a few hundredths of the delay. Beside them the share of the row above it.
vec3 trueDepth(int beam, float shown) {
  float share = betweenAt(beam, shown);
  float guess = shown - mix(before.z, nearby.z, share);
  share = betweenAt(beam, guess);
  float longer = 1.0 + (nearby.z - before.z) / rowPitch();
  float step_ = (shown - guess - mix(before.z, nearby.z, share)) / longer;
  return vec3(guess + step_, longer, share + step_ / rowPitch());
}

// What an interface below row sends back: the pulse as it was before the crossing. A steep one falls from beam to beam,
// and its echo spreads over that.
float interfaceAt(int beam, int row, float z, float sigma) {
  if (row < 0) return 0.0;
  vec4 e = texelFetch(uInterface, ivec2(beam, row), 0);
  float below = z - e.x;
  if (abs(below) > 1.0) return 0.0;
  float wide = sqrt(sigma * sigma + 0.5 * e.z * e.z);
  float d = below / (e.w > 0.0 && e.w < 1.5 ? length(vec2(wide, uTrail.y)) : wide);
  return e.y * leftAt(beam, row - 1) * exp(-0.5 * d * d) * sigma / wide;
}

${short ? '' : GAS}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float arc = arcAt(at.x);
  float shown = sampleAt(at.y);
  vec3 stretched = trueDepth(at.x, shown);
  float z = stretched.x;
  enterFan(shown);
  vec2 beam = fanDirection(uFan, arc);
  vec4 bent = bentAt((float(at.x) + 0.5) / float(BEAMS), z);
  vec2 origin = fanOrigin(uFan, arc) + asideOf(beam) * bent.x;
  vec2 place = origin + beam * z;
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

  // Presses deepen evenly from row to row.
  vec3 rest = spaceAt(place) - uPress[2].xyz * mix(above.w, below.w, r - float(row));
  ${short ? '' : 'rest = undragged(rest);'}
  vec3 echo = patternEcho(int(tissue.x), f, slope.x, clearance, slope.w);
  // Where a wall leans out of the plane, the thick slice holds tissue of its other side: speckle inside a vessel's edge.
  float beyond = clearance / max(abs(here.z) * sliceSigma(z), 1e-3);
  echo.x += clamp(OTHER_SIDE / max(tissue.y, 1e-4), 0.0, 40.0) * exp(-0.5 * beyond * beyond - 0.8 * beyond) * 0.5;
  float late = mix(before.w, nearby.w, stretched.z);
  // No sound enters what is hard beyond its critical angle, where its surface sends nothing: nothing in it answers through the soft edge
  // of its shadow.
  echo.x *= tissue.w > 4.0 ? smoothstep(0.0, 0.02, late) : 1.0;

  finerAcross = acrossFactor(z);
  vec4 g = scatterersAt(rest, ${short ? 'uRock' : 'uRock + (uFan.x > 0.0 ? arc / uFan.x : 0.0)'});
  if (uFan.y != 0.0) g = steered(g, place);
  float pitch = lateralPitch(fanSpread);
  // Of the aperture, which fat has widened.
  float focused = lateralSigma(shown);
  float sigma = sqrt(focused * focused + strayVariance(bent.w, z));
  float gain = speckleGain(sigma, pitch);
  float diffuse = (tissue.y * echo.x + fatHaze(bent.w, z)) * gain;
  vec4 field = g * diffuse;

  // As wide in what is shown, whatever the speed of sound.
  float line = uAxialSigma / depositSigma(uPitch.y, samplePitch());
  float deposit = depositSigma(uPitch.y, samplePitch()) / stretched.y;
  float wide = depositSigma(pitch, beamPitch());
  float bright = echo.y * 0.7;
  float left = 1.0;
  float needle = 0.0;
  ${short ? '' : POINTS}
  field.xz += bright;
  // Sheets are rough: a part of their echo has the phases of the scatterers on them, so that they are uneven along their way.
  float rough = echo.z * 0.6 * inversesqrt(keeps(pitch, sigma));
  field += g * rough;
  // Where beams part there is less sound for each. Wider steps through the lattice take their share of the speckle already.
  float thin = inversesqrt(bent.y);
  field.xz += (thin - 1.0) * bright;
  field *= left;
  field.xz += needle;
  field *= mix(abs(before.x), abs(nearby.x), stretched.z);

  float wall = 0.0;
  // Where no interface is near, one turn, which counts for nothing.
  int k = nearby.x < 0.0 ? -3 : 1;
  do {
    wall += interfaceAt(at.x, row + k, z, deposit);
    k++;
  } while (k <= 1);
  if (nearby.x < 0.0) {
    float uneven = 0.75 + 0.5 * fibre.w;
    field.xz += wall * uMirror * line * uneven * left;
  }

  float air = nearby.y;
  field += g * (gain * late * uMirror * left);
  ${short ? '' : 'field += gasBelow(at.x, z, air, g * gain) * left;'}

  vec4 noise = texelFetch(uScatter, ivec3(at.x & ${SCATTERER_CELLS[0] - 1}, (at.y + uFrame.x) & ${SCATTERER_CELLS[1] - 1},
    (uFrame.y + (at.x >> 7) * 11 + (at.y >> 8) * 5) & ${SCATTERER_CELLS[2] - 1}), 0);
  float sent = bent.z * amplitudeOf(focusGainDb(shown)) * (1.0 - uBuildUp * exp(-z / 7.0));
  field = (field * sent + noise * uNoiseLevel) * amplitudeOf(uTgc.x * min(shown, uTgc.y));
  field.xz += uRing * exp(-shown / 0.16) * (0.65 + 0.35 * cos(6.2831853 * shown / 0.24));
  // Sound that meets air goes to and fro before it: bars that fade. A wall within the gel's depth can only be air.
  if (air < max(uContact, ${literal(GEL_DEPTH)}) + 0.5) {
    float bar = z / max(air, 0.85);
    float off = (bar - floor(bar + 0.5)) * max(air, 0.85) / 0.11;
    field.xz += uRing * 0.8 * exp(-0.8 * bar - 0.5 * off * off) * (0.7 + 0.6 * g.y * g.y);
  }
  outField = field;
}
`,
});
