import { type Geometry, sheet } from './geometry';
import { angleOf, arcOf, LIMB_ENDS, type LimbSurface } from './limb';

/** The opening of the drape: half sizes and corner radius over the skin, mm, about its middle. */
export const WINDOW = { x: 2, z: 0, halfX: 46, halfZ: 48, round: 9 } as const;

/** Grid coordinate u of the limb up to which the cloth lies on it; beyond it hangs to the table. */
const ON_LIMB = 0.2;
const REACH_X = 330;

/** Smooth noise of two coordinates in -1 .. 1 out of sines with incommensurate pitches: folds need no table. */
function folds(a: number, b: number): number {
  return (
    0.5 * Math.sin(a + 1.3 * Math.sin(b * 0.9 + 0.4)) +
    0.3 * Math.sin(1.9 * a + 0.7 * b + 2 * Math.sin(0.6 * b)) +
    0.2 * Math.sin(3.3 * a - 1.1 * b + 1.7)
  );
}

const step = (low: number, high: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

/**
 * A cloth over limb and table, `clear` mm off the skin. uv hold the place on the limb in mm (arc across from the top,
 * height along), from which the shader cuts the window.
 */
export function clothGeometry(surface: LimbSurface, rows: number, columns: number, clear: number): Geometry {
  const point = { x: 0, y: 0, z: 0 };
  const before = { x: 0, y: 0, z: 0 };
  const table = surface.bottom + 2;
  return sheet({
    rows,
    columns,
    flip: true,
    at(out, row, column) {
      const v = (2 * row) / (rows - 1) - 1;
      const z = 120 * v + (v < 0 ? -LIMB_ENDS.proximal - 120 : LIMB_ENDS.distal - 120) * v * v * v;
      const t = (2 * column) / (columns - 1) - 1;
      const side = Math.sign(t);
      const onLimb = Math.min(Math.abs(t) / 0.5, 1) * ON_LIMB;
      const hanging = Math.max(0, (Math.abs(t) - 0.5) / 0.5);
      surface.at(point, angleOf(side * onLimb), z);
      surface.at(before, angleOf(side * (onLimb - 0.01)), z);
      const tx = point.x - before.x;
      const ty = point.y - before.y;
      const l = Math.hypot(tx, ty) || 1;
      // Outward across the limb: the tangent turned by a right angle, away from the middle.
      const nx = (-ty / l) * side;
      const ny = (tx / l) * side;
      const across = arcOf(onLimb);
      const far = step(0.08, 0.24, onLimb) * 0.6 + step(0, 0.5, hanging) + step(52, 95, Math.abs(z)) * 0.35;
      const lift =
        clear + far * (1.6 + 1.9 * folds(0.085 * z, 2.2 * t)) + 0.35 * folds(0.3 * across * side, 0.21 * z);
      let x = point.x + nx * lift;
      let y = point.y + ny * lift;
      if (hanging > 0) {
        const flare = 26 + 14 * folds(0.07 * z, 1.3);
        const h = Math.min(1, hanging / 0.6);
        const drop = { x: point.x + (tx / l) * 34 + side * 8, y: point.y + (ty / l) * 34 };
        const foot = { x: point.x + side * (flare + 26), y: table };
        const a = (1 - h) * (1 - h);
        const b = 2 * h * (1 - h);
        x = a * x + b * drop.x + h * h * foot.x;
        y = a * y + b * drop.y + h * h * foot.y;
        const out2 = step(0.6, 1, hanging) * (REACH_X - Math.abs(foot.x));
        x += side * out2;
        y = Math.max(y, table - 1) + hanging * (4.5 * folds(0.06 * z, 0.03 * x) + 3) * step(0, 0.3, hanging);
      }
      out.x = x;
      out.y = y;
      out.z = z;
      out.u = surface.middle.x + side * (across + hanging * 160);
      out.v = z;
      const shade = 0.5 + 0.5 * Math.min(1, Math.max(0, (y - table) / 60));
      out.r = out.g = out.b = shade;
    },
  });
}
