import type { Anatomy } from '../core/anatomy/anatomy';
import { mostMove } from '../core/anatomy/deformation';
import type { Bounds } from '../core/anatomy/operation';
import { type StructureSet, structureSet } from '../core/anatomy/structureSet';
import type { ProbePose } from '../core/imaging/beam';
import type { Field } from '../core/imaging/fan';
import { dot, type Vec3 } from '../core/math/vec3';
import type { ScannedView } from './view';

/** How near a structure's bounds may come to the slab and still count as met, mm: clearance is asked beside the plane too. */
const MARGIN = 3;

/** Reach of a box along a direction: middle and half length. Infinite bounds give an infinite half. */
function reach(b: Bounds, along: Readonly<Vec3>): readonly [middle: number, half: number] {
  let middle = 0;
  let half = 0;
  for (const axis of ['x', 'y', 'z'] as const) {
    const a = along[axis];
    if (a === 0) continue;
    if (!Number.isFinite(b.low[axis]) || !Number.isFinite(b.high[axis])) return [0, Infinity];
    middle += (a * (b.low[axis] + b.high[axis])) / 2;
    half += (Math.abs(a) * (b.high[axis] - b.low[axis])) / 2;
  }
  return [middle, half];
}

function meets(b: Bounds, pose: ProbePose, field: Field, margin: number): boolean {
  const sides: readonly (readonly [Vec3, number, number])[] = [
    [pose.lateral, field.left, field.right],
    [pose.axial, field.top, field.bottom],
    [pose.elevational, 0, 0],
  ];
  return sides.every(([axis, low, high]) => {
    const [middle, half] = reach(b, axis);
    const at = middle - dot(axis, pose.face);
    return at + half >= low - margin && at - half <= high + margin;
  });
}

/** The structures that the image may meet, for `uActive`: the others' trees are not evaluated. */
export function activeStructures(
  anatomy: Anatomy,
  view: Pick<ScannedView, 'probe' | 'deformation'>,
  field: Field,
): StructureSet {
  // Tissue in the image comes from rest space at most this far away.
  const moved = mostMove(view.deformation);
  return structureSet(anatomy.structures.length, (i) =>
    meets(anatomy.bounds(i), view.probe, field, MARGIN + moved),
  );
}
