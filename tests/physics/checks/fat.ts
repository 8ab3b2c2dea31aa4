import { below, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Check, Figure } from '../check';
import { fullWidth, powerDb } from '../statistics';
import { hazeDb, LATERAL_FWHM, shown, TISSUE, tissueLossDb, widthUnderFat } from '../theory';

/** Width across the beams of the strongest echo about a place, mm. */
function widthAt(frame: Frame, x: number, depth: number): number {
  const beam = Math.round((x + 19.2) / frame.pitch - 0.5);
  const rows = Array.from({ length: 60 }, (_, k) => Math.round((depth - 1 + k * 0.06) / frame.spacing));
  const [best = 0] = [...rows].sort((a, b) => frame.at(beam, b) - frame.at(beam, a));
  return fullWidth(Array.from({ length: 61 }, (_, k) => frame.at(beam + k - 30, best))) * frame.pitch;
}

/** Under fat a point is wider and a cyst less dark: the front has crossed lobules, and sound that ran about in them comes late. */
export const fat: Check = {
  id: 'fat',
  mutants: ['lean of fronts under fat', 'haze of fat'],
  async measure(bench) {
    const figures: Figure[] = [];
    const under = (mm: number) => [piece('fat', 'fat', below(0)), piece('water', 'synovialFluid', below(mm))];
    for (const [mm, depth] of [
      [10, 25],
      [20, 30],
      [25, 35],
    ] as const) {
      const targets = [{ lateral: 0, depth, elevation: 0, amplitude: 3000 }];
      const setup = await bench.scan(phantomOf(`fat${mm}`, under(mm)), { raw: true, targets });
      const wanted = widthUnderFat(LATERAL_FWHM.get(depth) ?? 0, mm, depth);
      figures.push({
        id: `fat.width-${mm}`,
        what: `lateral width of a point at ${depth} mm under ${mm} mm of fat`,
        measured: widthAt(await setup.frame(viewAt()), 0, depth),
        expected: wanted,
        tolerance: 0.1 * wanted,
        unit: 'mm',
      });
    }
    // A pool as wide as the image, with no wall whose side lobes would fill it; and muscle in its depth.
    const pool = await (await bench.scan(phantomOf('pool', under(25)))).frame(viewAt());
    const floored = phantomOf('floored', [...under(25), piece('muscle', 'muscle', below(31.5))]);
    const frame = await (await bench.scan(floored)).frame(viewAt());
    const band = (f: Frame): number => powerDb(f.patch(-16, 16, 33.5, 35.5));
    const depth = 34.5 - (shown(25, TISSUE.fat.speed) - 25);
    // Haze and what it lies on are read from one field, so their amplitudes add.
    const haze = 10 ** (hazeDb(25, depth) / 20);
    const water = 10 ** (-45 / 20);
    figures.push({
      id: 'fat.haze',
      what: 'haze in water 8 mm below 25 mm of fat, against muscle there',
      measured: band(pool) - band(frame),
      expected: 20 * Math.log10((haze + water) / (haze + 1)) + tissueLossDb('muscle', depth - 31.5),
      // Both frames have the same scatterers: what is left is the half millimetre over which the pulse and the row smear the floor.
      tolerance: 0.8,
      unit: 'dB',
    });
    return figures;
  },
};
