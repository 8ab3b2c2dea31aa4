import { clamp } from '../math/functions';
import type { Room } from './room';
import { TICK_S } from './state';
import { lookAround } from './tip';

/** How fast a limb is moved when it is asked for, in whole ranges of a pose a second: slowly, as under a probe; typical. */
const RANGES_PER_S = 0.5;

/** Asks for a pose; the limb comes as near to it as its range lets it. */
export function askPose(room: Room, name: string, value: number): void {
  const pose = room.body.region.poses?.find(({ param }) => param === name);
  const state = pose && room.state.pose[pose.param];
  if (!pose || !state) {
    const why = `region "${room.body.region.id}" has no pose "${name}"`;
    room.emit({ type: 'command.refused', command: 'patient.pose', why });
    return;
  }
  state.wanted = clamp(value, pose.low, pose.high);
}

/** Moves the limb towards what was asked for; its tissue moves past a needle that stands in it. */
export function tickPose(room: Room): void {
  let moved = false;
  for (const { param, low, high } of room.body.region.poses ?? []) {
    const state = room.state.pose[param];
    if (!state || state.at === state.wanted) continue;
    moved = true;
    const most = (high - low) * RANGES_PER_S * TICK_S;
    const left = state.wanted - state.at;
    if (Math.abs(left) > most) state.at += Math.sign(left) * most;
    else {
      state.at = state.wanted;
      room.emit({ type: 'pose.held', pose: param, value: state.at });
    }
  }
  if (!moved) return;
  room.refresh();
  lookAround(room);
}
