import type { Needle } from '../../core/instruments/needle';
import { type Geometry, merge, sheet } from './geometry';
import { linear, linearOfHex, type Paint, turned } from './turned';

const STEEL: Paint = [...linear(205, 208, 212), 0.9];
const GROUND: Paint = [...linear(232, 235, 238), 1];
const BORE: Paint = [0.004, 0.004, 0.005, 0];
const SIDES = 25;

/** Where along the axis the bevel cuts a wall at radius r and angle, from the foremost point; mm. */
const cut = (needle: Needle, radius: number, angle: number): number =>
  (needle.outerDiameter / 2 + radius * Math.sin(angle)) / Math.tan(needle.bevelRad);

/**
 * The steel of a needle in its own frame: z from the tip towards the hub, +y the side to which the bevel's face looks, the
 * axis through the origin. The foremost point is on the -y wall at z = 0; outer diameter, bore and bevel are true. mm.
 */
export function shaftGeometry(needle: Needle): Geometry {
  const outer = needle.outerDiameter / 2;
  const inner = needle.innerDiameter / 2;
  const length = needle.length;
  const ring = (column: number): number => (2 * Math.PI * column) / (SIDES - 1) - Math.PI / 2;
  const wall = sheet({
    rows: 12,
    columns: SIDES,
    closed: true,
    at(out, row, column) {
      const angle = ring(column);
      const start = cut(needle, outer, angle);
      out.x = outer * Math.cos(angle);
      out.y = outer * Math.sin(angle);
      // Rows stand closer at the tip, where a bent tip would need them and shading changes.
      out.z = start + (length - start) * (row / 11) ** 1.6;
      [out.r, out.g, out.b, out.a] = STEEL;
    },
  });
  const face = sheet({
    rows: 2,
    columns: SIDES,
    closed: true,
    at(out, row, column) {
      const angle = ring(column);
      const radius = row === 0 ? inner : outer;
      out.x = radius * Math.cos(angle);
      out.y = radius * Math.sin(angle);
      out.z = cut(needle, radius, angle);
      [out.r, out.g, out.b, out.a] = GROUND;
    },
  });
  const bore = sheet({
    rows: 2,
    columns: SIDES,
    closed: true,
    flip: true,
    at(out, row, column) {
      const angle = ring(column);
      const radius = row === 0 ? inner : 0;
      out.x = radius * Math.cos(angle);
      out.y = radius * Math.sin(angle);
      out.z = cut(needle, row === 0 ? inner : 0, angle) + (row === 0 ? 0 : 0.25);
      [out.r, out.g, out.b, out.a] = BORE;
    },
  });
  return merge(wall, face, bore);
}

/** Length from the hub's front to the syringe's tip seat, mm. */
export const HUB_LENGTH = 24;

/** The coloured hub in the needle's frame, its front at z = 0 here: a nose, a ribbed body, the flange of the lock. mm. */
export function hubGeometry(needle: Needle): Geometry {
  const colour: Paint = [...linearOfHex(needle.hubColour), 0.6];
  const nose = turned(
    [
      [
        [0.45, -0.6],
        [1.3, -0.2],
        [1.75, 0.8],
        [1.95, 4],
        [2.25, 6.4],
      ],
      [
        [2.25, 6.4],
        [3.35, 6.8],
        [3.45, 7.4],
        [3.2, 20.8],
      ],
      [
        [3.2, 20.8],
        [4.2, 21],
        [4.35, 21.5],
        [4.35, 23.2],
        [4.1, 23.8],
      ],
      [
        [4.1, 23.8],
        [2.3, 24],
      ],
    ],
    colour,
    36,
  );
  const fins = [0, 1, 2, 3].map((i) => fin((i * Math.PI) / 2 + Math.PI / 4, colour));
  return merge(nose, ...fins);
}

/** A grip rib along the hub's body at an angle about the axis. */
function fin(angle: number, paint: Paint): Geometry {
  const profile = [
    [-0.62, 3.1],
    [-0.5, 3.95],
    [0, 4.15],
    [0.5, 3.95],
    [0.62, 3.1],
  ] as const;
  const rows = 6;
  return sheet({
    rows,
    columns: profile.length,
    at(out, row, column) {
      const t = row / (rows - 1);
      const [side, radius] = profile[column] ?? [0, 0];
      const end = t === 0 || t === 1 ? 3 : radius;
      out.x = end * Math.cos(angle) - side * Math.sin(angle);
      out.y = end * Math.sin(angle) + side * Math.cos(angle);
      out.z = 7.2 + 12.6 * t;
      [out.r, out.g, out.b, out.a] = paint;
    },
  });
}
