import { clamp } from '../../math/functions';
import { literal } from '../literal';
import { type Bounds, type Cell, FAR, type Operation } from '../operation';
import type { Num, Relief } from '../shape';

function check(shape: Relief): void {
  const rises = (at: readonly number[]): boolean => at.every((v, i) => i === 0 || v > (at[i - 1] ?? v));
  if (shape.x.length < 2 || shape.z.length < 2 || !rises(shape.x) || !rises(shape.z)) {
    throw new Error('The grid of a relief needs two lines or more each way, rising in x and in z.');
  }
  if (shape.heights.length !== shape.z.length || shape.heights.some((row) => row.length !== shape.x.length)) {
    throw new Error('A relief needs one row of heights for each z and in it one height for each x.');
  }
}

/** Fills weights and slopes of the lines of a grid at v: smooth steps from line to line, even beyond the ends. */
function weigh(lines: readonly number[], v: number, weight: number[], slope: number[]): void {
  let before = 1;
  let climb = 0;
  for (let i = 0; i < lines.length; i++) {
    const from = lines[i] ?? 0;
    const to = lines[i + 1];
    let t = 0;
    let dt = 0;
    if (to !== undefined) {
      const u = clamp((v - from) / (to - from), 0, 1);
      t = u * u * (3 - 2 * u);
      dt = (6 * u * (1 - u)) / (to - from);
    }
    weight[i] = before - t;
    slope[i] = climb - dt;
    before = t;
    climb = dt;
  }
}

const stepOf = (lines: readonly number[]): number =>
  Math.min(...lines.slice(1).map((v, i) => v - (lines[i] ?? 0)));

/** Divided by the lean of the height field, so that the nearer face keeps its distance to first order. */
export const relief: Operation<'relief'> = {
  op: 'relief',
  // (y - h) / w has the slope 1 across the face; w = sqrt(1 + s^2) itself changes with the curvature of h.
  lipschitz(shape, _children, range) {
    let change = 0;
    shape.heights.forEach((row, j) => {
      row.forEach((n, i) => {
        const [low, high] = range(n);
        for (const m of [
          shape.heights[j]?.[i + 1],
          shape.heights[j + 1]?.[i],
          shape.heights[j + 1]?.[i + 1],
        ]) {
          if (m === undefined) continue;
          const [mLow, mHigh] = range(m);
          change = Math.max(change, high - mLow, mHigh - low);
        }
      });
    });
    const dx = stepOf(shape.x);
    const dz = stepOf(shape.z);
    const xx = (6 * change) / (dx * dx);
    const zz = (6 * change) / (dz * dz);
    const xz = (2.25 * 2 * change) / (dx * dz);
    return 1 + 0.5 * FAR * Math.sqrt(xx * xx + zz * zz + 2 * xz * xz);
  },
  field(shape, build) {
    check(shape);
    const heights: readonly Cell[][] = shape.heights.map((row) => row.map((n) => build.cell(n)));
    const thickness = build.cell(shape.thickness);
    const wx = shape.x.map(() => 0);
    const sx = shape.x.map(() => 0);
    const wz = shape.z.map(() => 0);
    const sz = shape.z.map(() => 0);
    return (x, y, z) => {
      weigh(shape.x, x, wx, sx);
      weigh(shape.z, z, wz, sz);
      let h = 0;
      let hx = 0;
      let hz = 0;
      for (let j = 0; j < heights.length; j++) {
        const row = heights[j] ?? [];
        let r = 0;
        let rx = 0;
        for (let i = 0; i < row.length; i++) {
          const v = row[i]?.value ?? 0;
          r += v * (wx[i] ?? 0);
          rx += v * (sx[i] ?? 0);
        }
        h += r * (wz[j] ?? 0);
        hx += rx * (wz[j] ?? 0);
        hz += r * (sz[j] ?? 0);
      }
      const above = y - h;
      return Math.max(above, -above - thickness.value) / Math.sqrt(1 + hx * hx + hz * hz);
    };
  },
  glsl(shape, point, emit) {
    check(shape);
    // (height, slope in x) of each row, then over the rows.
    const step = (lines: readonly number[], axis: string): string[] =>
      lines.slice(1).map((to, i) => {
        const from = literal(lines[i] ?? 0);
        return emit.assign('vec2', `reliefStep(${from}, ${literal(to)}, ${point}.${axis})`);
      });
    const across = step(shape.x, 'x');
    const along = step(shape.z, 'z');
    const sum = (row: readonly Num[], part: 'x' | 'y'): string =>
      row
        .slice(1)
        .map((n, i) => `(${emit.num(n)} - ${emit.num(row[i] ?? 0)}) * ${across[i]}.${part}`)
        .join(' + ');
    const rows = shape.heights.map((row) =>
      emit.assign('vec2', `vec2(${emit.num(row[0] ?? 0)} + ${sum(row, 'x')}, ${sum(row, 'y')})`),
    );
    const over = (part: 'x' | 'y'): string =>
      rows
        .slice(1)
        .map((r, j) => `(${r} - ${rows[j]}) * ${along[j]}.${part}`)
        .join(' + ');
    const h = emit.assign('vec2', `${rows[0]} + ${over('x')}`);
    const lean = emit.assign('vec2', `vec2(${h}.y, (${over('y')}).x)`);
    const above = emit.assign('float', `${point}.y - ${h}.x`);
    return `max(${above}, -${above} - ${emit.num(shape.thickness)}) * inversesqrt(1.0 + dot(${lean}, ${lean}))`;
  },
  library: [
    `
vec2 reliefStep(float from, float to, float v) {
  float u = clamp((v - from) / (to - from), 0.0, 1.0);
  return vec2(u * u * (3.0 - 2.0 * u), 6.0 * u * (1.0 - u) / (to - from));
}
`,
  ],
  bounds(shape, build): Bounds {
    const heights = shape.heights.flatMap((row) => row.map((n) => build.cell(n).value));
    const thickness = build.cell(shape.thickness).value;
    return {
      low: { x: -Infinity, y: Math.min(...heights) - thickness, z: -Infinity },
      high: { x: Infinity, y: Math.max(...heights), z: Infinity },
    };
  },
};
