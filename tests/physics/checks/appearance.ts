import type { Region } from '../../../src/core/anatomy/region';
import { below, phantomOf, piece, viewAt } from '../bench';
import { between, type Check, type Picture } from '../check';
import { correlation, mean } from '../statistics';

/** Fat, fascia, muscle in short axis, a vein and a bone, as they lie behind a joint. */
const limb = (): Region =>
  phantomOf('limb', [
    piece('fat', 'fat', below(0)),
    piece('fascia', 'fascia', below(8)),
    piece('muscle', 'muscle', below(8.8)),
    piece('vein', 'vein', { op: 'capsule', from: [-9, -16, -200], to: [-9, -16, 200], radius: 3.5 }),
    piece('bone', 'bone', { op: 'capsule', from: [11, -35, -200], to: [11, -35, 200], radius: 11 }),
  ]);

/** Places across the plane: one picture of a texture is too few. */
const SLICES = [0, 6, 12];

/** Way along the beam at which the grey of a patch has lost half of its likeness to itself, mm. */
function halfWidth(picture: Picture, x0: number, x1: number, z0: number, z1: number): number {
  const step = picture.mmPerPixel;
  const at = (dz: number): number[] => picture.patch(x0, x1, z0 + dz, z1 + dz);
  const still = at(0);
  for (let k = 1, before = 1; ; k++) {
    const now = correlation(still, at(k * step));
    if (now < 0.5) return step * (k - (0.5 - now) / (before - now));
    before = now;
  }
}

/**
 * What the screen shows at the default preset, against measurements of real pictures: USGRA (Mindray TE7, L14-6Ns), TimTrack
 * (GE Logiq E9), PLUS (Ultrasonix L14-5) and BUSI. Ratios of grey are ranges, for gain and map move them.
 */
export const appearance: Check = {
  id: 'appearance',
  mutants: ['late echoes of bone'],
  async measure(bench) {
    const setup = await bench.scan(limb(), null);
    const pictures: Picture[] = [];
    for (const z of SLICES) pictures.push(setup.picture(viewAt({ z })));
    const grey = (x0: number, x1: number, z0: number, z1: number): number =>
      mean(pictures.map((p) => mean(p.patch(x0, x1, z0, z1))));
    const fat = grey(-17, 17, 2, 6.5);
    const muscle = grey(-17, 17, 10, 11.5);
    const blood = grey(-10.5, -7.5, 14.5, 16.5);
    const above = grey(8, 14, 17, 22);
    const shadow = grey(8, 14, 26, 34);
    // The line of bone, where the beams meet it upright.
    const lines = pictures.map((p) => {
      const column: number[] = [];
      for (let z = 22; z < 29; z += p.mmPerPixel) column.push(mean(p.patch(10.4, 11.6, z, z)));
      const peak = Math.max(...column);
      const at = column.indexOf(peak);
      const from = column.findLastIndex((v, i) => i < at && v < peak / 2);
      const to = column.findIndex((v, i) => i > at && v < peak / 2);
      return (to - from) * p.mmPerPixel;
    });
    const ratio = (id: string, what: string, measured: number, low: number, high: number) => ({
      id: `appearance.${id}`,
      what,
      measured,
      ...between(low, high),
      unit: '',
    });
    return [
      ratio('fat', 'grey of fat against muscle', fat / muscle, 0.8, 5.1),
      ratio('blood', 'grey of blood against muscle', blood / muscle, 0.1, 1.5),
      ratio('shadow', 'grey of the shadow against the tissue above the bone', shadow / above, 0.07, 0.75),
      ratio('lumen', 'grey of a lumen', blood, 3, 64),
      {
        ...ratio('bone-line', 'thickness of the line of bone at half grey', mean(lines), 1.6, 2.1),
        unit: 'mm',
      },
      {
        ...ratio(
          'grain',
          'half width of the autocorrelation of grey along the beam, muscle in short axis',
          mean(pictures.map((p) => halfWidth(p, -6, 6, 20, 26))),
          // Measured 0.23 mm in one picture; a third either way.
          0.15,
          0.31,
        ),
        unit: 'mm',
      },
    ];
  },
};
