import { cos, sin } from '../math/functions';
import type { Vec3 } from '../math/vec3';
import { arcFibre } from './arcFibre';
import { checkRegion } from './checkRegion';
import { Fields } from './fields';
import { type FlowField, flowField } from './flow';
import type { Bounds, Cell, Field } from './operation';
import { lipschitzOf } from './operations';
import { section, tubeSection } from './ops/tube';
import type { FibreFrame, Region, Structure } from './region';
import type { Shape } from './shape';
import type { TissueId } from './tissue';
import { tissues } from './tissues';

/** The owner of a point that no structure holds. */
export const OUTSIDE = -1;

/** What stands at a point. */
export interface PointSample {
  /** Index of the structure that owns the point, or OUTSIDE. */
  owner: number;
  /** Distance to the nearest visible boundary, mm, never negative. */
  clearance: number;
}

export type FibreField = (out: Vec3, x: number, y: number, z: number) => Vec3;

/** A region whose shapes can be asked: closures over the present values of its parameters. */
export class Anatomy {
  readonly region: Region;
  readonly structures: readonly Structure[];
  readonly #fields: Fields;
  readonly #shapes: readonly Field[];
  readonly #fibres: readonly FibreField[];
  readonly #flows: readonly (FlowField | null)[];
  readonly #surface: Field;
  /** Bound on how much `surface` changes over a mm: a step of a tracer, divided by it, goes through no skin. */
  readonly surfaceSlope: number;
  readonly #when: readonly (Cell | null)[];
  readonly #side: Cell;
  /** Six numbers a structure, low and high corner of its bounds; measured again after a parameter has changed. */
  readonly #boxes: Float64Array;
  #boxed = false;
  readonly #index = new Map<string, number>();
  readonly #indices: readonly number[];

  /** @throws Error of `checkRegion`. */
  constructor(region: Region) {
    checkRegion(region);
    this.region = region;
    this.structures = region.structures;
    const roots: Shape[] = [region.surface, ...region.structures.map((s) => s.shape)];
    this.#fields = new Fields(region.parameters, roots);
    this.#surface = this.#fields.field(region.surface);
    this.surfaceSlope = lipschitzOf(region.surface, region.parameters);
    this.#shapes = region.structures.map((s) => this.#fields.field(s.shape));
    this.#fibres = region.structures.map((s) => fibreField(s.fibre, this.#fields));
    this.#flows = region.structures.map((s) => (s.flow ? flowField(s.flow, this.#fields) : null));
    this.#when = region.structures.map((s) => (s.when ? this.#fields.cell(s.when) : null));
    this.#side = this.#fields.cell(region.mirror ?? 1);
    this.#boxes = new Float64Array(6 * region.structures.length);
    region.structures.forEach((s, i) => {
      this.#index.set(s.id, i);
    });
    this.#indices = [...region.structures.keys()];
  }

  /** Index of a structure; throws for a name the region does not have. */
  index(id: string): number {
    const i = this.#index.get(id);
    if (i === undefined) throw new Error(`Region "${this.region.id}" has no structure "${id}".`);
    return i;
  }

  set(values: Readonly<Record<string, number>>): void {
    this.#fields.set(values);
    this.#boxed = false;
  }

  /** Sets all parameters, in the order of `parameterValues`. @throws Error for a list of another length. */
  setAll(values: readonly number[]): void {
    const { id, parameters } = this.region;
    if (values.length !== parameters.length)
      throw new Error(`Region "${id}" has ${parameters.length} parameters, not ${values.length}.`);
    this.set(Object.fromEntries(parameters.map((p, i) => [p.param, values[i] ?? p.value])));
  }

