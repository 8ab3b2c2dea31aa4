/** What the physics says, written down once more: nothing here is imported from the code under test. */

/** Figures of the probe under test: mm, MHz, mm/us. */
const PROBE = { aperture: 38.4, centreMHz: 7.6, bandwidth: 0.77, speed: 1.54 };

/**
 * Standard deviation of the echo's amplitude spectrum, MHz. One way the spectrum is half as high at the edges of the band, so
 * its sigma is bandwidth x centre / 2.3548; two ways multiply two of them, which divides by sqrt 2: 1.757.
 */
const SIGMA_MHZ = (PROBE.bandwidth * PROBE.centreMHz) / 2.3548 / Math.SQRT2;

/** Axial full width, mm: 2.3548 x (1 / (2 pi sigma)) x c / 2 = 0.164. */
export const AXIAL_FWHM = (2.3548 / (2 * Math.PI * SIGMA_MHZ)) * (PROBE.speed / 2);

/** Centre, MHz, and full width at half amplitude of one way against it. */
export interface Band {
  readonly centreMHz: number;
  readonly bandwidth: number;
}

/**
 * Loss of an echo, dB, for `perMHz` dB/MHz of two-way attenuation, with the fall of the pulse's centre: the Gaussian
 * exp(-(f - f0)^2 / 2 s^2) times exp(-p f) is a Gaussian whose peak has fallen by p f0 - p^2 s^2 / 2 nepers.
 */
export function echoLossDb(perMHz: number, { centreMHz, bandwidth }: Band = PROBE): number {
  const sigma = (bandwidth * centreMHz) / 2.3548 / Math.SQRT2;
  const nepers = perMHz / 8.6859;
  return 8.6859 * (nepers * centreMHz - (nepers * nepers * sigma * sigma) / 2);
}

/** Two-way attenuation, dB/MHz, of a length of tissue, mm, from its value at 1 MHz, dB/cm, and its exponent. */
export const twoWayPerMHz = (
  alpha: number,
  exponent: number,
  length: number,
  { centreMHz }: Band = PROBE,
): number => 0.2 * alpha * centreMHz ** (exponent - 1) * length;

/**
 * Lateral full width, mm, by depth for a transmit focus at 20 mm: PyMUST, 128 elements of 0.3 mm, 7.6 MHz, F / 2 sending and
 * dynamic F / 1.5 with Hann weights receiving, no attenuation.
 */
export const LATERAL_FWHM: ReadonlyMap<number, number> = new Map([
  [10, 0.678],
  [15, 0.755],
  [20, 0.421],
  [25, 0.646],
  [30, 0.701],
  [35, 0.658],
]);

/**
 * Full width of a point's echo, mm, at a depth below `fat` mm of uneven fat, of the width in water: each layer s turns the front by a
 * random angle of variance (sqrt(2) c t / a)^2 a mm, so the place of what arrives varies by that times (depth - s)^2, summed over the fat
 * in steps. c = 1.54 mm/us, t = 4 ns a root mm, a = 2.5 mm: typical.
 */
export function widthUnderFat(water: number, fat: number, depth: number): number {
  const leanPerMm = 2 * ((1.54 * 0.004) / 2.5) ** 2;
  const steps = 1000;
  let variance = 0;
  for (let i = 0; i < steps; i++)
    variance += leanPerMm * (fat / steps) * (depth - (fat * (i + 0.5)) / steps) ** 2;
  return Math.sqrt(water * water + 8 * Math.LN2 * variance);
}

/** Haze under `fat` mm of fat at a depth, dB against the speckle of muscle: -20 dB just below 25 mm, with the square of the thickness, -8.7 dB over 20 mm; typical. */
export const hazeDb = (fat: number, depth: number): number =>
  -20 + 40 * Math.log10(fat / 25) - (8.686 * Math.max(0, depth - fat)) / 20;

/** Echo of a needle by its angle to the face, degrees: PyMUST, line of 25 um roughness (lambda / 8), dB against 0 degrees. */
export const NEEDLE_DB: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [2, -0.5],
  [4, -0.8],
  [6, -1.6],
  [8, -3.4],
  [10, -5.2],
  [12, -6.7],
  [15, -5.4],
  [20, -8.3],
  [25, -12.8],
  [30, -17.5],
  [40, -26.6],
]);

/** The same for a smooth line, a mirror. */
export const SMOOTH_NEEDLE_DB: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [2, -0.5],
  [4, -2],
  [6, -4.6],
  [8, -8.5],
  [10, -14.5],
  [12, -23],
  [15, -41],
  [20, -63],
  [25, -74],
]);

/** What a dimpled needle has lost at 75 degrees, dB, by 3.7 of the sources: -10, where a plain one is lost in clutter; typical. */
export const DIMPLED_DB = -10;

