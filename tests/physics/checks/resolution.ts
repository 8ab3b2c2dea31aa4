import { blockOf, viewAt } from '../bench';
import type { Check, Figure } from '../check';
import { fullWidth } from '../statistics';
import { AXIAL_FWHM, LATERAL_FWHM, SLICE_FWHM } from '../theory';

/** A point in water is as wide as pulse and aperture make it. */
export const resolution: Check = {
  id: 'resolution',
  mutants: ['pulse length', 'beam width', 'width at the focus'],
  async measure(bench) {
    const depths = [...LATERAL_FWHM.keys()];
    const targets = depths.map((depth, i) => ({ lateral: -15 + 6 * i, depth, elevation: 0, amplitude: 300 }));
    const setup = await bench.scan(blockOf('synovialFluid'), { raw: true, targets });
    const frame = await setup.frame(viewAt());
    return targets.flatMap(({ lateral, depth }): Figure[] => {
      const beam = Math.round((lateral + 19.2) / frame.pitch - 0.5);
      const sample = Math.round(depth / frame.spacing - 0.5);
      const span = Array.from({ length: 41 }, (_, k) => k - 20);
      const wanted = LATERAL_FWHM.get(depth) ?? 0;
      return [
        {
          id: `resolution.lateral-${depth}`,
          what: `lateral width of a point at ${depth} mm`,
          measured: fullWidth(span.map((k) => frame.at(beam + k, sample))) * frame.pitch,
          expected: wanted,
          tolerance: 0.12 * wanted,
          unit: 'mm',
        },
        {
          id: `resolution.axial-${depth}`,
          what: `axial width of a point at ${depth} mm`,
          measured: fullWidth(span.map((k) => frame.at(beam, sample + k))) * frame.spacing,
          expected: AXIAL_FWHM,
          tolerance: 0.12 * AXIAL_FWHM,
          unit: 'mm',
        },
      ];
    });
  },
};

/** Beside the plane a point fades as the beam's profile does. */
export const slice: Check = {
  id: 'slice',
  mutants: ['diffraction of the lens'],
  async measure(bench) {
    const depths = [18, 25, 30];
    const targets = depths.flatMap((depth, i) => [
      { lateral: -15 + 12 * i, depth, elevation: 0, amplitude: 300 },
      { lateral: -9 + 12 * i, depth, elevation: (SLICE_FWHM.get(depth) ?? 0) / 2, amplitude: 300 },
    ]);
    const setup = await bench.scan(blockOf('synovialFluid'), { raw: true, targets });
    const frame = await setup.frame(viewAt());
    const peak = (x: number, depth: number): number =>
      Math.max(...frame.patch(x - 0.3, x + 0.3, depth - 0.2, depth + 0.2));
    return depths.map((depth, i): Figure => {
      const wanted = SLICE_FWHM.get(depth) ?? 0;
      const ratio = peak(-9 + 12 * i, depth) / peak(-15 + 12 * i, depth);
      return {
        id: `slice.${depth}`,
        what: `full width of a point's echo across the plane at ${depth} mm`,
        // A Gaussian of full width w leaves exp(-4 ln 2 (e / w)^2) at an offset e.
        measured: (wanted / 2) * Math.sqrt((4 * Math.LN2) / -Math.log(ratio)),
        expected: wanted,
        tolerance: 0.1 * wanted,
        unit: 'mm',
      };
    });
  },
};
