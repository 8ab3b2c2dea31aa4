import { type Anatomy, OUTSIDE, type PointSample } from '../anatomy/anatomy';
import { type Deformation, rest, sinkOf } from '../anatomy/deformation';
import type { Probe } from '../instruments/probe';
import { cos, sin } from '../math/functions';
import { addScaled, set, type Vec3, vec3 } from '../math/vec3';
import { fromImage, type ProbePose } from './beam';
import { beamPoint } from './fan';

/** Distance out of the plane at which the tissue is asked a second time, for slopes across the slice, mm. */
export const ELEVATION_STEP = 0.4;
/** Way along the beam over which the change of fibre coordinates is taken, mm. */
export const FIBRE_STEP = 0.25;

/** The middles of `beams` equal parts of a face and of `rows` equal parts of a range in mm, on beams that lean by `steerRad`. */
export interface BeamGrid {
  readonly probe: Probe;
  readonly pose: ProbePose;
  readonly steerRad: number;
  readonly range: number;
  readonly beams: number;
  readonly rows: number;
}

/** The body that the beams run through, and the indices of the structures that they can meet, in their order. */
export interface Body {
  readonly anatomy: Anatomy;
  readonly deformation: Deformation;
  readonly among: readonly number[];
}

/** What the geometry of the image holds: four numbers a place, row by row across the beams. */
export interface Geometry {
  /** Owner, or OUTSIDE; clearance, mm; how it falls out of the plane, a mm; how far the probe has pressed the tissue down, mm. */
  readonly owner: Float32Array;
  /** Fibre coordinates of the owner, mm; a wide noise. */
  readonly fibre: Float32Array;
  /** Change of the fibre coordinates along the beam, a mm; another wide noise. */
  readonly slope: Float32Array;
}

/** Clearance where no structure is near, mm. */
const FREE = 1e9;

/** A place of the image, the direction of its beam, and the tissue that stands there. */
class Asked {
  readonly place = vec3();
  readonly direction = vec3();
  /** Where the tissue was before anything moved it. */
  readonly rest = vec3();
  readonly sample: PointSample = { owner: OUTSIDE, clearance: 0 };
  readonly #ask: Vec3 = vec3();
  readonly #at = { lateral: 0, depth: 0 };
  readonly #body: Body;

  constructor(body: Body) {
    this.#body = body;
  }

