import { literal } from '../../core/anatomy/literal';
import type { Pattern, Tissue } from '../../core/anatomy/tissue';
import { TEXTURE_CELLS } from '../tables';
import { tiers } from '../tier';

/** Deviation, mm, of what is laid down on the finest lattice along the beam: 0.06 mm read between its points. */
const FINEST_DEPOSIT = 0.0245;

/**
 * How a tissue is built, in the coordinates of its fibres (along, across = depth for level fibres, across). Two families of
 * thin sheets, each the zero surface of a noise: coarse ones and fine ones. A sheet reflects where it faces the beam.
 */
interface Texture {
  /** Size of a feature along and across, mm. */
  readonly coarse: readonly [number, number, number];
  readonly fine: readonly [number, number, number];
  /** Half thickness of the sheets as the beam sees them, mm. */
  readonly thick: readonly [number, number];
  /** Amplitude of the sheets face on, against muscle's speckle, dB. */
  readonly sheetDb: readonly [number, number];
  /** Tangent of the turn from the beam at which a sheet has lost 1/e. */
  readonly turn: number;
  /** Share of the sheets that is there: 1 all, lower leaves gaps. */
  readonly present: number;
  /**
   * Angle between fibres and the face at which the echo's power has fallen to 1/e, rad, above a floor of -20 dB; 0 for none.
   * Tendon 3.5 degrees through Crass 1988 (as bright as muscle at 2 to 7 degrees); nerve 9 and ligament 15 degrees, typical.
   */
  readonly anisotropyRad: number;
  /** How far the speckle's level varies with coarse, fine and wide noise, nepers. */
  readonly vary: number;
  /** How far the fine noise bends the coarse sheets, mm. */
  readonly warp: number;
  /** Correction of the tissue table's speckle level for this texture, dB: sheets carry a part of the brightness. */
  readonly levelDb: number;
}

const plain: Texture = {
  coarse: [10, 10, 10],
  fine: [4, 4, 4],
  thick: [0.05, 0.05],
  sheetDb: [-60, -60],
  turn: 0.3,
  present: 0,
  anisotropyRad: 0,
  vary: 0,
  warp: 0,
  levelDb: 0,
};

/**
 * Deep fat between muscles is finer and more streaked than fat under the skin, with the same pattern; an artery has a thicker wall than
 * other vessels.
 */
export type TextureId = Pattern | 'connective' | 'artery';

export const textureOf = ({ id, pattern }: Tissue): TextureId =>
  id === 'connective' || id === 'artery' ? id : pattern;

