import { type Anatomy, OUTSIDE, type PointSample } from '../anatomy/anatomy';
import { type Deformation, rest } from '../anatomy/deformation';
import type { Structure } from '../anatomy/region';
import { cos, sin } from '../math/functions';
import { vec3 } from '../math/vec3';
import { fromImage, type ProbePose } from './beam';

/** What has to be known of a moment to say what its image shows. Lengths mm. */
export interface Plane {
  readonly pose: ProbePose;
  readonly deformation: Deformation;
  readonly anatomy: Anatomy;
  /** Length of the array. */
  readonly aperture: number;
  /** Radius of a curved array, 0 for a flat one. */
  readonly radius: number;
  readonly depth: number;
}

/** A structure where the image plane cuts it: a place inside its section near the centroid, in the plane's own mm. */
export interface SectionLabel {
  readonly structure: Structure;
  readonly lateral: number;
  readonly depth: number;
  /** Of the part of the section that the field holds, mm2. */
  readonly area: number;
}

/** Pitch of the rays along the face and of the steps along a ray, mm. */
const PITCH = 1;
/** A section smaller than this is not worth a name, mm2; of bone only the surface is met. */
const LEAST_AREA = 3;
/** Places near the centroid that are compared, and how far from a wall is far enough, mm. */
const CANDIDATES = 48;
const ROOMY = 3;

interface Cell {
  readonly lateral: number;
  readonly depth: number;
  readonly area: number;
}

/** What stands at a point of the image; null outside of the body. */
export function structureAt(
  { pose, deformation, anatomy }: Plane,
  lateral: number,
  depth: number,
): Structure | null {
  const at = vec3();
  rest(at, deformation, fromImage(at, pose, lateral, depth));
  return anatomy.structures[anatomy.owner(at.x, at.y, at.z)] ?? null;
}

/** A beam in the plane of the image: where it leaves the face, and its unit direction. */
interface Ray {
  readonly lateral: number;
  readonly depth: number;
  readonly sine: number;
  readonly cosine: number;
}

/** The beam that leaves the face at a length `along` the array from its middle, mm. */
function rayOf(radius: number, along: number): Ray {
  if (radius <= 0) return { lateral: along, depth: 0, sine: 0, cosine: 1 };
  const sine = sin(along / radius);
  const cosine = cos(along / radius);
  return { lateral: radius * sine, depth: radius * (cosine - 1), sine, cosine };
}

/** Goes down a beam to bone or to the bottom of the image, a step of a pitch at a time. */
function walk(
  plane: Plane,
  ray: Ray,
  visit: (structure: Structure, lateral: number, depth: number, along: number) => void,
): void {
  for (let along = PITCH / 2; along < plane.depth; along += PITCH) {
    const lateral = ray.lateral + ray.sine * along;
    const depth = ray.depth + ray.cosine * along;
    const structure = structureAt(plane, lateral, depth);
    if (structure === null) continue;
    visit(structure, lateral, depth, along);
    if (structure.tissue === 'bone') return;
  }
}

const sum = (cells: readonly Cell[], of: (cell: Cell) => number): number =>
  cells.reduce((total, cell) => total + of(cell), 0);

/** Of the cells of a section the one that is near its centroid and not at a wall: a name there cannot be read as another's. */
function placeIn(
  { pose, deformation, anatomy }: Plane,
  cells: readonly Cell[],
  lateral: number,
  depth: number,
): { readonly lateral: number; readonly depth: number } {
  const away = (c: Cell): number => {
    const u = c.lateral - lateral;
    const v = c.depth - depth;
    return Math.sqrt(u * u + v * v);
  };
  const at = vec3();
  const sample: PointSample = { owner: OUTSIDE, clearance: 0 };
  let best: Cell | undefined;
  let least = Infinity;
  for (const cell of [...cells].sort((a, b) => away(a) - away(b)).slice(0, CANDIDATES)) {
    rest(at, deformation, fromImage(at, pose, cell.lateral, cell.depth));
    const { clearance } = anatomy.sample(sample, at.x, at.y, at.z);
    const cost = away(cell) - 2 * Math.min(clearance, ROOMY);
    if (cost >= least) continue;
    least = cost;
    best = cell;
  }
  return best ?? { lateral, depth };
}

/**
 * The structures that the image plane cuts within its field, each with a place in its section near the centroid and off
 * its walls, the largest section first. Rays stop inside bone, because below its surface there is only shadow.
 */
export function sectionsOf(plane: Plane): readonly SectionLabel[] {
  const found = new Map<Structure, Cell[]>();
  const { aperture, radius } = plane;
  const rays = Math.max(1, Math.round(aperture / PITCH));
  for (let i = 0; i < rays; i++) {
    const along = aperture * ((i + 0.5) / rays - 0.5);
    walk(plane, rayOf(radius, along), (structure, lateral, at, r) => {
      const cell = {
        lateral,
        depth: at,
        area: PITCH * (aperture / rays) * (radius > 0 ? 1 + r / radius : 1),
      };
      const cells = found.get(structure);
      if (cells === undefined) found.set(structure, [cell]);
      else cells.push(cell);
    });
  }
  return [...found]
    .flatMap(([structure, cells]) => {
      const area = sum(cells, (c) => c.area);
      if (area < LEAST_AREA && structure.tissue !== 'bone') return [];
      const lateral = sum(cells, (c) => c.lateral * c.area) / area;
      const deep = sum(cells, (c) => c.depth * c.area) / area;
      const place = placeIn(plane, cells, lateral, deep);
      return [{ structure, lateral: place.lateral, depth: place.depth, area }];
    })
    .sort((a, b) => b.area - a.area);
}