  /** Goes to a share of the face and a range, so far to the right of the beam as it looks into the body, mm. */
  go({ probe, pose, steerRad }: BeamGrid, share: number, range: number, aside: number): void {
    const turn = probe.radius > 0 ? ((share - 0.5) * probe.aperture) / probe.radius : 0;
    const s = sin(turn + steerRad);
    const c = cos(turn + steerRad);
    const { lateral, depth } = beamPoint(this.#at, probe, share, range, steerRad);
    fromImage(this.place, pose, lateral + c * aside, depth - s * aside);
    set(this.direction, 0, 0, 0);
    addScaled(this.direction, this.direction, pose.lateral, s);
    addScaled(this.direction, this.direction, pose.axial, c);
  }

  /** Asks what stands at the place, or beside it. */
  ask(beside: Readonly<Vec3> | null, mm: number): PointSample {
    const at = beside === null ? this.place : addScaled(this.#ask, this.place, beside, mm);
    const { anatomy, deformation, among } = this.#body;
    const q = rest(this.rest, deformation, at);
    const sample = anatomy.sample(this.sample, q.x, q.y, q.z, among);
    sample.clearance = Math.min(sample.clearance, FREE);
    return sample;
  }
}

function put(out: Float32Array, i: number, a: number, b: number, c: number, d: number): void {
  out[i] = a;
  out[i + 1] = b;
  out[i + 2] = c;
  out[i + 3] = d;
}

/** `Geometry.owner` of a coarse grid of unbent beams. */
export function coarseOwners(grid: BeamGrid, body: Body): Float32Array {
  const { beams, rows, range, pose } = grid;
  const out = new Float32Array(4 * beams * rows);
  const asked = new Asked(body);
  for (let row = 0; row < rows; row++)
    for (let beam = 0; beam < beams; beam++) {
      asked.go(grid, (beam + 0.5) / beams, ((row + 0.5) / rows) * range, 0);
      const { owner, clearance } = asked.ask(null, 0);
      const beside = asked.ask(pose.elevational, ELEVATION_STEP);
      const fallen = clearance - (beside.owner === owner ? beside.clearance : -beside.clearance);
      const sink = sinkOf(body.deformation.press, asked.place);
      put(out, 4 * (row * beams + beam), owner, clearance, fallen / ELEVATION_STEP, sink);
    }
  return out;
}

const within = (i: number, size: number): number => (i < 0 ? 0 : i < size ? i : size - 1);

/** A grid of four numbers a place, read between its places by shares of its sides; the last ones hold beyond its edge. */
export function readBetween(
  { data, width, height }: { readonly data: Float32Array; readonly width: number; readonly height: number },
  u: number,
  v: number,
  of: (data: Float32Array, at: number) => number,
): number {
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  const i = Math.floor(x);
  const j = Math.floor(y);
  const [left, right] = [within(i, width), within(i + 1, width)];
  const [top, bottom] = [within(j, height) * width, within(j + 1, height) * width];
  const f = x - i;
  const g = y - j;
  const above = (1 - f) * of(data, 4 * (top + left)) + f * of(data, 4 * (top + right));
  const below = (1 - f) * of(data, 4 * (bottom + left)) + f * of(data, 4 * (bottom + right));
  return (1 - g) * above + g * below;
}

/** What else the fine geometry reads, by shares of the face and of the range. */
export interface AroundGeometry {
  /** How far the beams were bent aside, mm. */
  bent(share: number, along: number): number;
  /** How the clearance of a structure falls out of the plane, a mm. */
  lean(share: number, along: number, owner: number): number;
  /** Two wide noises at a point of rest space. */
  noise(at: Readonly<Vec3>): readonly [number, number];
}

/** What stands along the bent beams of a look. Of fibres outside of all structures nothing is said. */
export function geometryOf(grid: BeamGrid, body: Body, around: AroundGeometry): Geometry {
  const { beams, rows, range } = grid;
  const { anatomy, deformation } = body;
  const length = 4 * beams * rows;
  const out = {
    owner: new Float32Array(length),
    fibre: new Float32Array(length),
    slope: new Float32Array(length),
  };
  const asked = new Asked(body);
  const ahead = vec3();
  const f = vec3();
  const g = vec3();
  for (let row = 0; row < rows; row++)
    for (let beam = 0; beam < beams; beam++) {
      const share = (beam + 0.5) / beams;
      const along = (row + 0.5) / rows;
      asked.go(grid, share, along * range, around.bent(share, along));
      const { owner, clearance } = asked.ask(null, 0);
      const sink = sinkOf(deformation.press, asked.place);
      const [wide, other] = around.noise(asked.rest);
      const i = 4 * (row * beams + beam);
      put(out.owner, i, owner, clearance, around.lean(share, along, owner), sink);
      if (owner !== OUTSIDE) {
        anatomy.fibre(f, owner, asked.rest.x, asked.rest.y, asked.rest.z);
        const q = rest(ahead, deformation, addScaled(ahead, asked.place, asked.direction, FIBRE_STEP));
        anatomy.fibre(g, owner, q.x, q.y, q.z);
      } else {
        set(f, 0, 0, 0);
        set(g, 0, 0, 0);
      }
      put(out.fibre, i, f.x, f.y, f.z, wide);
      put(out.slope, i, (g.x - f.x) / FIBRE_STEP, (g.y - f.y) / FIBRE_STEP, (g.z - f.z) / FIBRE_STEP, other);
    }
  return out;
}

/** `AroundGeometry.lean` out of `coarseOwners`: what another owns there lies beyond a wall of this one. */
export const leanOn =
  (owners: Parameters<typeof readBetween>[0]): AroundGeometry['lean'] =>
  (share, along, owner) =>
    readBetween(owners, share, along, (data, at) => {
      const lean = data[at + 2] ?? 0;
      return data[at] === owner ? lean : -lean;
    });
