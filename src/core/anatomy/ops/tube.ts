import { smoothstep } from '../../math/functions';
import { literal } from '../literal';
import type { Bounds, Cell, Emitter, FieldBuilder, Operation } from '../operation';
import type { Num, Tube } from '../shape';

/** Below this k1 the point is on the axis; see ellipsoid. */
const AXIS = 1e-4;

/** The steepest rise of a centre or radius between stations: a smoothstep climbs at 1.5 times the mean slope. */
function slope(tube: Tube, most: (n: Num) => number): number {
  let worst = 0;
  for (let i = 1; i < tube.stations.length; i++) {
    const a = tube.stations[i - 1];
    const b = tube.stations[i];
    if (!a || !b) continue;
    const change = (n: Num, m: Num): number =>
      typeof n === 'number' && typeof m === 'number' ? Math.abs(m - n) : most(n) + most(m);
    const side = change(a.x, b.x) + change(a.rx, b.rx);
    const depth = change(a.y, b.y) + change(a.ry, b.ry);
    worst = Math.max(worst, (1.5 * Math.sqrt(side * side + depth * depth)) / (b.z - a.z));
  }
  return worst;
}

interface StationCells {
  readonly z: number;
  readonly x: Cell;
  readonly y: Cell;
  readonly rx: Cell;
  readonly ry: Cell;
}

function stationCells(tube: Tube, build: FieldBuilder): readonly [StationCells, ...StationCells[]] {
  const cells = tube.stations.map((s) => ({
    z: s.z,
    x: build.cell(s.x),
    y: build.cell(s.y),
    rx: build.cell(s.rx),
    ry: build.cell(s.ry),
  }));
  const [first, ...rest] = cells;
  if (!first || rest.length === 0) throw new Error('A tube needs two stations or more.');
  for (let i = 1; i < cells.length; i++) {
    if ((cells[i]?.z ?? 0) <= (cells[i - 1]?.z ?? 0))
      throw new Error('The stations of a tube must rise in z.');
  }
  return [first, ...rest];
}

/** Centre and half widths of a tube's section at a height. */
export interface Section {
  x: number;
  y: number;
  rx: number;
  ry: number;
}

/** A function that writes a tube's section at z into `out`; the closure of a tube and its fibre frame both use it. */
export function tubeSection(tube: Tube, build: FieldBuilder): (out: Section, z: number) => void {
  const [first, ...rest] = stationCells(tube, build);
  return (out, z) => {
    out.x = first.x.value;
    out.y = first.y.value;
    out.rx = first.rx.value;
    out.ry = first.ry.value;
    let before = first;
    for (const s of rest) {
      if (z <= before.z) return;
      const t = smoothstep(before.z, s.z, z);
      out.x += (s.x.value - before.x.value) * t;
      out.y += (s.y.value - before.y.value) * t;
      out.rx += (s.rx.value - before.rx.value) * t;
      out.ry += (s.ry.value - before.ry.value) * t;
      before = s;
    }
  };
}

/** The name of a vec4 (x, y, rx, ry): a tube's section at the height of `point`. */
export function tubeSectionGlsl(tube: Tube, point: string, emit: Emitter): string {
  const station = (i: number): string => {
    const s = tube.stations[i];
    return s ? `vec4(${[s.x, s.y, s.rx, s.ry].map((n) => emit.num(n)).join(', ')})` : 'vec4(0.0)';
  };
  let sum = emit.assign('vec4', station(0));
  for (let i = 1; i < tube.stations.length; i++) {
    const from = literal(tube.stations[i - 1]?.z ?? 0);
    const to = literal(tube.stations[i]?.z ?? 0);
    sum = emit.assign(
      'vec4',
      `${sum} + (${station(i)} - ${station(i - 1)}) * smoothstep(${from}, ${to}, ${point}.z)`,
    );
  }
  return sum;
}

export const tube: Operation<'tube'> = {
  op: 'tube',
  lipschitz: () => 1.6,
  field(shape, build) {
    const section = tubeSection(shape, build);
    const low = shape.stations[0]?.z ?? 0;
    const high = shape.stations[shape.stations.length - 1]?.z ?? 0;
    const s = slope(shape, (n) => build.most(n));
    const shrink = 1 / Math.sqrt(1 + s * s);
    const at: Section = { x: 0, y: 0, rx: 1, ry: 1 };
    return (x, y, z) => {
      section(at, z);
      const ax = (x - at.x) / at.rx;
      const ay = (y - at.y) / at.ry;
      const bx = ax / at.rx;
      const by = ay / at.ry;
      const k0 = Math.sqrt(ax * ax + ay * ay);
      const k1 = Math.sqrt(bx * bx + by * by);
      const d = k1 < AXIS ? -Math.min(at.rx, at.ry) : (k0 * (k0 - 1)) / k1;
      return Math.max(d * shrink, low - z, z - high);
    };
  },
  glsl(shape, point, emit) {
    const section = tubeSectionGlsl(shape, point, emit);
    const low = literal(shape.stations[0]?.z ?? 0);
    const high = literal(shape.stations[shape.stations.length - 1]?.z ?? 0);
    const s = slope(shape, (n) => emit.most(n));
    return `tubeDistance(${point}, ${section}, ${low}, ${high}, ${literal(1 / Math.sqrt(1 + s * s))})`;
  },
  library: `
float tubeDistance(vec3 p, vec4 s, float low, float high, float shrink) {
  vec2 a = (p.xy - s.xy) / s.zw;
  float k0 = length(a);
  float k1 = length(a / s.zw);
  float d = k1 < ${AXIS} ? -min(s.z, s.w) : k0 * (k0 - 1.0) / k1;
  return max(d * shrink, max(low - p.z, p.z - high));
}
`,
  bounds(shape, build): Bounds {
    const out = {
      low: { x: Infinity, y: Infinity, z: Infinity },
      high: { x: -Infinity, y: -Infinity, z: -Infinity },
    };
    for (const s of stationCells(shape, build)) {
      out.low.x = Math.min(out.low.x, s.x.value - s.rx.value);
      out.low.y = Math.min(out.low.y, s.y.value - s.ry.value);
      out.low.z = Math.min(out.low.z, s.z);
      out.high.x = Math.max(out.high.x, s.x.value + s.rx.value);
      out.high.y = Math.max(out.high.y, s.y.value + s.ry.value);
      out.high.z = Math.max(out.high.z, s.z);
    }
    // Between stations centre and radius move together, so neither end alone bounds the other's offset.
    const margin = 2;
    out.low.x -= margin;
    out.low.y -= margin;
    out.high.x += margin;
    out.high.y += margin;
    return out;
  },
};
