/**
 * A constant of the code under test, moved: source that occurs once in a file, whose last number is the constant.
 * @typedef {{ file: string, text: string, factor: number }} Mutant
 */

/**
 * Nothing in the source knows of these: a plugin of the tests moves the number while the file is served.
 * @satisfies {Readonly<Record<string, Mutant>>}
 */
export const mutants = {
  'pulse length': { file: 'src/core/imaging/pulse.ts', text: 'DISPLAY_SPEED / 2 / (2', factor: 0.8 },
  'beam width': { file: 'src/core/imaging/pulse.ts', text: 'WIDTH_AWAY = 0.68', factor: 1.2 },
  'width at the focus': { file: 'src/core/imaging/pulse.ts', text: 'WIDTH_AT_FOCUS = 0.42', factor: 1.2 },
  'diffraction of the lens': {
    file: 'src/ultrasound/glsl/slice.ts',
    text: 'diffraction = 0.96',
    factor: 1.2,
  },
  'attenuation of muscle': {
    file: 'src/core/anatomy/tissues.ts',
    text: 'attenuationDbPerCm: 0.62',
    factor: 1.2,
  },
  'attenuation of fat': {
    file: 'src/core/anatomy/tissues.ts',
    text: 'attenuationDbPerCm: 0.61',
    factor: 1.2,
  },
  'attenuation of blood': {
    file: 'src/core/anatomy/tissues.ts',
    text: "id: 'vein',\n    speedMPerS: 1578,\n    densityKgPerM3: 1050,\n    attenuationDbPerCm: 0.21",
    factor: 1.2,
  },
  'backscatter of fluid': { file: 'src/core/anatomy/tissues.ts', text: 'backscatterDb: -45', factor: 0.8 },
  'backscatter of blood': {
    file: 'src/core/anatomy/tissues.ts',
    text: "id: 'vein',\n    speedMPerS: 1578,\n    densityKgPerM3: 1050,\n    attenuationDbPerCm: 0.21,\n    attenuationExponent: 1.05,\n    backscatterDb: -22",
    factor: 0.8,
  },
  'phase of a steered look': {
    file: 'src/ultrasound/uniforms.ts',
    text: "e.setFloat('uWave', (4",
    factor: 1.2,
  },
  'frequency of Doppler': { file: 'src/core/imaging/doppler.ts', text: 'SENT_SHARE = 0.66', factor: 1.2 },
  'array of the gate': { file: 'src/core/imaging/doppler.ts', text: 'GATE_F = 5', factor: 0.8 },
  'cut-off of the wall filter': {
    file: 'src/core/imaging/dopplerSettings.ts',
    text: 'low: 0.03, medium: 0.08',
    factor: 1.2,
  },
  'places of the sliders': { file: 'src/ultrasound/passes/envelope.ts', text: 'share * 8.0', factor: 1.2 },
  'scan conversion': {
    file: 'src/ultrasound/passes/display.ts',
    text: 'place.x / uField.x + 0.5',
    factor: 1.2,
  },
  'density of fat': { file: 'src/core/anatomy/tissues.ts', text: 'densityKgPerM3: 911', factor: 1.2 },
  'attenuation of a deposit': {
    file: 'src/core/anatomy/tissuesOfLesions.ts',
    text: 'attenuationDbPerCm: 2.2',
    factor: 1.2,
  },
  'late echoes of bone': { file: 'src/ultrasound/uniforms.ts', text: 'BONE = { reach: 0.75', factor: 0.8 },
  'fainter mirror': { file: 'src/ultrasound/uniforms.ts', text: 'mirrorDb: 46', factor: 0.8 },
  'level shown white': { file: 'src/ultrasound/uniforms.ts', text: 'whiteDb: 35', factor: 1.2 },
  'speed of fat': { file: 'src/core/anatomy/tissues.ts', text: 'speedMPerS: 1477', factor: 1.2 },
  'lean of fronts under fat': {
    file: 'src/core/imaging/aberration.ts',
    text: 'FRONT_LEAN = 0.0035',
    factor: 1.2,
  },
  'haze of fat': { file: 'src/core/imaging/aberration.ts', text: 'HAZE = 0.1', factor: 1.2 },
  'turn of rays': { file: 'src/ultrasound/glsl/refraction.ts', text: 'slope / (1.0', factor: 1.2 },
  'loss of straddling beams': {
    file: 'src/ultrasound/passes/bend.ts',
    text: 'wave = 6.2831853',
    factor: 1.2,
  },
  'speed of tendon': { file: 'src/core/anatomy/tissues.ts', text: 'speedMPerS: 1750', factor: 1.2 },
  'echo of a mirror': { file: 'src/ultrasound/uniforms.ts', text: 'mirrorDb: 46', factor: 1.2 },
  'angle of the shaft': { file: 'src/core/imaging/needleEcho.ts', text: 'angleRad * 180', factor: 1.2 },
  'speed in steel': { file: 'src/ultrasound/uniforms.ts', text: 'BAND_PER_RADIUS = 0.532', factor: 1.2 },
  'lobe of tendon': { file: 'src/ultrasound/glsl/patterns.ts', text: 'anisotropyRad: 0.061', factor: 1.2 },
  'lobe of nerve': { file: 'src/ultrasound/glsl/patterns.ts', text: 'anisotropyRad: 0.157', factor: 1.2 },
  'share without gel': { file: 'src/ultrasound/uniforms.ts', text: 'DRY_SHARE = 0.55', factor: 1.2 },
  'ringing of the face': { file: 'src/ultrasound/uniforms.ts', text: 'ringDb: 30', factor: 1.2 },
  'electronic noise': { file: 'src/ultrasound/uniforms.ts', text: 'noiseDb: -38', factor: 0.8 },
  'lobe of ligament': { file: 'src/ultrasound/glsl/patterns.ts', text: 'anisotropyRad: 0.262', factor: 0.8 },
  'speed of bone': { file: 'src/core/anatomy/tissues.ts', text: 'speedMPerS: 3515', factor: 0.8 },
  'lattice near the face': {
    file: 'src/ultrasound/glsl/slice.ts',
    text: 'uSlice.y ? 0.5',
    factor: 0.8,
  },
  'share of a band': {
    file: 'src/ultrasound/passes/lateral.ts',
    text: 'uFrequencies > 1 ? 0.5',
    factor: 1.2,
  },
  'angles of looks': { file: 'src/core/imaging/machine.ts', text: '3: [0, -10', factor: 0.8 },
  'lattice across the plane': {
    file: 'src/ultrasound/uniforms.ts',
    text: 'ACROSS = { pitch: 0.62',
    factor: 0.8,
  },
};

/** @typedef {keyof typeof mutants} MutantId */

/**
 * In addresses a mutant's name has no spaces and no capitals.
 * @param {string} id
 */
export const slugOf = (id) => id.toLowerCase().replaceAll(' ', '-');
