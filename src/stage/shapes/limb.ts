import type { Anatomy } from '../../core/anatomy/anatomy';
import { clamp } from '../../core/math/functions';
import { type Look, lookOf } from '../look';
import { type Geometry, sheet } from './geometry';
import { reliefMm } from './relief';

/** How far rays look for the skin, mm; a surface that never ends is cut here. */
const FARTHEST = 120;
/** A ray's steps, mm, shorter than any limb is thin, and halvings of the last one: to 0.003 mm. */
const STRIDE = 6;
const HALVINGS = 11;
/** Depth below the skin that is inside the limb wherever the surface is defined, mm. An upper arm is thinner, and falls away. */
const INSIDE: Readonly<Record<Look, number>> = { knee: 12, skin: 30, gel: 12 };
/** How far up and down the skin of an arm is looked for, mm. */
const RISES = 60;
/** How far the region's own skin is followed along the limb at most, mm. */
const LONGEST = 300;
/** The limb is drawn from thigh to calf between these heights, mm. */
export const LIMB_ENDS = { proximal: -280, distal: 230 } as const;

/**
 * Grid coordinates of the limb. `u` runs round it from -0.5 to 0.5 with 0 on top (+y), lateral (-x) for negative u;
 * `v` runs along it from -1 (thigh) to 1 (calf). Both are densest over the field.
 */
export const angleOf = (u: number): number =>
  Math.PI / 2 - 2 * Math.PI * (u - (0.55 / (2 * Math.PI)) * Math.sin(2 * Math.PI * u));
export const heightOf = (v: number): number =>
  90 * v + (v < 0 ? -LIMB_ENDS.proximal - 90 : LIMB_ENDS.distal - 90) * v * v * v;

/** Radius of a circle whose arcs are nearly those of the flat back of a knee, mm. */
const NOMINAL_RADIUS = 47;
/** Place across a typical limb from its top, mm, negative laterally: enough to draw skin with. */
export const arcOf = (u: number): number => NOMINAL_RADIUS * (Math.PI / 2 - angleOf(u));

/** Steps of the table of arcs over half the limb. */
const ARC_STEPS = 120;

/** One section across the limb: its middle and the height at which it lies. */
interface Section {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where the upper arm and the chest beside it begin to be carried on, mm along the shoulder: beyond a probe's reach. */
const SHOULDER = { arm: -74, chest: 46 } as const;

/**
 * The skin of a region carried on to thigh and calf. It is a tube: of a knee along z; of a shoulder along x, from the upper arm to the
 * chest, so that both go on out of the picture. `across` and `along` are places of the tube.
 */
export class LimbSurface {
  readonly #anatomy: Anatomy;
  readonly #inside: number;
  readonly #isShoulder: boolean;
  /** Of a right shoulder the arm lies towards +x. */
  readonly #side: 1 | -1;
  /** Points are asked for row by row. */
  #last: Section | null = null;
  /** Arc from the top at the origin's height over the grid coordinate u: lateral and medial half. */
  readonly #arcs: readonly [Float64Array, Float64Array];
  /** Where the region's own skin begins and ends, mm. */
  readonly low: number;
  readonly high: number;
  /** The lowest point of the limb under the origin: where the table is. */
  readonly bottom: number;
  /** The middle of the limb at the origin's height, region x and y. */
  readonly middle: { readonly x: number; readonly y: number };

