import { type ImagePoint, toImage } from '../imaging/beam';
import { isVisible, type Scan } from '../imaging/visibility';
import { dot, vec3 } from '../math/vec3';
import { modelOf, type NeedleLine, spaceAt } from './line';
import type { Room } from './room';

/** Unseen advance is reported in steps of this, mm. */
const REPORTED = 2;
/** Beside the end of the probe a needle cannot be imaged yet, up to this distance, mm. */
const APPROACH = 25;

/** The image that the probe makes at this moment; null in the air. */
export function scanOf(room: Room): Scan | null {
  if (!room.state.probe.contact) return null;
  return {
    pose: room.pose,
    probe: room.probeModel,
    settings: room.state.machine,
    anatomy: room.body.anatomy,
    deformation: room.pressed,
    opaque: room.body.bones,
  };
}

export function tipVisible(room: Room, line: NeedleLine): boolean {
  const scan = scanOf(room);
  const model = modelOf(room.state.needle);
  if (!scan || !model) return false;
  const { advance, owner } = room.state.needle;
  const tip = spaceAt(vec3(), line, advance);
  const shaft = {
    tip,
    direction: line.direction,
    radius: model.outerDiameter / 2,
    surface: model.surface,
    inserted: advance,
  };
  return isVisible(scan, shaft, tip, room.body.tissue(owner)?.backscatterDb ?? 0);
}

/** Whether the tip is on its way from the entry to the near edge of the image, where nobody could see it. */
function approaches(room: Room, line: NeedleLine): boolean {
  if (!room.state.probe.contact) return false;
  const { pose } = room;
  const tip = spaceAt(vec3(), line, room.state.needle.advance);
  const p: ImagePoint = toImage({ lateral: 0, depth: 0, elevation: 0 }, pose, tip);
  const beyond = Math.abs(p.lateral) - room.probeModel.aperture / 2;
  const inward = -Math.sign(p.lateral) * dot(line.direction, pose.lateral);
  return beyond > 0 && beyond <= APPROACH && inward > 0;
}

/** Adds `mm` of the tip's advance to what was not seen, if it was not and could have been. */
export function countUnseen(room: Room, line: NeedleLine, mm: number): void {
  if (mm <= 0 || tipVisible(room, line) || approaches(room, line)) return;
  const { needle } = room.state;
  needle.unseen += mm;
  while (needle.unseen >= REPORTED) {
    needle.unseen -= REPORTED;
    const { x, y, z } = needle.tip;
    room.emit({ type: 'advanced.unseen', mm: REPORTED, at: { x, y, z } });
  }
}
