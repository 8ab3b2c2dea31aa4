import { type Anatomy, OUTSIDE, type PointSample } from '../anatomy/anatomy';
import { type Deformation, rest } from '../anatomy/deformation';
import type { Structure } from '../anatomy/region';
import type { Probe } from '../instruments/probe';
import { vec3 } from '../math/vec3';
import { fromImage, type ProbePose } from './beam';
import { beamPoint, rangeOf } from './fan';

/** What has to be known of a moment to say what its image shows. Lengths mm. */
export interface Plane {
  readonly pose: ProbePose;
  readonly deformation: Deformation;
  readonly anatomy: Anatomy;
  readonly probe: Probe;
  readonly depth: number;
  readonly steerRad: number;
}

/** A structure where the image plane cuts it: a place inside its section near the centroid, in the plane's own mm. */
export interface SectionLabel {
  readonly structure: Structure;
  readonly lateral: number;
  readonly depth: number;
  /** Of the part of the section that the field holds, mm2. */
  readonly area: number;
}

/** Pitch of the beams along the face and of the steps along a beam, mm. */
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

/** Goes down a beam to bone or to the end of the image, a step of a pitch at a time. */
function walk(
  plane: Plane,
  beamFraction: number,
  visit: (structure: Structure, lateral: number, depth: number, range: number) => void,
): void {
  const { probe, depth, steerRad } = plane;
  const end = rangeOf(probe, depth, steerRad);
  const at = { lateral: 0, depth: 0 };
  for (let range = PITCH / 2; range < end; range += PITCH) {
    beamPoint(at, probe, beamFraction, range, steerRad);
    const structure = structureAt(plane, at.lateral, at.depth);
    if (structure === null) continue;
    visit(structure, at.lateral, at.depth, range);
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
 * its walls, the largest section first. Beams stop inside bone, because below its surface there is only shadow.
 */
export function sectionsOf(plane: Plane): readonly SectionLabel[] {
  const found = new Map<Structure, Cell[]>();
  const { aperture, radius } = plane.probe;
  const beams = Math.max(1, Math.round(aperture / PITCH));
  for (let i = 0; i < beams; i++) {
    walk(plane, (i + 0.5) / beams, (structure, lateral, depth, range) => {
      // The beams of a curved face part from each other.
      const spread = radius > 0 ? 1 + range / radius : 1;
      const cell = { lateral, depth, area: PITCH * (aperture / beams) * spread };
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