/** Spread of the level of fully developed speckle, dB: 20 / ln 10 x pi / sqrt 24. */
export const RAYLEIGH_SPREAD_DB = (20 / Math.LN10) * (Math.PI / Math.sqrt(24));

/** Rayleigh's distribution for a given mean: 1 - exp(-pi v^2 / 4 m^2). */
export const rayleigh =
  (m: number) =>
  (v: number): number =>
    1 - Math.exp((-Math.PI * v * v) / (4 * m * m));

/**
 * Full width of the envelope's autocovariance against the response's: 0.87 along and 0.93 across the beam (PyMUST). A
 * Gaussian response gives nearly 1: the envelope of a Gaussian field correlates as the square of the field's correlation.
 */
export const GRAIN = { axial: 0.87, lateral: 0.93 };

/** Speed, m/s, density, kg/m3, attenuation at 1 MHz, dB/cm, and its exponent; IT'IS 4.1; fluid's attenuation and the deposit typical. */
export const TISSUE = {
  skin: { speed: 1624, density: 1109, alpha: 1.84, exponent: 1 },
  fat: { speed: 1477, density: 911, alpha: 0.61, exponent: 1 },
  muscle: { speed: 1588, density: 1090, alpha: 0.62, exponent: 1.08 },
  tendon: { speed: 1750, density: 1142, alpha: 1.2, exponent: 1.1 },
  vein: { speed: 1578, density: 1050, alpha: 0.21, exponent: 1.05 },
  calcificationFragmented: { speed: 2000, density: 1450, alpha: 2.2, exponent: 1 },
  synovialFluid: { speed: 1544, density: 1010, alpha: 0.03, exponent: 1 },
} as const;

export type TissueName = keyof typeof TISSUE;

/** Loss of an echo, dB, from below a length of tissue, mm. */
export const tissueLossDb = (tissue: TissueName, length: number, band: Band = PROBE): number =>
  echoLossDb(twoWayPerMHz(TISSUE[tissue].alpha, TISSUE[tissue].exponent, length, band), band);

/** Loss of an echo, dB, that is shown at a depth, mm, in a block of tissue: the machine takes its speed for 1540 m/s. */
export const lossAtDb = (tissue: TissueName, depth: number, band: Band = PROBE): number =>
  tissueLossDb(tissue, (depth * TISSUE[tissue].speed) / 1540, band);

/** Two-way loss of a pulse of one frequency, MHz, a mm that the machine shows, dB/mm: 2 alpha f. */
export const narrowSlopeDb = (tissue: TissueName, centreMHz: number): number =>
  (0.2 * TISSUE[tissue].alpha * centreMHz ** TISSUE[tissue].exponent * TISSUE[tissue].speed) / 1540;

/** Echo of a plane across the beam, dB against a perfect mirror: 20 log |Z2 - Z1| / (Z2 + Z1). */
export function reflectionDb(from: TissueName, to: TissueName): number {
  const z1 = TISSUE[from].speed * TISSUE[from].density;
  const z2 = TISSUE[to].speed * TISSUE[to].density;
  return 20 * Math.log10(Math.abs(z2 - z1) / (z2 + z1));
}

/** Full width of the slice, mm, by depth: PyMUST in three dimensions, lens of 5 mm focused at 18 mm. */
export const SLICE_FWHM: ReadonlyMap<number, number> = new Map([
  [10, 1.57],
  [18, 0.71],
  [25, 1.05],
  [30, 1.41],
]);

/** Correlation of the envelope after a slide across the plane, mm: PyMUST, at a depth of 16 to 20 mm and of 28.6 to 31.8 mm. */
export const ELEVATIONAL_CORRELATION: readonly (readonly [depth: number, slide: number, value: number])[] = [
  [18, 0.1, 0.92],
  [18, 0.2, 0.75],
  [18, 0.3, 0.56],
  [18, 0.4, 0.4],
  [18, 0.6, 0.2],
  [30, 0.2, 0.71],
  [30, 0.4, 0.33],
  [30, 0.6, 0.17],
];

/**
 * Slide after which half of the likeness is lost, mm, by depth: the aperture's Fresnel integral, whose figures at 8 mm lie between 0.163
 * at 5 and 0.191 at 10.
 */
const HALF_SLIDE = { 8: 0.18, 18: 0.332, 40: 0.294 } as const;

/** Where nobody has simulated speckle, it changes as at 18 mm, stretched by the half slide: the same value after the stretched slide. */
export const stretchedSlide = (depth: 8 | 40, slide: number): number =>
  (slide * HALF_SLIDE[depth]) / HALF_SLIDE[18];

