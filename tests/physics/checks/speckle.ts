import { blockOf, viewAt } from '../bench';
import { between, type Check } from '../check';
import { correlation, deviation, distance, mean } from '../statistics';
import { AXIAL_FWHM, GRAIN, LATERAL_FWHM, lossAtDb, RAYLEIGH_SPREAD_DB, rayleigh } from '../theory';

/** Full width, in mm, at which a correlation that falls with distance is one half. */
function halfWidth(at: (k: number) => number, pitch: number): number {
  let k = 1;
  while (at(k) > 0.5) k += 1;
  const [inside, outside] = [at(k - 1), at(k)];
  return 2 * pitch * (k - 1 + (inside - 0.5) / (inside - outside));
}

/** Blood is the nearest to a gel in the table: even speckle, little attenuation (0.21 dB/cm/MHz). */
export const speckle: Check = {
  id: 'speckle',
  // No constant of 20 % spoils Rayleigh's statistics (that is the central limit theorem): what moves is the grain.
  mutants: ['pulse length'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('vein'));
    const pooled: number[] = [];
    const distances: number[] = [];
    const along: number[][] = [];
    const across: number[][] = [];
    let pitch = 1;
    let spacing = 1;
    for (const z of [0, 5]) {
      const frame = await setup.frame(viewAt({ z }));
      ({ pitch, spacing } = frame);
      for (const x of [-16, -6, 4]) {
        for (const depth of [9, 15, 25, 31]) {
          // 4 mm x 12 mm; the slope of attenuation over the patch is taken out, as a machine's TGC does.
          const rows: number[][] = [];
          for (let d = depth; d < depth + 4; d += spacing) {
            const gain = 10 ** (lossAtDb('vein', d) / 20);
            rows.push(frame.patch(x, x + 12, d, d).map((v) => v * gain));
          }
          const m = mean(rows.flat());
          for (const v of rows.flat()) pooled.push(v / m);
          // Each 7th beam and 7th sample: 1.05 mm and 0.27 mm, one and a half grains.
          const apart = rows.filter((_, i) => i % 7 === 3).flatMap((r) => r.filter((_, i) => i % 7 === 3));
          distances.push(distance(apart, rayleigh(mean(apart))));
          // The focus at 20 mm narrows the response: grain is measured away from it.
          if (depth === 9 || depth === 31) {
            const lag = (k: number, step: 'row' | 'beam'): number =>
              step === 'row'
                ? correlation(rows.slice(0, rows.length - k).flat(), rows.slice(k).flat())
                : correlation(
                    rows.flatMap((r) => r.slice(0, r.length - k)),
                    rows.flatMap((r) => r.slice(k)),
                  );
            along.push([halfWidth((k) => lag(k, 'row'), spacing)]);
            across.push([halfWidth((k) => lag(k, 'beam'), pitch)]);
          }
        }
      }
    }
    const levels = pooled.map((v) => 20 * Math.log10(Math.max(v, 1e-6)));
    const lateral = mean([LATERAL_FWHM.get(10) ?? 0, LATERAL_FWHM.get(35) ?? 0]);
    return [
      {
        id: 'speckle.snr',
        what: 'mean over deviation of the envelope, 24 patches pooled',
        measured: mean(pooled) / deviation(pooled),
        // Rayleigh: sqrt(pi / (4 - pi)) = 1.913; PyMUST itself 1.78 to 1.90 a patch, for a patch holds a finite number of grains.
        expected: 1.88,
        tolerance: 0.06,
        unit: '',
      },
      {
        id: 'speckle.spread',
        what: 'deviation of the level',
        measured: deviation(levels),
        expected: RAYLEIGH_SPREAD_DB,
        tolerance: 0.35,
        unit: 'dB',
      },
      {
        id: 'speckle.distance',
        what: 'distance to Rayleigh (Kolmogorov and Smirnov), median of 24 patches, decimated',
        measured: [...distances].sort((a, b) => a - b)[12] ?? 1,
        ...between(0, 0.09),
        unit: '',
      },
      {
        id: 'speckle.grain-axial',
        what: 'full width of the autocovariance along the beam',
        measured: mean(along.flat()),
        expected: GRAIN.axial * AXIAL_FWHM,
        tolerance: 0.12 * AXIAL_FWHM,
        unit: 'mm',
      },
      {
        id: 'speckle.grain-lateral',
        what: 'full width of the autocovariance across the beams, away from the focus',
        measured: mean(across.flat()),
        expected: GRAIN.lateral * lateral,
        tolerance: 0.1 * lateral,
        unit: 'mm',
      },
    ];
  },
};
