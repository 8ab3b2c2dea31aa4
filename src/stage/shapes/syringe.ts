import { type Geometry, merge } from './geometry';
import { block, linear, type Paint, rod, turned } from './turned';

/** Inner and outer diameter of a common 20 mL barrel, mm (ISO 7886-1 fixes volume and scale, makers the bore: 19-20 mm). */
const BORE_DIAMETER = 19.1;
export const BARREL_RADIUS = 10.7;
const BORE_RADIUS = BORE_DIAMETER / 2;
/** Where the bore begins behind the front of the syringe's tip, mm. */
export const BORE_START = 12;
const BARREL_END = 96;

/** Length of the barrel that a volume fills, mm: 1 mL = 1000 mm3 over the section of the bore. */
export const columnLength = (volumeMl: number): number =>
  (1000 * volumeMl) / (Math.PI * BORE_RADIUS * BORE_RADIUS);

const CLEAR: Paint = [0.85, 0.92, 1, 1];
const RUBBER: Paint = [...linear(34, 36, 40), 0.4];
const PLUNGER: Paint = [...linear(214, 219, 224), 0.5];

/** The clear barrel in the syringe's frame: z = 0 at the front of its tip, running back. mm. */
export function barrelGeometry(): Geometry {
  const outer = turned(
    [
      [
        [2.1, 0],
        [2.4, 9.2],
      ],
      [
        [2.4, 9.2],
        [7.4, 9.6],
        [9.6, 10.4],
        [10.5, 11.8],
        [BARREL_RADIUS, 13.4],
        [BARREL_RADIUS, 40],
        [BARREL_RADIUS, 70],
        [BARREL_RADIUS, BARREL_END],
      ],
    ],
    CLEAR,
    48,
  );
  return outer;
}

/** The finger flange: two wings at the barrel's end. */
export function flangeGeometry(): Geometry {
  const z = BARREL_END + 1;
  return merge(rod(12.6, z - 1.1, z + 1.1, PLUNGER, 0.8, 40), block([0, 0, z], [17.5, 5.5, 1], PLUNGER));
}

/** The plunger with the front of its piston at z = 0: two rubber lips, a cross-shaped rod, a thumb plate. mm. */
export function plungerGeometry(): Geometry {
  const r = BORE_RADIUS - 0.1;
  const piston = turned(
    [
      [
        [0, -1.4],
        [4, -0.6],
        [r - 0.5, 0],
      ],
      [
        [r - 0.5, 0],
        [r, 0.5],
        [r, 1.8],
        [r - 1, 2.4],
        [r - 1, 4.8],
        [r, 5.4],
        [r, 6.8],
        [r - 0.6, 7.4],
      ],
      [
        [r - 0.6, 7.4],
        [0, 7.4],
      ],
    ],
    RUBBER,
    40,
  );
  const length = 88;
  return merge(
    piston,
    rod(r - 1.6, 7.4, 9, PLUNGER, 0.3, 40),
    block([0, 0, length / 2 + 4], [r - 1.8, 0.8, length / 2 - 4], PLUNGER),
    block([0, 0, length / 2 + 4], [0.8, r - 1.8, length / 2 - 4], PLUNGER),
    rod(11.6, length, length + 2.4, PLUNGER, 1, 40),
  );
}

/** A column of fluid of unit length from z = 0 to 1; scaled along z to the volume. */
export function fluidGeometry(): Geometry {
  return rod(BORE_RADIUS - 0.05, 0, 1, [1, 1, 1, 1], 0.001, 40);
}
