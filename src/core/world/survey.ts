import { OUTSIDE } from '../anatomy/anatomy';
import { rest } from '../anatomy/deformation';
import { fromImage } from '../imaging/beam';
import { inField, type Scan } from '../imaging/visibility';
import { PI } from '../math/functions';
import { vec3 } from '../math/vec3';
import type { View } from './event';
import type { Room } from './room';
import { scanOf } from './sight';
import { TICK_S } from './state';

/** A view counts when it was held for this long, s. */
const HELD_S = 0.5;
/** Views are judged every so many ticks, target and vessels in turn. */
const PERIOD = 10;
/** How far a plane may be turned from transverse or from the long axis. */
const MOST_TURN_RAD = PI / 6;
/** The vein must be closed by this much to count as pressed. */
const PRESSED = 0.7;
/** Samples of the image plane; the grid goes beyond the field, so that a section cut off at its edge has its centre there. */
const COLUMNS = 13;
const ROWS = 10;
const MARGIN_SHARE = 0.4;
/** A vessel is in the field when its section comes this near to a point of it, mm: a flattened vein has no inside. */
const NEAR = 0.6;

const turnFrom = (rotation: number, axis: number): number => {
  const turns = (rotation - axis) / PI;
  return Math.abs(turns - Math.floor(turns + 0.5)) * PI;
};

/** The middle of a structure's section with the image plane, mm along the array and deep; null without a section. */
function sectionCentre(scan: Scan, structure: number): { lateral: number; depth: number } | null {
  const p = vec3();
  const half = (scan.probe.aperture / 2) * (1 + MARGIN_SHARE);
  const deep = scan.settings.depth * (1 + MARGIN_SHARE);
  let n = 0;
  let lateral = 0;
  let depth = 0;
  for (let j = 0; j < ROWS; j++) {
    for (let i = 0; i < COLUMNS; i++) {
      const u = half * ((2 * i) / (COLUMNS - 1) - 1);
      const v = (deep * (j + 0.5)) / ROWS;
      rest(p, scan.deformation, fromImage(p, scan.pose, u, v));
      if (scan.anatomy.distance(structure, p.x, p.y, p.z) >= 0) continue;
      n += 1;
      lateral += u;
      depth += v;
    }
  }
  return n > 0 ? { lateral: lateral / n, depth: depth / n } : null;
}

/** Whether a thin structure is cut by the image within its field: the nearest grid point, walked down the distance. */
function isCut(scan: Scan, structure: number): boolean {
  const p = vec3();
  const half = scan.probe.aperture / 2;
  const distanceAt = (u: number, v: number): number => {
    if (Math.abs(u) > half || v < 0 || v > scan.settings.depth) return Infinity;
    rest(p, scan.deformation, fromImage(p, scan.pose, u, v));
    return scan.anatomy.distance(structure, p.x, p.y, p.z);
  };
  let least = Infinity;
  let u = 0;
  let v = 0;
  for (let j = 0; j < ROWS; j++) {
    for (let i = 0; i < COLUMNS; i++) {
      const a = half * ((2 * (i + 0.5)) / COLUMNS - 1);
      const b = (scan.settings.depth * (j + 0.5)) / ROWS;
      const d = distanceAt(a, b);
      if (d >= least) continue;
      least = d;
      u = a;
      v = b;
      if (least < 0) return true;
    }
  }
  for (let step = 2; step > 0.1 && least > NEAR; ) {
    const tried: readonly (readonly [number, number])[] = [
      [u + step, v],
      [u - step, v],
      [u, v + step],
      [u, v - step],
    ];
    let better = false;
    for (const [a, b] of tried) {
      const d = distanceAt(a, b);
      if (d >= least) continue;
      least = d;
      u = a;
      v = b;
      better = true;
    }
    if (!better) step /= 2;
  }
  return least <= NEAR;
}

function hold(room: Room, view: View, held: boolean): void {
  const { survey } = room.state;
  const before = survey.held[view];
  survey.held[view] = held ? before + PERIOD * TICK_S : 0;
  // A hair below, so that five sums of a tenth reach a half.
  const due = HELD_S - 1e-9;
  if (before >= due || survey.held[view] < due) return;
  if (!survey.seen.includes(view)) survey.seen.push(view);
  room.emit({ type: 'view.held', view });
}

/** Judges what the image shows; called every tick, looks every PERIOD ticks. */
export function tickSurvey(room: Room): void {
  const turn = room.state.tick % PERIOD;
  if (turn !== 0 && turn !== PERIOD / 2) return;
  const scan = room.state.machine.frozen ? null : scanOf(room);
  if (turn === 0) {
    const centre = scan && sectionCentre(scan, room.body.cavity);
    const shown = scan !== null && centre !== null && inField(scan, { ...centre, elevation: 0 }, 0);
    const { rotationRad } = room.state.probe;
    hold(room, 'targetShort', shown && turnFrom(rotationRad, 0) <= MOST_TURN_RAD);
    hold(room, 'targetLong', shown && turnFrom(rotationRad, PI / 2) <= MOST_TURN_RAD);
    return;
  }
  const { artery, vein } = room.body;
  const seesVein = scan !== null && vein !== OUTSIDE && isCut(scan, vein);
  const seesArtery = scan !== null && artery !== OUTSIDE && isCut(scan, artery);
  hold(room, 'vessels', seesVein && seesArtery);
  hold(room, 'veinPressed', seesVein && room.veinPress >= PRESSED);
}