  constructor(anatomy: Anatomy) {
    this.#anatomy = anatomy;
    const look = lookOf(anatomy.region.id);
    this.#inside = INSIDE[look];
    this.#isShoulder = look === 'skin';
    const { mirror, parameters } = anatomy.region;
    const mirrored = parameters.findIndex(({ param }) => param === mirror?.param);
    this.#side = (anatomy.parameterValues()[mirrored] ?? 1) < 0 ? -1 : 1;
    if (!(anatomy.surface(0, -this.#inside, 0) < 0)) {
      throw new Error(`Region "${anatomy.region.id}" has no body ${this.#inside} mm under its origin.`);
    }
    this.low = this.#isShoulder ? SHOULDER.arm : -this.#extent(-1);
    this.high = this.#isShoulder ? SHOULDER.chest : this.#extent(1);
    const section = this.#middle(0);
    this.middle = section;
    this.#arcs = [this.#arcTable(-1), this.#arcTable(1)];
    this.bottom = section.y - this.#radius(section, 0, -1);
  }

  #arcTable(side: number): Float64Array {
    const out = new Float64Array(ARC_STEPS + 1);
    const p = { x: 0, y: 0, z: 0 };
    const before = { x: 0, y: 0, z: 0 };
    this.at(before, angleOf(0), 0);
    for (let k = 1; k <= ARC_STEPS; k++) {
      this.at(p, angleOf((0.5 * side * k) / ARC_STEPS), 0);
      out[k] = (out[k - 1] ?? 0) + Math.hypot(p.x - before.x, p.y - before.y);
      before.x = p.x;
      before.y = p.y;
    }
    return out;
  }

  /** Place on the skin over the grid coordinate `u`, mm: the region's x over the limb's middle, and arc from there. */
  placeOf(u: number): number {
    const table = this.#arcs[u < 0 ? 0 : 1];
    const at = Math.min(2 * Math.abs(u), 1) * ARC_STEPS;
    const k = Math.min(ARC_STEPS - 1, Math.floor(at));
    const low = table[k] ?? 0;
    return this.middle.x + Math.sign(u) * (low + ((table[k + 1] ?? low) - low) * (at - k));
  }

  #extent(towards: number): number {
    let z = 0;
    while (z < LONGEST && this.#skin(0, -this.#inside, towards * (z + 2)) < -1) z += 2;
    return z;
  }

  /** The region's skin at a place of the tube. */
  #skin(across: number, y: number, along: number): number {
    return this.#isShoulder
      ? this.#anatomy.surface(this.#side * along, y, -this.#side * across)
      : this.#anatomy.surface(across, y, along);
  }

  /** Turns a place of the tube into one of the region. */
  #place(out: { x: number; y: number; z: number }): void {
    if (!this.#isShoulder) return;
    const { x, z } = out;
    out.x = this.#side * z;
    out.z = -this.#side * x;
  }