  /** Values of all parameters in the region's order, for upload. */
  parameterValues(): readonly number[] {
    return this.region.parameters.map((p) => this.#fields.value(p.param));
  }

  /** Signed distance of the skin, mm, negative inside the body. */
  surface(x: number, y: number, z: number): number {
    return this.#surface(x * this.#side.value, y, z);
  }

  /** Whether the case has a structure at all. */
  present(i: number): boolean {
    const when = this.#when[i];
    return when === undefined || when === null || when.value > 0.5;
  }

  /** What a structure is made of in this case. */
  tissueOf(i: number): TissueId {
    const s = this.structures[i];
    if (!s) throw new Error(`Region "${this.region.id}" has no structure ${i}.`);
    return contentOf(s, (name) => this.#fields.value(name));
  }

  /** Signed distance of one structure, whether or not others cover it; infinite where the case lacks it. */
  distance(i: number, x: number, y: number, z: number): number {
    return this.present(i) ? (this.#shapes[i]?.(x * this.#side.value, y, z) ?? Infinity) : Infinity;
  }

  #box(): void {
    this.structures.forEach((s, i) => {
      const { low, high } = this.#fields.bounds(s.shape);
      // A structure that the case lacks has bounds that nothing meets.
      const west = this.present(i) ? low.x : Infinity;
      this.#boxes.set([west, high.x, low.y, high.y, low.z, high.z], 6 * i);
    });
    this.#boxed = true;
  }

  /** Who asks many points of a part of the region names the structures that can be met there, in their order. */
  sample(
    out: PointSample,
    x: number,
    y: number,
    z: number,
    among: readonly number[] = this.#indices,
  ): PointSample {
    let owner = OUTSIDE;
    let clearance = Infinity;
    const shapes = this.#shapes;
    const u = x * this.#side.value;
    for (const i of among) {
      if (!this.present(i)) continue;
      const d = shapes[i]?.(u, y, z) ?? Infinity;
      if (d < 0) {
        owner = i;
        clearance = -d;
      } else if (d < clearance) clearance = d;
    }
    out.owner = owner;
    out.clearance = clearance;
    return out;
  }

  owner(x: number, y: number, z: number): number {
    if (!this.#boxed) this.#box();
    const boxes = this.#boxes;
    const u = x * this.#side.value;
    for (let i = this.#shapes.length - 1; i >= 0; i--) {
      const b = 6 * i;
      if (u < (boxes[b] ?? 0) || u > (boxes[b + 1] ?? 0)) continue;
      if (y < (boxes[b + 2] ?? 0) || y > (boxes[b + 3] ?? 0)) continue;
      if (z < (boxes[b + 4] ?? 0) || z > (boxes[b + 5] ?? 0)) continue;
      if ((this.#shapes[i]?.(u, y, z) ?? Infinity) < 0) return i;
    }
    return OUTSIDE;
  }

  /** Coordinates (along the fibres, across, across) of a point in a structure's frame, mm. */
  fibre(out: Vec3, i: number, x: number, y: number, z: number): Vec3 {
    const field = this.#fibres[i];
    return field ? field(out, x * this.#side.value, y, z) : out;
  }

  /** Whether blood runs in a structure of this case: a clot fills a thrombosed vessel. */
  bleeds(i: number): boolean {
    return this.#flows[i] != null && this.present(i) && tissues[this.tissueOf(i)].pattern === 'blood';
  }

  /** Velocity of the blood at a point of a structure with this clearance when its wave is 1, mm/s; 0 where none runs. */
  flow(out: Vec3, i: number, x: number, y: number, z: number, clearance: number): Vec3 {
    const field = this.bleeds(i) ? this.#flows[i] : null;
    if (!field) {
      out.x = 0;
      out.y = 0;
      out.z = 0;
      return out;
    }
    field(out, x * this.#side.value, y, z, clearance);
    out.x *= this.#side.value;
    return out;
  }

  bounds(i: number): Bounds {
    const s = this.structures[i];
    if (!s) throw new Error(`Region "${this.region.id}" has no structure ${i}.`);
    const bounds = this.#fields.bounds(s.shape);
    if (this.#side.value > 0) return bounds;
    const { low, high } = bounds;
    return { low: { ...low, x: -high.x }, high: { ...high, x: -low.x } };
  }
}

/** What a structure is made of where parameters have the values that `value` tells. */
export function contentOf(s: Structure, value: (name: string) => number): TissueId {
  if (!s.contents) return s.tissue;
  return s.contents.of[Math.round(value(s.contents.by.param))] ?? s.tissue;
}

/** An orthonormal frame whose first axis is `along`: the rows that take a point to fibre coordinates. */
export function fibreBasis(along: readonly [number, number, number]): readonly [number, number, number][] {
  const [ax, ay, az] = along;
  // The second axis leans towards y, so that for fibres along z it is y itself.
  const towards = Math.abs(ay) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const [tx = 0, ty = 0, tz = 0] = towards;
  const d = tx * ax + ty * ay + tz * az;
  const bx = tx - ax * d;
  const by = ty - ay * d;
  const bz = tz - az * d;
  const l = Math.sqrt(bx * bx + by * by + bz * bz);
  const b: [number, number, number] = [bx / l, by / l, bz / l];
  return [[ax, ay, az], b, [ay * b[2] - az * b[1], az * b[0] - ax * b[2], ax * b[1] - ay * b[0]]];
}

function fibreField(frame: FibreFrame, fields: Fields): FibreField {
  if (frame.kind === 'straight') {
    const [a, b, c] = fibreBasis(frame.along);
    return (out, x, y, z) => {
      out.x = a ? a[0] * x + a[1] * y + a[2] * z : 0;
      out.y = b ? b[0] * x + b[1] * y + b[2] * z : 0;
      out.z = c ? c[0] * x + c[1] * y + c[2] * z : 0;
      return out;
    };
  }
  if (frame.kind === 'arc') {
    return arcFibre(frame, { x: fields.cell(frame.at[0]), y: fields.cell(frame.at[1]) });
  }
  const sectionAt = tubeSection(frame.tube, fields);
  const at = section();
  const cosine = cos(frame.pennationRad);
  const sine = sin(frame.pennationRad);
  const slide = fields.cell(frame.slide ?? 0);
  return (out, x, y, z) => {
    const along = z - slide.value;
    sectionAt(at, along);
    const across = y - at.y;
    out.x = along * cosine - across * sine;
    out.y = along * sine + across * cosine;
    out.z = x - at.x;
    return out;
  };
}
