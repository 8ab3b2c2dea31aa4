import { clamp, smoothstep } from '../../core/math/functions';
import { type Geometry, sheet } from './geometry';
import { angleOf, LIMB_ENDS, type LimbSurface } from './limb';

/** The opening of the drape: half sizes and corner radius over the skin, mm, about its middle. */
export const WINDOW = { x: 1, z: 0, halfX: 44, halfZ: 46, round: 9 } as const;

/** Grid coordinate u of the limb up to which the cloth lies on it; beyond it hangs to the table. */
const ON_LIMB = 0.3;
const REACH_X = 330;

/** Smooth noise of two coordinates in -1 .. 1 out of sines with incommensurate pitches: folds need no table. */
function folds(a: number, b: number): number {
  return (
    0.5 * Math.sin(a + 1.3 * Math.sin(b * 0.9 + 0.4)) +
    0.3 * Math.sin(1.9 * a + 0.7 * b + 2 * Math.sin(0.6 * b)) +
    0.2 * Math.sin(3.3 * a - 1.1 * b + 1.7)
  );
}

/** Steps across one half of the limb. */
const STEPS = 40;

/** The skin across one half of the limb from its top to where the cloth leaves it, at a height: x and y in turn. */
function halfSection(surface: LimbSurface, side: number, z: number): Float64Array {
  const out = new Float64Array(2 * (STEPS + 1));
  const p = { x: 0, y: 0, z: 0 };
  for (let k = 0; k <= STEPS; k++) {
    surface.at(p, angleOf((side * ON_LIMB * k) / STEPS), z);
    out[2 * k] = p.x;
    out[2 * k + 1] = p.y;
  }
  return out;
}

/**
 * A cloth over limb and table, `clear` mm off the skin. uv hold the place on the limb in mm (arc across from the top,
 * height along), from which the shader cuts the window. The colour holds how open the cloth lies to light.
 */
export function clothGeometry(surface: LimbSurface, rows: number, columns: number, clear: number): Geometry {
  const table = surface.bottom + 2;
  let section: Float64Array = new Float64Array(0);
  let made = { row: -1, side: 0 };
  return sheet({
    rows,
    columns,
    flip: true,
    at(out, row, column) {
      const v = (2 * row) / (rows - 1) - 1;
      const z = 120 * v + (v < 0 ? -LIMB_ENDS.proximal - 120 : LIMB_ENDS.distal - 120) * v * v * v;
      const t = (2 * column) / (columns - 1) - 1;
      const side = t < 0 ? -1 : 1;
      if (made.row !== row || made.side !== side) {
        made = { row, side };
        section = halfSection(surface, side, z);
      }
      const way = Math.min(Math.abs(t) / 0.5, 1);
      const hanging = Math.max(0, (Math.abs(t) - 0.5) / 0.5);
      const k = Math.min(STEPS - 1, Math.floor(way * STEPS));
      const part = way * STEPS - k;
      const at = (i: number): number => section[i] ?? 0;
      const tx = at(2 * k + 2) - at(2 * k);
      const ty = at(2 * k + 3) - at(2 * k + 1);
      const l = Math.hypot(tx, ty) || 1;
      const px = at(2 * k) + tx * part;
      const py = at(2 * k + 1) + ty * part;
      const place = surface.placeOf(side * way * ON_LIMB);
      const beside = Math.max(
        Math.abs(place - WINDOW.x) - WINDOW.halfX,
        Math.abs(z - WINDOW.z) - WINDOW.halfZ,
      );
      // Stuck to the skin round the window, looser with the distance from it.
      const far = 0.8 * smoothstep(14, 60, beside) + smoothstep(0.1, 0.6, hanging);
      const lift =
        clear + far * (1.6 + 1.9 * folds(0.085 * z, 2.2 * t)) + 0.25 * folds(0.3 * place, 0.21 * z);
      // Outward across the limb: the tangent turned by a right angle, away from the middle.
      let x = px - (ty / l) * side * lift;
      let y = py + (tx / l) * side * lift;
      if (hanging > 0) {
        // A curve that leaves along the skin and runs out on the table.
        const h = Math.min(1, hanging / 0.6);
        const a = (1 - h) * (1 - h);
        const b = 2 * h * (1 - h);
        const footX = px + side * (52 + 14 * folds(0.07 * z, 1.3));
        x = a * x + b * (px + (tx / l) * 34 + side * 8) + h * h * footX;
        y = a * y + b * (py + (ty / l) * 34) + h * h * table;
        x += side * smoothstep(0.6, 1, hanging) * (REACH_X - Math.abs(footX));
        y =
          Math.max(y, table - 1) +
          hanging * (4.5 * folds(0.06 * z, 0.03 * x) + 3) * smoothstep(0, 0.3, hanging);
      }
      out.x = x;
      out.y = y;
      out.z = z;
      out.u = place + side * (hanging > 0 ? Math.hypot(x - px, y - py) : 0);
      out.v = z;
      const open = 0.5 + 0.5 * clamp((y - table) / 60, 0, 1);
      out.r = out.g = out.b = open;
    },
  });
}