/** Power of a tendon's, a ligament's and a nerve's echo by the tilt of its fibres, dB: a lobe of this width over a floor of -20 dB. */
export function anisotropyDb(tiltDegrees: number, widthDegrees: number): number {
  const floor = 0.01;
  return 10 * Math.log10(floor + (1 - floor) * Math.exp(-((tiltDegrees / widthDegrees) ** 2)));
}

/** Way that the machine shows for a length of a medium, mm, whose speed it takes for 1540 m/s. */
export const shown = (length: number, speed: number): number => (length * 1540) / speed;

export const STEEL_SPEED = 5790;

/** What the figures of a probe tell: mm, MHz. */
interface Transducer {
  readonly centreMHz: number;
  readonly fractionalBandwidth: number;
  readonly transmitF: number;
  readonly receiveF: number;
}

/** Axial full width of any probe, mm: as AXIAL_FWHM. */
export const axialFwhm = (probe: Transducer): number => {
  const sigma = (probe.fractionalBandwidth * probe.centreMHz) / 2.3548 / Math.SQRT2;
  return (2.3548 / (2 * Math.PI * sigma)) * (1.54 / 2);
};

/**
 * Lateral full width by diffraction, mm: the amplitude of an aperture with Hann weights is 2.0 lambda F wide (receiving), of an even one
 * 1.2 lambda F (sending); at the transmit focus, `focus` mm, the two multiply as Gaussians; away from it (null) only receiving is
 * focused.
 */
export function lateralFwhm(probe: Transducer, focus: number | null): number {
  const lambda = 1.54 / probe.centreMHz;
  const received = 2 * lambda * probe.receiveF;
  if (focus === null) return received;
  const sent = 1.2 * lambda * probe.transmitF;
  return 1 / Math.sqrt(1 / (received * received) + 1 / (sent * sent));
}

/** Correlation of the envelopes of looks by the angle between them, degrees, at 20 and 13 mm: PyMUST, focus 20 mm. */
export const LOOK_CORRELATION: ReadonlyMap<number, ReadonlyMap<number, number>> = new Map([
  [
    20,
    new Map([
      [2, 0.946],
      [7, 0.56],
      [14, 0.18],
    ]),
  ],
  [
    13,
    new Map([
      [2, 0.861],
      [7, 0.199],
      [14, 0.054],
    ]),
  ],
]);

/** Correlation of the envelopes of looks at 18 to 22 mm, by the angle between them, degrees; beyond 14 the Gaussian through its figures. */
const CORRELATION_AT_20: ReadonlyMap<number, number> = new Map([
  [7, 0.56],
  [10, 0.34],
  [14, 0.18],
  [20, 0.03],
  [21, 0.02],
  [28, 0],
]);

/** Mean over deviation of the mean of looks at these angles, degrees: 1.913 sqrt(N / (1 + (N - 1) r)), r the mean correlation of pairs. */
export function compoundedSnr(angles: readonly number[]): number {
  const pairs = angles.flatMap((a, i) =>
    angles.slice(0, i).map((b) => CORRELATION_AT_20.get(Math.abs(a - b)) ?? Number.NaN),
  );
  const r = pairs.length === 0 ? 0 : pairs.reduce((sum, v) => sum + v, 0) / pairs.length;
  return 1.913 * Math.sqrt(angles.length / (1 + (angles.length - 1) * r));
}

/**
 * The root of the mean power of two independent Rayleigh envelopes of mean power 1: mean G(5/2) / (G(2) sqrt 2) = 0.9400, variance
 * 1 - 0.9400^2, so mean over deviation is 2.755, against 0.8862 and 1.913 of one.
 */
export const TWO_BANDS = { gain: 2.755 / 1.913, levelDb: 20 * Math.log10(0.94 / 0.8862) } as const;

/** Turn of a ray away from the normal, rad, at an interface that leans by `lean` rad, by Snell. */
export const snellTurn = (lean: number, from: number, to: number): number =>
  Math.asin((to / from) * Math.sin(lean)) - lean;

/** Frequency of Doppler pulses of the linear probe of 7.6 MHz, MHz: as the machine prints it. */
const DOPPLER_MHZ = 5.016;

/** Speed along the beam, mm/s, of a phase between pulses: c PRF / (4 pi f) times it (Kasai). */
export const kasai = (phaseRad: number, prfHz: number): number =>
  (1540e3 * prfHz * phaseRad) / (4 * Math.PI * DOPPLER_MHZ * 1e6);

/** Speed that reads right way round at most, mm/s: c PRF / 4 f. */
export const nyquistSpeed = (prfHz: number): number => (1540e3 * prfHz) / (4 * DOPPLER_MHZ * 1e6);

/** Speed along the beam, mm/s, of a shift, Hz: c f / 2 f0. */
export const speedOfShift = (hz: number): number => (1540e3 * hz) / (2 * DOPPLER_MHZ * 1e6);

