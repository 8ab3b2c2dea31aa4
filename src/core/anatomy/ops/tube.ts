import { clamp } from '../../math/functions';
import { literal } from '../literal';
import { type Bounds, type Cell, type Emitter, FAR, type FieldBuilder, type Operation } from '../operation';
import type { Num, Tube } from '../shape';
import { ELLIPSE_GLSL, ellipseSlope, insideEllipse, outsideEllipse } from './ellipse';

interface StationCells {
  readonly z: number;
  /** One over the height above the station before; 0 for the first. */
  readonly perMm: number;
  readonly x: Cell;
  readonly y: Cell;
  readonly rx: Cell;
  readonly ry: Cell;
}

function stationCells(tube: Tube, build: FieldBuilder): readonly [StationCells, ...StationCells[]] {
  const cells = tube.stations.map((s, i) => ({
    z: s.z,
    perMm: i > 0 ? 1 / (s.z - (tube.stations[i - 1]?.z ?? 0)) : 0,
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

/** Centre and half widths of a tube's section at a height, and how fast they change with z. */
export interface Section {
  x: number;
  y: number;
  rx: number;
  ry: number;
  dx: number;
  dy: number;
  drx: number;
  dry: number;
}

export const section = (): Section => ({ x: 0, y: 0, rx: 1, ry: 1, dx: 0, dy: 0, drx: 0, dry: 0 });

/** A function that writes a tube's section at z into `out`; the closure of a tube and its fibre frame both use it. */
export function tubeSection(tube: Tube, build: FieldBuilder): (out: Section, z: number) => void {
  const [first, ...rest] = stationCells(tube, build);
  return (out, z) => {
    let low = first;
    let high = first;
    for (const s of rest) {
      if (z <= high.z) break;
      low = high;
      high = s;
    }
    const u = clamp((z - low.z) * high.perMm, 0, 1);
    const t = u * u * (3 - 2 * u);
    const climb = 6 * u * (1 - u) * high.perMm;
    const x = high.x.value - low.x.value;
    const y = high.y.value - low.y.value;
    const rx = high.rx.value - low.rx.value;
    const ry = high.ry.value - low.ry.value;
    out.x = low.x.value + x * t;
    out.y = low.y.value + y * t;
    out.rx = low.rx.value + rx * t;
    out.ry = low.ry.value + ry * t;
    out.dx = x * climb;
    out.dy = y * climb;
    out.drx = rx * climb;
    out.dry = ry * climb;
  };
}

/** Writes a tube's section at the height of `point`: names of vec4 (x, y, rx, ry) and, when asked, of its change with z. */
export function tubeSectionGlsl(
  tube: Tube,
  point: string,
  emit: Emitter,
): { readonly section: string; change(): string } {
  const station = (i: number): string => {
    const s = tube.stations[i];
    return s ? `vec4(${[s.x, s.y, s.rx, s.ry].map((n) => emit.num(n)).join(', ')})` : 'vec4(0.0)';
  };
  const spanOf = (i: number): string => {
    const from = tube.stations[i]?.z ?? 0;
    return `vec2(${literal(from)}, ${literal(1 / ((tube.stations[i + 1]?.z ?? from) - from))})`;
  };
  // The one span that holds the height is chosen before anything is worked out in it.
  let low = station(0);
  let high = station(1);
  let span = spanOf(0);
  for (let i = 1; i + 1 < tube.stations.length; i++) {
    const past = emit.assign('bool', `${point}.z > ${literal(tube.stations[i]?.z ?? 0)}`);
    low = emit.assign('vec4', `mix(${low}, ${station(i)}, bvec4(${past}))`);
    high = emit.assign('vec4', `mix(${high}, ${station(i + 1)}, bvec4(${past}))`);
    span = emit.assign('vec2', `mix(${span}, ${spanOf(i)}, bvec2(${past}))`);
  }
  const place = emit.assign('vec2', span);
  const u = emit.assign('float', `clamp((${point}.z - ${place}.x) * ${place}.y, 0.0, 1.0)`);
  const delta = emit.assign('vec4', `${high} - ${low}`);
  return {
    section: emit.assign('vec4', `${low} + ${delta} * (${u} * ${u} * (3.0 - 2.0 * ${u}))`),
    change: () => emit.assign('vec4', `${delta} * (6.0 * ${u} * (1.0 - ${u}) * ${place}.y)`),
  };
}

/**
 * The distance to the section at the same height, divided by the lean of the wall there: exact to first order at the wall.
 * Far outside the lean is that of the wall's nearest part, so that a tapering end does not draw near what is far from it.
 */
export const tube: Operation<'tube'> = {
  op: 'tube',
  // As an ellipse, steeper by the slant, and by the change of the slant in proportion to the distance; measured.
  lipschitz(shape, _children, range) {
    let ratio = 1;
    let slope = 0;
    let turn = 0;
    for (let i = 1; i < shape.stations.length; i++) {
      const a = shape.stations[i - 1];
      const b = shape.stations[i];
      if (!a || !b) continue;
      const most = (n: Num, m: Num): number => Math.max(range(n)[1], range(m)[1]);
      const least = (n: Num, m: Num): number => Math.min(range(n)[0], range(m)[0]);
      const change = (n: Num, m: Num): number => (n === m ? 0 : most(n, m) - least(n, m));
      const side = change(a.x, b.x) + change(a.rx, b.rx);
      const depth = change(a.y, b.y) + change(a.ry, b.ry);
      const shift = Math.sqrt(side * side + depth * depth);
      const height = b.z - a.z;
      slope = Math.max(slope, (1.5 * shift) / height);
      turn = Math.max(turn, (6 * shift) / (height * height));
      ratio = Math.max(ratio, most(a.rx, b.rx) / least(a.ry, b.ry), most(a.ry, b.ry) / least(a.rx, b.rx));
    }
    return ellipseSlope(ratio) * (1 + slope) + FAR * turn;
  },
  field(shape, build) {
    const sectionAt = tubeSection(shape, build);
    const low = shape.stations[0]?.z ?? 0;
    const high = shape.stations[shape.stations.length - 1]?.z ?? 0;
    const at = section();
    return (x, y, z) => {
      sectionAt(at, z);
      const { rx, ry } = at;
      const perX = 1 / rx;
      const perY = 1 / ry;
      const qx = x - at.x;
      const qy = y - at.y;
      const ax = qx * perX;
      const ay = qy * perY;
      const bx = ax * perX;
      const by = ay * perY;
      const k0 = Math.sqrt(ax * ax + ay * ay);
      const k1 = Math.sqrt(bx * bx + by * by);
      let d: number;
      if (k0 < 1) {
        const slant = bx * (at.dx + ax * at.drx) + by * (at.dy + ay * at.dry);
        d = insideEllipse(k0, Math.sqrt(k1 * k1 + slant * slant), Math.min(rx, ry));
      } else {
        const lean = (bx * (at.dx + (ax / k0) * at.drx) + by * (at.dy + (ay / k0) * at.dry)) / k1;
        const size = Math.sqrt(qx * qx + qy * qy);
        const reach = Math.sqrt(qx * qx * rx * rx + qy * qy * ry * ry);
        d = outsideEllipse(k0, k1, size, reach) / Math.sqrt(1 + lean * lean);
      }
      return Math.max(d, low - z, z - high);
    };
  },
  glsl(shape, point, emit) {
    const { section: s, change } = tubeSectionGlsl(shape, point, emit);
    const low = literal(shape.stations[0]?.z ?? 0);
    const high = literal(shape.stations[shape.stations.length - 1]?.z ?? 0);
    return `tubeDistance(${point}, ${s}, ${change()}, ${low}, ${high})`;
  },
  library: [
    ELLIPSE_GLSL,
    `
float tubeDistance(vec3 p, vec4 s, vec4 change, float low, float high) {
  vec2 q = p.xy - s.xy;
  vec2 a = q / s.zw;
  vec2 b = a / s.zw;
  float k0 = length(a);
  float k1 = length(b);
  float slant = dot(b, change.xy + a / max(k0, 1.0) * change.zw);
  float lean = slant / max(k1, 1e-9);
  float d = k0 < 1.0 ? insideEllipse(k0, sqrt(k1 * k1 + slant * slant), min(s.z, s.w))
    : outsideEllipse(k0, k1, length(q), length(q * s.zw)) * inversesqrt(1.0 + lean * lean);
  return max(d, max(low - p.z, p.z - high));
}
`,
  ],
  // Between stations the edges x - rx and x + rx go evenly from one to the other, so the stations bound them.
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
    return out;
  },
};
