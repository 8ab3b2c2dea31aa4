import { type NeedleSurface, needles } from '../../../src/core/instruments/needle';
import { blockOf, viewAt } from '../bench';
import type { Check, Figure } from '../check';
import { db, peakAt } from '../statistics';
import { DIMPLED_DB, NEEDLE_DB, SLICE_FWHM, SMOOTH_NEEDLE_DB, STEEL_SPEED, shown } from '../theory';
import { profile } from './resolution';

/** A needle fades as it turns from the face, and as it leaves the plane. */
export const needle: Check = {
  id: 'needle',
  mutants: ['angle of the shaft', 'diffraction of the lens'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('synovialFluid'));
    const figures: Figure[] = [];
    const crest = async (
      degrees: number,
      depth: number,
      elevation = 0,
      surface: NeedleSurface = 'plain',
    ): Promise<number> => {
      const model = { ...needles['18G'], surface };
      const angleRad = (degrees * Math.PI) / 180;
      const tip = { model, x: -8, depth: depth + 8 * Math.tan(angleRad), angleRad, elevation };
      // The shaft crosses the middle of the image at this depth, 8 mm away from the tip's own echo.
      return Math.max(...(await setup.frame(viewAt({ needle: tip }))).patch(-0.5, 0.5, depth - 3, depth + 2));
    };
    const flat = await crest(0, 20);
    for (const [degrees, expected] of NEEDLE_DB) {
      if (degrees === 0) continue;
      figures.push({
        id: `needle.angle-${degrees}`,
        what: `shaft at ${degrees} degrees to the face against 0`,
        measured: db((await crest(degrees, 20)) / flat),
        expected,
        tolerance: degrees <= 15 ? 3 : 6,
        unit: 'dB',
      });
    }
    const mirror = await crest(0, 20, 0, 'smooth');
    for (const [degrees, expected] of SMOOTH_NEEDLE_DB) {
      // At 25 degrees, -74 dB, it lies below the speckle of the fluid around it.
      if (degrees === 0 || degrees > 20) continue;
      figures.push({
        id: `needle.smooth-${degrees}`,
        what: `smooth shaft at ${degrees} degrees to the face against 0`,
        measured: db((await crest(degrees, 20, 0, 'smooth')) / mirror),
        expected,
        tolerance: degrees <= 15 ? 3 : 6,
        unit: 'dB',
      });
    }
    const dimpled = await crest(0, 20, 0, 'dimpled');
    for (const degrees of [45, 60, 75])
      figures.push({
        id: `needle.dimpled-${degrees}`,
        what: `dimpled shaft at ${degrees} degrees to the face against 0`,
        measured: db((await crest(degrees, 20, 0, 'dimpled')) / dimpled),
        expected: DIMPLED_DB,
        tolerance: 3,
        unit: 'dB',
      });
    const depths = [18, 25, 30];
    const beside = async (offset: number): Promise<readonly number[]> => {
      const found: number[] = [];
      for (const depth of depths) found.push(await crest(0, depth, offset * (SLICE_FWHM.get(depth) ?? 0)));
      return found;
    };
    figures.push(...(await profile('needle.offset', "a shaft's", depths, await beside(0), beside)));
    return figures;
  },
};

/** Sound that runs to and fro in the shaft comes back in bands as far apart as the shaft is thick, by the speed in steel. */
export const bands: Check = {
  id: 'bands',
  mutants: ['speed in steel'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('synovialFluid'));
    const model = needles['18G'];
    const frame = await setup.frame(viewAt({ depth: 30, needle: { model, x: -8, depth: 16, angleRad: 0 } }));
    const from = 14;
    const column: number[] = [];
    for (let d = from; d < 20; d += frame.spacing) column.push(Math.max(...frame.patch(0, 0, d, d)));
    const first = peakAt(column);
    // The third band: far enough from the front wall, whose echo is ten times stronger.
    const wanted = shown(model.outerDiameter, STEEL_SPEED);
    const near = Math.round(first + (3 * wanted) / frame.spacing);
    const reach = Math.round((0.45 * wanted) / frame.spacing);
    const third = near - reach + peakAt(column.slice(near - reach, near + reach + 1));
    return [
      {
        id: 'bands.18G',
        what: 'spacing of the bands below an 18G shaft',
        measured: ((third - first) * frame.spacing) / 3,
        expected: wanted,
        tolerance: 0.02,
        unit: 'mm',
      },
    ];
  },
};