  /** Height at which a section is begun: below the skin of an arm, which falls away. */
  #startOf(along: number): number {
    if (!this.#isShoulder) return -this.#inside;
    let y = RISES;
    while (y > -2 * RISES && this.#skin(0, y, along) >= 0) y -= 1;
    return y - this.#inside;
  }

  #section(z: number): Section {
    const own = clamp(z, this.low, this.high);
    if (this.#last?.z !== own) this.#last = this.#middle(own);
    return this.#last;
  }

  #middle(z: number): Section {
    const start: Section = { x: 0, y: this.#startOf(z), z };
    const top = this.#radius(start, 0, 1);
    const under = this.#radius(start, 0, -1);
    const y = start.y + (top - under) / 2;
    const level: Section = { x: 0, y, z };
    const x = (this.#radius(level, 1, 0) - this.#radius(level, -1, 0)) / 2;
    return { x, y, z };
  }

  /** Distance from a section's middle to the skin along a unit direction in the section; FARTHEST where there is none. */
  #radius(s: Section, dx: number, dy: number): number {
    let inside = 0;
    let outside = 0;
    while (outside < FARTHEST) {
      outside = Math.min(inside + STRIDE, FARTHEST);
      if (this.#skin(s.x + dx * outside, s.y + dy * outside, s.z) >= 0) break;
      inside = outside;
    }
    if (inside === outside) return FARTHEST;
    for (let i = 0; i < HALVINGS; i++) {
      const half = (inside + outside) / 2;
      if (this.#skin(s.x + dx * half, s.y + dy * half, s.z) >= 0) outside = half;
      else inside = half;
    }
    return (inside + outside) / 2;
  }

  /** The skin, in the region's frame, at an angle from the tube's across about its middle and a height z along it, mm. */
  at(out: { x: number; y: number; z: number }, angle: number, z: number): void {
    const s = this.#section(z);
    const dx = Math.cos(angle);
    const dy = Math.sin(angle);
    const swell = this.#isShoulder ? this.#trunk(z, dx, dy) : this.#swell(z, dx);
    const radius = this.#radius(s, dx, dy) * swell;
    out.x = s.x + dx * radius;
    out.y = s.y + dy * radius + (this.#isShoulder ? this.#sink(z) : 0);
    out.z = z;
    this.#place(out);
  }

  /** Beyond a shoulder's joint the arm keeps its girth, and the trunk widens to front, back and below, less towards the neck. */
  #trunk(along: number, dx: number, dy: number): number {
    const t = smooth((along - this.high) / 110);
    return 1 + t * (0.55 * Math.abs(dx) + (dy < 0 ? 0.9 * dy * dy : 0.12 * dy));
  }

  /** How far the arm hangs and the neck rises beyond the region, mm. */
  #sink(along: number): number {
    const arm = Math.max(0, this.low - along);
    return 26 * smooth((along - this.high) / 120) - 0.34 * arm + (0.34 * 30 * arm) / (arm + 30);
  }

  /** Beyond the region the thigh widens and the calf bulges before it tapers; slopes begin at zero. */
  #swell(z: number, dx: number): number {
    if (z < this.low) {
      const t = Math.min(1, (this.low - z) / 170);
      return 1 + 0.2 * t * t * (3 - 2 * t) * (0.7 + 0.3 * Math.abs(dx));
    }
    if (z > this.high) {
      const t = (z - this.high) / 120;
      return 1 + 0.12 * t * t * Math.exp(1 - t * t) - 0.05 * t * t;
    }
    return 1;
  }
}

const smooth = (share: number): number => {
  const t = clamp(share, 0, 1);
  return t * t * (3 - 2 * t);
};

/**
 * The limb as a tube open at its ends: rows along the limb, columns round it. uv are the grid coordinates in 0 .. 1; the
 * colour holds the place on the skin in mm (red across, green along) and how open it lies to light (alpha). Normals lean
 * by the relief of a knee; points lie on the smooth skin. A block of gel is closed where it ends.
 */
export function limbGeometry(surface: LimbSurface, rows: number, columns: number, look: Look): Geometry {
  const limb = sheet({
    rows,
    columns: columns + 1,
    closed: true,
    flip: true,
    at(out, row, column) {
      const u = column / columns - 0.5;
      const v = (2 * row) / (rows - 1) - 1;
      const z = heightOf(v);
      if (look === 'gel') close(out, surface, angleOf(u), z);
      else surface.at(out, angleOf(u), z);
      out.r = surface.placeOf(u);
      out.g = look === 'skin' ? z : out.z;
      out.b = 0;
    },
  });
  lean(limb, surface.middle.x, look === 'knee' ? reliefMm : () => 0);
  return limb;
}

/** A point of a body or, for heights beyond its ends, of the end there, which closes towards its middle. */
function close(
  out: { x: number; y: number; z: number },
  surface: LimbSurface,
  angle: number,
  z: number,
): void {
  const own = clamp(z, surface.low, surface.high);
  const beyond = z < 0 ? LIMB_ENDS.proximal - surface.low : LIMB_ENDS.distal - surface.high;
  const t = (z - own) / beyond;
  surface.at(out, angle, own);
  out.x += (surface.middle.x - out.x) * t * t;
  out.y += (surface.middle.y - out.y) * t * t;
}

/** How much steeper than it is the relief is shaded: a wide soft lamp flattens slopes that the eye knows. */
const SHADED = 1.5;

/** Turns the normals of the upper side by the slopes of the relief and darkens hollows. */
function lean(
  { positions, normals, colors }: Geometry,
  middleX: number,
  relief: (across: number, z: number) => number,
): void {
  const d = 0.5;
  for (let i = 0; i < positions.length; i += 3) {
    const x = (positions[i] ?? 0) - middleX;
    const z = positions[i + 2] ?? 0;
    const nx = normals[i] ?? 0;
    const ny = normals[i + 1] ?? 0;
    const nz = normals[i + 2] ?? 0;
    const up = Math.max(0, ny);
    const sx = (SHADED * up * (relief(x + d, z) - relief(x - d, z))) / (2 * d);
    const sz = (SHADED * up * (relief(x, z + d) - relief(x, z - d))) / (2 * d);
    const l = Math.hypot(nx - sx, ny, nz - sz);
    normals[i] = (nx - sx) / l;
    normals[i + 1] = ny / l;
    normals[i + 2] = (nz - sz) / l;
    colors[(4 * i) / 3 + 3] =
      Math.min(1, 0.94 + 0.05 * relief(x, z)) * (0.35 + 0.65 * Math.min(1, 0.75 + 0.75 * ny));
  }
}