/**
 * Where the spectrum of one speed at an angle to the beam has fallen to half of its peak, against that speed's own shift: the array of 1 / F of
 * the depth sees it under a range of angles, an even band of standard deviation sin(atan(1 / 2 F)) / sqrt 3 of the speed across (Newhouse 1987:
 * geometrical broadening), taken for a Gaussian.
 */
export function edgeOverPeak(angleRad: number, fNumber: number): number {
  const half = Math.sin(Math.atan(1 / (2 * fNumber)));
  return 1 + Math.sqrt(2 * Math.log(2)) * (half / Math.sqrt(3)) * Math.tan(angleRad);
}

/** What a Butterworth high pass of second order leaves of a speed, dB. */
export const wallFilterDb = (speed: number, cutoff: number): number =>
  -10 * Math.log10(1 + (cutoff / speed) ** 4);

/**
 * Power of speckle at a depth, mm, below a tube of fluid in muscle, dB against muscle without one, `aside` mm from its axis: the tube is a
 * screen at its middle that turns the phase of each part of the aperture and takes its attenuation away, sent at F / 2 (even weights) and
 * received at F / 1.5 (Hann's); behind it Fresnel's integral gives the field across the focus, and scatterers add the power of both ways.
 */
export function screenDb(
  aside: number,
  tube: { readonly radius: number; readonly depth: number },
  depth: number,
): number {
  const { muscle, synovialFluid } = TISSUE;
  // Centre of the echoes there, as the downshift says.
  const nepers = twoWayPerMHz(muscle.alpha, muscle.exponent, depth) / 8.6859;
  const centre = PROBE.centreMHz - nepers * SIGMA_MHZ * SIGMA_MHZ;
  const wave = (2 * Math.PI * centre) / (muscle.speed / 1000);
  const spared =
    twoWayPerMHz(muscle.alpha, muscle.exponent, 0.5) -
    twoWayPerMHz(synovialFluid.alpha, synovialFluid.exponent, 0.5);
  const behind = depth - tube.depth;
  /** Power across the focus of one way through the screen whose middle is passed at `at`. */
  const across = (at: number, fNumber: number, hann: boolean): number[] => {
    const wide = behind / fNumber;
    const parts = Array.from({ length: 240 }, (_, i) => {
      const u = ((i + 0.5) / 240 - 0.5) * wide;
      const way = 2 * Math.sqrt(Math.max(tube.radius ** 2 - (at + u) ** 2, 0));
      const weight = hann ? 0.5 + 0.5 * Math.cos((2 * Math.PI * u) / wide) : 1;
      const amplitude = weight * 10 ** ((spared * centre * way) / 20);
      return { u, amplitude, phase: wave * way * (muscle.speed / synovialFluid.speed - 1) };
    });
    return Array.from({ length: 81 }, (_, j) => {
      let [re, im] = [0, 0];
      for (const { u, amplitude, phase } of parts) {
        const turn = phase - (wave * u * (j - 40) * 0.075) / behind;
        re += amplitude * Math.cos(turn);
        im += amplitude * Math.sin(turn);
      }
      return re * re + im * im;
    });
  };
  const both = (at: number): number => {
    const received = across(at, 1.5, true);
    return across(at, 2, false).reduce((sum, sent, j) => sum + sent * (received[j] ?? 0), 0);
  };
  return 10 * Math.log10(both(aside) / both(aside + 1000));
}

const GEL_SPEED = 1500;

/**
 * Where a place, mm, below a flat surface is shown by a face of a radius, mm (0 for a flat face) that touches it in its middle: gel
 * fills the wedge below its ends, and the ray from there turns by Snell. The angle of the ray that meets the place is halved down to.
 */
export function shownUnderGel(
  radius: number,
  place: { readonly lateral: number; readonly depth: number },
  speed: number,
): { readonly lateral: number; readonly depth: number } {
  if (radius === 0) return { lateral: place.lateral, depth: shown(place.depth, speed) };
  const below = (turn: number): number => Math.asin((speed / GEL_SPEED) * Math.sin(turn));
  let [low, high] = [-0.6, 0.6];
  for (let i = 0; i < 60; i++) {
    const turn = (low + high) / 2;
    // The ray passes through the face's centre, a radius above the surface's touching point.
    if (radius * Math.tan(turn) + place.depth * Math.tan(below(turn)) < place.lateral) low = turn;
    else high = turn;
  }
  const turn = (low + high) / 2;
  const gel = radius / Math.cos(turn) - radius;
  const range = shown(gel, GEL_SPEED) + shown(place.depth / Math.cos(below(turn)), speed);
  return { lateral: (radius + range) * Math.sin(turn), depth: (radius + range) * Math.cos(turn) - radius };
}