const textures: Readonly<Record<TextureId, Texture>> = {
  none: plain,
  // Clutter of side lobes and reverberation stands in clear fluid 27 dB below muscle, which shows as grey 1 to 18 (BUSI); typical.
  fluid: { ...plain, levelDb: 18.5 },
  blood: { ...plain, coarse: [6, 3, 3], fine: [2.5, 2, 2], vary: 0.35, levelDb: 12 },
  artery: { ...plain, coarse: [6, 3, 3], fine: [2.5, 2, 2], vary: 0.35, levelDb: 12 },
  // Nothing comes back from inside bone, also where the aperture looks past its edge; what its surface sends is no speckle.
  bone: { ...plain, levelDb: -40 },
  cartilage: plain,
  skin: {
    ...plain,
    coarse: [5, 0.7, 5],
    fine: [1.6, 0.35, 1.6],
    sheetDb: [10, 6],
    turn: 0.5,
    present: 0.4,
    vary: 0.3,
  },
  fat: {
    ...plain,
    coarse: [24, 3.2, 24],
    fine: [9, 1.9, 9],
    thick: [0.05, 0.04],
    sheetDb: [28, 15],
    turn: 0.35,
    present: 0.8,
    vary: 0.45,
    warp: 0.6,
    levelDb: -2,
  },
  connective: {
    ...plain,
    coarse: [16, 2.6, 12],
    fine: [6, 1.2, 4.5],
    thick: [0.06, 0.045],
    sheetDb: [25, 17],
    turn: 0.4,
    present: 0.4,
    vary: 0.85,
    warp: 0.8,
    levelDb: 0.5,
  },
  muscle: {
    ...plain,
    coarse: [15, 1.5, 2.8],
    fine: [7.5, 0.88, 1.5],
    thick: [0.06, 0.05],
    sheetDb: [26.5, 19],
    turn: 0.48,
    present: 0.47,
    anisotropyRad: 0.5,
    vary: 0.45,
    warp: 0.25,
    levelDb: -5.1,
  },
  tendon: {
    ...plain,
    coarse: [40, 0.7, 1.6],
    fine: [30, 0.42, 0.8],
    thick: [0.05, 0.045],
    sheetDb: [28, 25],
    turn: 0.6,
    present: 0.9,
    anisotropyRad: 0.061,
    vary: 0.5,
    warp: 0.15,
    levelDb: 2,
  },
  nerve: {
    ...plain,
    coarse: [30, 1.2, 1.4],
    fine: [30, 1.1, 1.2],
    thick: [0.08, 0.06],
    sheetDb: [12, 8],
    turn: 0.8,
    present: 0.7,
    anisotropyRad: 0.157,
    vary: 0.3,
    warp: 0.2,
  },
  fascia: {
    ...plain,
    coarse: [18, 0.55, 18],
    fine: [10, 0.4, 10],
    thick: [0.06, 0.05],
    sheetDb: [26, 20],
    turn: 0.4,
    present: 0.8,
    anisotropyRad: 0.3,
    vary: 0.3,
    warp: 0.1,
    levelDb: 4,
  },
  // Bright and packed as tendon, but its bundles run less even, so that it turns dark later: at 15 degrees.
  ligament: {
    ...plain,
    coarse: [22, 0.8, 1.8],
    fine: [12, 0.5, 1],
    thick: [0.06, 0.05],
    sheetDb: [23, 18],
    turn: 0.6,
    present: 0.7,
    anisotropyRad: 0.262,
    vary: 0.6,
    warp: 0.3,
    levelDb: -2.2,
  },
  wall: { ...plain, coarse: [8, 0.8, 8], fine: [3, 0.5, 3], vary: 0.25 },
  synovium: {
    ...plain,
    coarse: [5, 2.5, 5],
    fine: [2, 1.2, 2],
    sheetDb: [8, 4],
    turn: 0.7,
    present: 0.2,
    vary: 0.55,
    warp: 0.8,
  },
  // Clumps and threads that the turning liquid has drawn out: a noise bent by another.
  suspension: { ...plain, coarse: [7, 2.6, 6], fine: [1.6, 0.7, 1.4], vary: 1.25, warp: 2.4, levelDb: -3 },
  pus: { ...plain, coarse: [5, 2.2, 4.5], fine: [1.5, 0.7, 1.4], vary: 0.9, warp: 2.2, levelDb: 1 },
  clot: {
    ...plain,
    coarse: [11, 2.2, 10],
    fine: [4, 1, 3.5],
    sheetDb: [10, 6],
    turn: 0.6,
    present: 0.3,
    vary: 0.75,
    warp: 1.2,
  },
  fragments: { ...plain, coarse: [3.2, 1.8, 3], fine: [1.4, 0.8, 1.3], vary: 1.3, warp: 0.6, levelDb: 4 },
  // Brighter than the tendon around it (Bianchi 2019); by how much is typical.
  slurry: { ...plain, coarse: [5, 2.4, 4.5], fine: [2, 1.1, 1.8], vary: 0.5, warp: 0.8, levelDb: 6 },
  crystals: { ...plain, coarse: [5, 2, 4.5], fine: [0.8, 0.45, 0.8], vary: 1.5, warp: 1.6, levelDb: 3.5 },
  gas: plain,
  solid: {
    ...plain,
    coarse: [7, 4, 6],
    fine: [3, 1.6, 2.6],
    sheetDb: [12, 8],
    turn: 0.5,
    present: 0.15,
    vary: 0.5,
    warp: 1,
  },
};

/** The order of patterns in the shaders. */
export const PATTERNS: readonly TextureId[] = [
  'none',
  'skin',
  'fat',
  'muscle',
  'tendon',
  'nerve',
  'fascia',
  'blood',
  'artery',
  'fluid',
  'cartilage',
  'bone',
  'connective',
  'ligament',
  'wall',
  'synovium',
  'suspension',
  'pus',
  'clot',
  'fragments',
  'slurry',
  'crystals',
  'gas',
  'solid',
];

