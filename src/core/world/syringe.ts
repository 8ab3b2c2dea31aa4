import { OUTSIDE } from '../anatomy/anatomy';
import type { Needle } from '../instruments/needle';
import { type Syringe, syringe20 } from '../instruments/syringe';
import { clamp, tan } from '../math/functions';
import { addScaled, type Vec3, vec3 } from '../math/vec3';
import type { Fluid } from './event';
import { BLOOD, flowMlPerS, SYNOVIAL } from './flow';
import { bevelOf, lineOf, modelOf, tissueAt } from './line';
import type { Room } from './room';
import { TICK_S } from './state';
import { lookAround } from './tip';

/** The syringe on the needle. */
const syringeModel: Syringe = syringe20;

/** Time in which suction follows the hand to within a factor of e, s; typical of a one-handed pull. */
const PULL_S = 0.5;
/** Pressure that a plunger's friction holds, kPa; typical. */
const STICTION_KPA = 1;
/** Pressure of a full cyst, 5 to 20 mmHg; it falls with what is left in it, and as the limb's pose slackens it. */
const CAVITY_KPA = 1.6;
/** Mean pressures in vessels, kPa: 95 and 10 mmHg. */
const ARTERY_KPA = 12.7;
const VEIN_KPA = 1.3;
/** A wall drawn to within this distance of the bevel's face lies on it and closes it, mm. */
const LIES_ON = 0.4;
/** A pull is full from this effort and this share of the suction it leads to. */
const FULL_EFFORT = 0.9;
const FULL_SHARE = 0.8;
/** The pull is over, and the next one may be dry again, below this effort. */
const LET_GO = 0.1;
/** A cavity can be filled to this share of the volume it began with. */
const STRETCH = 1.1;

export const heldMl = ({ synovialMl, bloodMl }: { synovialMl: number; bloodMl: number }): number =>
  synovialMl + bloodMl;

/** Middle of the bevel's opening and a point just before its face, in the tissue at rest. */
function opening(room: Room, model: Needle, middle: Vec3, before: Vec3): void {
  const { needle } = room.state;
  const line = lineOf(room);
  const half = model.outerDiameter / tan(model.bevelRad) / 2;
  tissueAt(middle, room, line, needle.advance - needle.tent - half);
  addScaled(before, middle, bevelOf(vec3(), line, needle.twistRad), LIES_ON);
}

/** What the bevel stands open to: a fluid and its pressure, kPa over the outside. */
interface Source {
  readonly fluid: Fluid;
  readonly pressureKPa: number;
}

/** null where tissue or a wall closes the bevel. */
function sourceAtBevel(room: Room): Source | null {
  const { body, state } = room;
  const model = modelOf(state.needle);
  if (!model || !state.needle.pierced) return null;
  const middle = vec3();
  const before = vec3();
  opening(room, model, middle, before);
  const owner = body.anatomy.owner(middle.x, middle.y, middle.z);
  if (owner === OUTSIDE || body.anatomy.owner(before.x, before.y, before.z) !== owner) return null;
  if (owner === body.cavity) {
    const left = clamp(state.cavityMl / body.fullMl, 0, 1);
    const tension = body.region.tension?.(body.pose) ?? 1;
    return { fluid: 'synovial', pressureKPa: CAVITY_KPA * left * tension };
  }
  // By tissue: a clotted vessel gives nothing.
  const tissue = body.tissue(owner)?.id;
  if (tissue === 'artery') return { fluid: 'blood', pressureKPa: ARTERY_KPA };
  return tissue === 'vein' ? { fluid: 'blood', pressureKPa: VEIN_KPA } : null;
}

/** Moves `ml` from the tissue into the barrel; negative pushes it back. Returns what moved. */
function transfer(room: Room, fluid: Fluid, ml: number): number {
  const { body, state } = room;
  const { syringe } = state;
  if (ml > 0) {
    const free = syringeModel.capacityMl - heldMl(syringe);
    const there = fluid === 'synovial' ? state.cavityMl - body.table.mlOf(0) : Infinity;
    const moved = Math.max(0, Math.min(ml, free, there));
    if (fluid === 'synovial') {
      syringe.synovialMl += moved;
      state.cavityMl -= moved;
    } else syringe.bloodMl += moved;
    return moved;
  }
  const held = heldMl(syringe);
  const space = fluid === 'synovial' ? STRETCH * body.fullMl - state.cavityMl : Infinity;
  const moved = Math.max(0, Math.min(-ml, held, space));
  if (moved === 0) return 0;
  // Blood and fluid are mixed in the barrel.
  const blood = (moved * syringe.bloodMl) / held;
  syringe.bloodMl = Math.max(0, syringe.bloodMl - blood);
  syringe.synovialMl = Math.max(0, syringe.synovialMl - (moved - blood));
  if (fluid === 'synovial') state.cavityMl += moved;
  return -moved;
}

/** One tick of the plunger: suction follows the hand, fluid follows suction. */
export function tickSyringe(room: Room): void {
  const { state } = room;
  const { syringe } = state;
  const target = syringe.effort * syringeModel.fullPullKPa;
  syringe.suctionKPa += (target - syringe.suctionKPa) * (TICK_S / PULL_S);
  if (target === 0 && Math.abs(syringe.suctionKPa) < 0.01) syringe.suctionKPa = 0;
  const model = modelOf(state.needle);
  const works = model !== null && Math.abs(syringe.suctionKPa) > STICTION_KPA;
  const source = works ? sourceAtBevel(room) : null;
  const fluid = source?.fluid ?? null;
  let moved = 0;
  if (model && source) {
    const law = source.fluid === 'synovial' ? SYNOVIAL : BLOOD;
    const difference = syringe.suctionKPa + source.pressureKPa;
    const flow = flowMlPerS(model, law, Math.abs(difference)) * Math.sign(difference);
    const wasFull = heldMl(syringe) >= syringeModel.capacityMl;
    moved = transfer(room, source.fluid, flow * TICK_S);
    if (!wasFull && heldMl(syringe) >= syringeModel.capacityMl - 1e-9) room.emit({ type: 'syringe.full' });
  }
  report(room, moved === 0 ? null : fluid);
  syringe.flowMlPerS = moved / TICK_S;
  if (moved !== 0 && fluid === 'synovial') {
    room.refresh();
    lookAround(room);
  }
}

function report(room: Room, fluid: Fluid | null): void {
  const { syringe, needle } = room.state;
  if (fluid !== syringe.flowing) {
    if (syringe.flowing) room.emit({ type: 'flow.stopped', totalMl: heldMl(syringe) });
    if (fluid) room.emit({ type: 'flow.started', fluid });
    syringe.flowing = fluid;
  }
  if (syringe.effort < LET_GO || fluid) syringe.dryReported = false;
  const pulls =
    syringe.effort >= FULL_EFFORT &&
    syringe.suctionKPa >= FULL_SHARE * syringe.effort * syringeModel.fullPullKPa;
  const isFull = heldMl(syringe) >= syringeModel.capacityMl - 1e-9;
  if (pulls && needle.pierced && !fluid && !isFull && !syringe.dryReported) {
    syringe.dryReported = true;
    room.emit({ type: 'tap.dry' });
  }
}
