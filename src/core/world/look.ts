import type { Deformation } from '../anatomy/deformation';
import { distance, sub, vec3 } from '../math/vec3';
import { bloodFlow } from './blood';
import { bevelOf, lineOf, modelOf, spaceAt, tissueAt } from './line';
import type { Room } from './room';
import type { NeedlePose, WorldView } from './view';

/** Reach of what a tip drags along, mm: at least this, and wide enough for the tent not to fold the tissue. */
const DRAG_RADIUS = 5;
/** The kernel folds where its move exceeds 0.64 of its radius; see Drag. */
const RADIUS_PER_TENT = 1.8;

function needlePose(room: Room): NeedlePose | null {
  const { needle } = room.state;
  const model = modelOf(needle);
  if (!model) return null;
  const line = lineOf(room);
  return {
    model,
    tip: spaceAt(vec3(), line, needle.advance),
    entry: line.entry,
    hub: spaceAt(vec3(), line, needle.advance - model.length),
    direction: line.direction,
    bevel: bevelOf(vec3(), line, needle.twistRad),
  };
}

/** How tissue stands displaced: under the probe's face, and at a tip that presses a wall before it. */
function deformationOf(room: Room): Deformation {
  const { needle } = room.state;
  if (!needle.model || needle.tent <= 0) return room.pressed;
  const line = lineOf(room);
  // Drags follow the press, so they live where the press has taken the point.
  const at = tissueAt(vec3(), room, line, needle.advance);
  const move = sub(vec3(), at, tissueAt(vec3(), room, line, needle.advance - needle.tent));
  const radius = Math.max(DRAG_RADIUS, RADIUS_PER_TENT * distance(move, vec3()));
  return { press: room.press, drags: [{ at, move, radius }] };
}

export const viewOf = (room: Room): WorldView => ({
  state: room.state,
  probe: { ...room.pose, model: room.probeModel },
  needle: needlePose(room),
  deformation: deformationOf(room),
  parameters: room.body.anatomy.parameterValues(),
  blood: bloodFlow(room.state, room.veinPress),
});
