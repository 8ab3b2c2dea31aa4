/** Why the formula of a shader function can be trusted. */
export type Held =
  /** The function of core that says the same, FILE#NAME; some tests/gpu/*.gpu.test.ts asks both. */
  | { readonly twin: string }
  /** No formula that core has too: what else speaks for it, and the file of tests/physics/checks that measures it, where one does. */
  | { readonly because: string; readonly measured?: string };

const twin = (name: string): Held => ({ twin: `src/core/imaging/${name}` });
const because = (reason: string, measured?: string): Held =>
  measured === undefined ? { because: reason } : { because: reason, measured };

const INDEX = because('turns an index into a place or reads a texture: no formula of physics');
const PART = because('only a part of a function whose twin is tested');

/** Every function of the shaders in src/ultrasound, by its name; `main` by the name of its file. */
export const SHADER_FUNCTIONS: Readonly<Record<string, Held>> = {
  // Acoustics
  reflectionOf: twin('acoustics.ts#reflection'),
  lossDb: twin('acoustics.ts#downshift'),
  anisotropyOf: twin('acoustics.ts#anisotropyDb'),
  amplitudeOf: { twin: 'src/core/math/functions.ts#amplitudeOfDb' },
  turnOf: twin('refraction.ts#turnRad'),
  disorderedAmplitude: twin('refraction.ts#disorderedAmplitude'),
  strayVariance: twin('aberration.ts#strayVariance'),
  fatHaze: twin('aberration.ts#fatHaze'),
  transmissionOf: twin('refraction.ts#slantTransmission'),
  roughDb: twin('needleEcho.ts#needleEchoDb'),
  impedance: because('chooses between two tabulated numbers', 'interfaces'),

  dryAt: because('where air lies under a cover; no formula of physics', 'contact'),

  // Beams
  fanOrigin: PART,
  fanDirection: PART,
  fanPoint: twin('fan.ts#beamPoint'),
  fanPlace: twin('fan.ts#beamAt'),
  enterFan: because(
    'the spread and shear of a fan: core walks along single beams and needs neither',
    'probes',
  ),
  beamPitch: INDEX,
  rowPitch: INDEX,
  samplePitch: INDEX,
  arcAt: INDEX,
  rowAt: INDEX,
  sampleAt: INDEX,
  spaceAt: because('core/imaging/beam.fromImage with the frame of the probe as uniforms', 'probes'),
  structureOf: INDEX,
  bentAt: INDEX,
  asideOf: INDEX,
  time: because('core bends no ray: visibility and scores use true places', 'refraction'),
  timeAt: because('goes on with the front beyond the array; core bends no ray', 'refraction'),
  delayOf: because('reads the delay of a tissue, which inputs tests hold to its speed', 'refraction'),

  // Slice, response, pulse
  sliceThickness: twin('beam.ts#sliceThickness'),
  sliceSigma: twin('beam.ts#sliceSigma'),
  sliceWeight: twin('beam.ts#sliceWeight'),
  acrossFactor: twin('beam.ts#acrossFactor'),
  lateralSigma: twin('pulse.ts#lateralWidth'),
  focusGainDb: twin('pulse.ts#focusGainDb'),
  octaveOf: because('levels of the lattice, which core does not hold', 'probes'),
  lateralPitch: because('pitch of the lattice, which core does not hold', 'stillness'),
  keeps: because('power that the lattice and the filters leave, which core does not hold', 'stillness'),
  speckleGain: because('undoes what the filters take of speckle', 'stillness'),
  depositSigma: because('how wide an echo is laid down before the filters', 'resolution'),
  filterSigma: because('what the filters add to it', 'resolution'),
  beside: INDEX,

  // Scatterers and patterns
  latticeAt: because('reads the table of scatterers in rest space', 'stillness'),
  sharers: INDEX,
  scatterersAt: because('cross-fades two leans of the lattice', 'stillness'),
  steered: because('phase of the two-way path', 'probes'),
  textureNoise: because('look of tissue, no formula of physics', 'appearance'),
  wideNoise: because('look of tissue, no formula of physics', 'appearance'),
  sheet: because('look of tissue; how it fades with the tilt of fibres is measured', 'anisotropy'),
  sheetGain: because('undoes what the pulse takes of a sheet', 'tiers'),
  finestDeposit: because('is what the finest tier lays down', 'tiers'),
  togetherOf: because('undoes what a tier takes of a rough sheet', 'tiers'),
  roughGain: because('undoes what a tier takes of a rough sheet', 'tiers'),
  outsideFascicles: because('look of tissue, no formula of physics', 'looks'),
  presence: because('look of tissue, no formula of physics', 'appearance'),
  patternEcho: because('look of tissue; how it fades with the tilt of fibres is measured', 'anisotropy'),

  // Along the beam
  leftAt: INDEX,
  betweenAt: because('core uses true depths, as scores do', 'speed'),
  trueDepth: because('turns delays into depths; core uses true depths', 'speed'),
  interfaceAt: because('lays the echo of an interface down', 'interfaces'),
  gasBelow: because('look of what stands below bone and gas, typical; no formula of physics', 'looks'),

  // Needle
  needleDb: twin('needleEcho.ts#needleEchoDb'),
  asSeen: because('a change of axes', 'needle'),
  needleEcho: because(
    'lays the echo of a shaft down; visibility asks level, angle and slice by their own twins',
    'needle',
  ),

  // Looks, grey and flow
  amplitudeAt: INDEX,
  echoAt: INDEX,
  facetAt: because('look of twinkling, typical; no formula of physics'),
  leanAt: because('a part of the geometry, which is compared as a whole'),
  column: INDEX,
  slidersDb: twin('machine.ts#tgcAt'),
  withFlow: because('chooses between grey and colour'),
  wrapTurns: twin('doppler.ts#wrapTurns'),
  wallFilter: twin('doppler.ts#wallFilter'),
  coherenceOf: twin('doppler.ts#coherence'),
  alongStops: PART,
  flowColour: twin('flowMap.ts#flowColour'),
  powerColour: twin('flowMap.ts#powerColour'),
  shareOfScale: twin('flowMap.ts#shareOfScale'),
  texelAt: INDEX,
  lossTo: because('the losses that the image sums, along a leaning beam', 'doppler'),
  randomAt: INDEX,

  // Passes
  'axial main': because('the pulse as a filter, and its second runs', 'resolution'),
  'bend main': because('least squares of summed delays over the aperture', 'refraction'),
  'colour main': because('the pulse of Doppler as a filter', 'doppler'),
  'copy main': INDEX,
  'delays main': because('sums the delays of tissue', 'refraction'),
  'display main': because('scan conversion', 'probes'),
  'envelope main': because('magnitude, gain and logarithm', 'probes'),
  'field main': because('puts together what the functions above give', 'stillness'),
  'flow main': because('autocorrelation of moving blood', 'doppler'),
  'gpu main': because('the triangle that covers a target'),
  'gather main': because('adds looks at the places of the fan', 'probes'),
  'geometry main': because(
    'core/imaging/geometry.ts works out the same grids; tests/gpu/geometry compares all that both write',
  ),
  'lateral main': because('the aperture as a filter, and its side lobes', 'resolution'),
  'medium main': because('finds interfaces and their slope', 'interfaces'),
  'persist main': because('a weighted mean of kept frames'),
  'scan main': because('sums losses and delays along the beams', 'attenuation'),
  'walls main': because('finds the first wall and reads what stands there: no formula of its own', 'looks'),
  'soften main': because('a mean over the aperture', 'interfaces'),
};