/** Values of `uPattern`: four vec4 a pattern. */
export function packTextures(): Float32Array {
  const out = new Float32Array(PATTERNS.length * 16);
  const amplitude = (db: number): number => 10 ** (db / 20);
  PATTERNS.forEach((pattern, i) => {
    const t = textures[pattern];
    out.set(
      [
        ...t.coarse.map((mm) => 1 / mm),
        t.thick[0],
        ...t.fine.map((mm) => 1 / mm),
        t.thick[1],
        amplitude(t.sheetDb[0]),
        amplitude(t.sheetDb[1]),
        t.turn,
        t.present,
        t.anisotropyRad,
        t.vary,
        t.warp,
        amplitude(t.levelDb),
      ],
      i * 16,
    );
  });
  return out;
}

/** What fibres that rise to the face send back: acoustics.anisotropyDb as an amplitude. */
export const ANISOTROPY_GLSL = `
float anisotropyOf(float sine, float width) {
  float turned = sine / width;
  return sqrt(0.01 + 0.99 * exp(-turned * turned));
}
`;

/** `vec3 patternEcho`: factor on the speckle's amplitude, and amplitude of sheets at this sample, smooth and rough, the pulse made up for. */
export const PATTERNS_GLSL = `
uniform vec4 uPattern[${PATTERNS.length * 4}];
const int NERVE = ${PATTERNS.indexOf('nerve')};
const int FAT = ${PATTERNS.indexOf('fat')};
const int CONNECTIVE = ${PATTERNS.indexOf('connective')};
const int BLOOD = ${PATTERNS.indexOf('blood')};
const int ARTERY = ${PATTERNS.indexOf('artery')};
const int FLUID = ${PATTERNS.indexOf('fluid')};

vec4 textureNoise(vec3 p) {
  vec3 i = floor(p);
  vec3 f = p - i;
  f = f * f * (3.0 - 2.0 * f);
  return texture(uTexture, (i + f + 0.5) / ${TEXTURE_CELLS}.0);
}

${ANISOTROPY_GLSL}
// A sheet where the noise f passes zero: a line across the beam, bright where it faces it; with the lean, the tangent by which fibres fall
// away from the beam in the plane, where it lies along them: that they fall is counted once, for the whole tissue.
// Where it is parted, mm, two lines stand on both sides of that zero.
float sheet(float f, float thick, float turn, float lean, float parted) {
  float down = dFdy(f) / samplePitch();
  float across = (dFdx(f) / beamPitch() - fanShear * down) * inversesqrt(1.0 - fanShear * fanShear);
  float d = (abs(f) * inversesqrt(across * across + down * down + 1e-8) - parted) / thick;
  float slope = across * sign(down) / (abs(down) + 1e-5);
  float tangent = (slope + lean) / max(1.0 - slope * lean, 0.2) / turn;
  return exp(-0.5 * d * d - tangent * tangent);
}

// Narrowest width that the finest tier lays down, mm.
float finestDeposit() { return max(${literal(FINEST_DEPOSIT)}, 0.5 * uField.y / ${literal(tiers.high.samples)}); }
// A sheet is laid down as thick as it is, and the filter that makes the pulse weakens it by its own width against that: made up for, so
// that all tiers show it as bright as the finest, on which sheets were matched to pictures.
float sheetGain(float thick) {
  float made = filterSigma(uAxialSigma, depositSigma(uPitch.y, samplePitch()));
  float finest = finestDeposit();
  float matched = filterSigma(uAxialSigma, finest);
  return uAxialSigma / finest * sqrt((thick * thick + made * made) / (thick * thick + matched * matched));
}

// The rough part of a sheet's echo comes from the scatterers across its thickness, whose sum is weaker the more of them there are, that
// is on the finer tiers: on all as on the finest.
float togetherOf(float deposit, float thick) { return deposit * inversesqrt(deposit * deposit + thick * thick); }
float roughGain(float thick) {
  return sqrt(togetherOf(finestDeposit(), thick) / togetherOf(depositSigma(uPitch.y, samplePitch()), thick));
}

// Sheets run out over some length rather than end.
float presence(float noise, float share) {
  float from = 0.5 - 1.2 * share;
  return exp(-4.5 * (1.0 - smoothstep(from - 0.45, from + 0.15, noise)));
}

// Fascicles in a section across a nerve, mm: discs on a lattice of 1.25 mm with every other row moved by half, none quite in its place
// and none as large as the next; 0 in the middle of one, 1 in what lies between them. Sizes typical.
float outsideFascicles(vec2 q) {
  vec2 c = q / vec2(1.1, 1.25);
  float line = floor(c.x);
  c.y += 0.5 * mod(line, 2.0);
  vec4 chance = texelFetch(uTexture, ivec3(ivec2(floor(c)) & ${TEXTURE_CELLS - 1}, 3), 0);
  vec2 d = c - floor(c) - 0.5 - 0.12 * chance.xy;
  return smoothstep(0.75, 1.15, length(d) / (0.38 + 0.08 * chance.z));
}

vec3 patternEcho(int pattern, vec3 f, float along, float clearance, float patch_) {
  vec4 a = uPattern[4 * pattern];
  vec4 b = uPattern[4 * pattern + 1];
  vec4 c = uPattern[4 * pattern + 2];
  vec4 d = uPattern[4 * pattern + 3];
  vec4 m = textureNoise(f * b.xyz + 7.3);
  vec4 n = textureNoise((f + d.z * m.zwx) * a.xyz);
  // Many are faint, few are bright: 13 dB up and down.
  float fade = exp(clamp(2.2 * m.w - 0.7, -1.6, 0.25));
  // Tissue that goes dark as a whole when its fibres turn; muscle and fascia do by half, and by their sheets.
  bool whole = d.x > 0.0 && d.x < 0.28;
  float lean = whole ? along * clamp(dFdx(f.x) / beamPitch(), -1.0, 1.0) / max(1.0 - along * along, 0.1) : 0.0;
  // Septa of fat lie in twos that part a little and join again; where they hardly part they are one thicker line. Where one would fold
  // back, the noise hardly changes from one side to the other: there it runs out, as septa do at the end of a lobule. Typical.
  bool fatty = pattern == FAT || pattern == CONNECTIVE;
  float parted = fatty ? clamp(0.5 * n.w, 0.0, 0.22) : 0.0;
  float ends = fatty ? smoothstep(0.15, 0.7, abs(dFdy(n.x)) / (samplePitch() * a.y)) : 1.0;
  float coarse = fade * ends * c.x * sheetGain(a.w) * sheet(n.x, a.w, c.z, lean, parted) * presence(n.y, c.w);
  float fine = fade * c.y * sheetGain(b.w) * sheet(m.x, b.w, c.z, lean, 0.0) * presence(m.y, c.w);
  vec2 sheets = vec2(coarse + fine, coarse * roughGain(a.w) + fine * roughGain(b.w));
  // The aperture draws leaning sheets apart, as it does a needle, though less, for they are short (0.4, typical): how tissue fades with
  // its fibres' turn holds that already.
  float drawn = lean * lateralSigma(sampleAt(int(gl_FragCoord.y)));
  sheets *= sqrt(1.0 + 0.4 * drawn * drawn / (a.w * a.w + uAxialSigma * uAxialSigma));
  float facing = d.x > 0.0 ? anisotropyOf(along, d.x) : 1.0;
  float diffuse = d.w * exp(d.y * (0.8 * n.z + 0.8 * m.z + 0.7 * patch_));
  // Dark round fascicles in a bright honeycomb, and the epineurium around all of them.
  if (pattern == NERVE) diffuse = max(mix(0.9, 11.0, outsideFascicles(f.yz)), 10.0 * exp(-clearance / 0.25));
  // The wall of a vessel, which is thinner than a row of geometry; an artery's is the thicker by half, typical.
  bool blood = pattern == BLOOD || pattern == ARTERY;
  if (blood) diffuse += pattern == ARTERY ? 60.0 * exp(-clearance * clearance / 0.12) : 30.0 * exp(-clearance * clearance / 0.07);
  if (blood || pattern == FLUID) diffuse += (pattern == FLUID ? 9.0 : 1.0) * exp(-clearance / 1.2);
  return vec3(diffuse * mix(1.0, facing, whole ? 1.0 : 0.5), sheets * facing);
}
`;
