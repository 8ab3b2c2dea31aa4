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

/** Offsets from the plane against the full width of the slice. */
const OFFSETS = [0.25, 0.5, 0.75] as const;

/** Figures of an echo's brightness beside the plane against that within it, at several depths. */
export async function profile(
  id: string,
  whose: string,
  depths: readonly number[],
  within: readonly number[],
  beside: (offset: number) => Promise<readonly number[]>,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const offset of OFFSETS) {
    const found = await beside(offset);
    depths.forEach((depth, i) => {
      figures.push({
        id: `${id}-${depth}-${offset}`,
        what: `${whose} echo at ${depth} mm, ${offset} widths of the slice out of the plane, against one within it`,
        measured: (found[i] ?? 0) / (within[i] ?? 1),
        // A Gaussian of full width w leaves 2^-(2 e / w)^2 at an offset e.
        expected: 2 ** -((2 * offset) ** 2),
        tolerance: 0.1,
        unit: '',
      });
      if (offset !== 0.5) return;
      const wanted = SLICE_FWHM.get(depth) ?? 0;
      figures.push({
        id: `${id}-${depth}`,
        what: `full width of ${whose} echo across the plane at ${depth} mm`,
        measured: (wanted / 2) * Math.sqrt((4 * Math.LN2) / -Math.log((found[i] ?? 0) / (within[i] ?? 1))),
        expected: wanted,
        tolerance: 0.1 * wanted,
        unit: 'mm',
      });
    });
  }
  return figures;
}

/** Beside the plane a point fades as the beam's profile does. */
export const slice: Check = {
  id: 'slice',
  mutants: ['diffraction of the lens'],
  async measure(bench) {
    const depths = [18, 25, 30];
    const peaks = async (offset: number): Promise<number[]> => {
      const targets = depths.map((depth, i) => ({
        lateral: -12 + 12 * i,
        depth,
        elevation: offset * (SLICE_FWHM.get(depth) ?? 0),
        amplitude: 300,
      }));
      const setup = await bench.scan(blockOf('synovialFluid'), { raw: true, targets });
      const frame = await setup.frame(viewAt());
      return targets.map(({ lateral, depth }) =>
        Math.max(...frame.patch(lateral - 0.3, lateral + 0.3, depth - 0.2, depth + 0.2)),
      );
    };
    return profile('slice.point', "a point's", depths, await peaks(0), peaks);
  },
};
