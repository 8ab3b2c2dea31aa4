import type { Anatomy } from '../../src/core/anatomy/anatomy';
import type { Region } from '../../src/core/anatomy/region';
import { sectionsOf, structureAt } from '../../src/core/imaging/labels';
import type { Probe } from '../../src/core/instruments/probe';
import type { WorldView } from '../../src/core/world/view';
import { type Answer, answerOf, type MarkedPlace, rankOf } from './item';

/** Sections below this are not asked for, mm2; of bone only the surface is seen. */
const LEAST_AREA = 6;
/** Places deeper than this share of the image are not asked for. */
const DEEPEST = 0.92;
/** Tissues behind which nothing may be seen, whatever the case has put there. */
const WALLS: ReadonlySet<string> = new Set(['bone', 'calcification', 'calcificationSoft']);
const STEP = 0.5;

export interface Seen {
  readonly view: WorldView;
  readonly anatomy: Anatomy;
  readonly probe: Probe;
}

const planeOf = ({ view, anatomy, probe }: Seen) => ({
  pose: view.probe,
  deformation: view.deformation,
  anatomy,
  probe,
  depth: view.state.machine.depth,
  steerRad: 0,
});

/** Whether a wall stands between the face and the place. */
function isBehindWall(seen: Seen, lateral: number, depth: number): boolean {
  const plane = planeOf(seen);
  for (let d = STEP; d < depth - 2 * STEP; d += STEP) {
    const structure = structureAt(plane, lateral, d);
    if (structure !== null && WALLS.has(structure.tissue)) return true;
  }
  return false;
}

/** Where the beam through a place enters the bone, so that the mark lies on what is seen of it. */
function surfaceOf(seen: Seen, lateral: number, until: number): number {
  const plane = planeOf(seen);
  for (let d = STEP; d < until; d += 0.2) {
    if (structureAt(plane, lateral, d)?.tissue === 'bone') return d;
  }
  return until;
}

/** Up to `most` structures of an image, one of each kind first, in the order in which they matter to a needle. */
export function marksOf(seen: Seen, region: Region, most: number): readonly MarkedPlace[] {
  const { depth } = seen.view.state.machine;
  const found: { answer: Answer; lateral: number; depth: number; area: number }[] = [];
  for (const section of sectionsOf(planeOf(seen))) {
    const answer = answerOf(section.structure);
    if (answer === null || (section.area < LEAST_AREA && answer !== 'bone' && answer !== 'wire')) continue;
    const at = answer === 'bone' ? surfaceOf(seen, section.lateral, section.depth) : section.depth;
    if (at > DEEPEST * depth || Math.abs(section.lateral) > 0.46 * seen.probe.aperture) continue;
    if (isBehindWall(seen, section.lateral, at)) continue;
    found.push({ answer, lateral: section.lateral, depth: at, area: section.area });
  }
  found.push(...neckOf(seen, region));
  found.sort((a, b) => rankOf(a.answer) - rankOf(b.answer) || b.area - a.area);
  const once = found.filter((f, i) => found.findIndex((g) => g.answer === f.answer) === i);
  const rest = found.filter((f) => !once.includes(f));
  return [...once, ...rest].slice(0, most).map(({ answer, lateral, depth: d }) => ({
    lateral,
    depth: d,
    truth: answer,
  }));
}

/** The neck of a Baker's cyst where the plane cuts it: the deepest part of the cyst's section, if the section tapers there. */
function neckOf(
  seen: Seen,
  region: Region,
): { answer: Answer; lateral: number; depth: number; area: number }[] {
  if (region.id !== 'popliteal') return [];
  const plane = planeOf(seen);
  const isCyst = (lateral: number, depth: number): boolean =>
    structureAt(plane, lateral, depth)?.id === 'cyst';
  const half = 0.46 * seen.probe.aperture;
  const widths: { depth: number; width: number; lateral: number }[] = [];
  for (let depth = 2; depth < 34; depth += STEP) {
    let width = 0;
    let sum = 0;
    for (let lateral = -half; lateral <= half; lateral += STEP) {
      if (!isCyst(lateral, depth)) continue;
      width += STEP;
      sum += STEP * lateral;
    }
    if (width > 0) widths.push({ depth, width, lateral: sum / width });
  }
  const widest = Math.max(0, ...widths.map((w) => w.width));
  const narrow = widths.filter((w) => w.width < 0.4 * widest && w.depth > (widths.at(-1)?.depth ?? 0) - 5);
  const middle = narrow[narrow.length >> 1];
  // A taper of less than 2 mm is the round end of any cyst.
  if (middle === undefined || narrow.length * STEP < 2 || !isCyst(middle.lateral, middle.depth)) return [];
  return [{ answer: 'cyst neck', lateral: middle.lateral, depth: middle.depth, area: 0 }];
}
