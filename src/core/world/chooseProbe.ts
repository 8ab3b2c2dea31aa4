import { presetFor, withPreset } from '../imaging/presets';
import { type ProbeId, probes } from '../instruments/probe';
import { probeTouchesSkin, unsheathe } from './asepsis';
import { setDown } from './probe';
import type { Room } from './room';

/** Takes another probe in the place of the one in hand; not with a needle in the skin, over which its housing might stand. */
export function chooseProbe(room: Room, id: ProbeId): void {
  const { state, body } = room;
  const { probe } = state;
  if (probe.model === id) return;
  if (state.needle.pierced) {
    room.emit({ type: 'command.refused', command: 'probe.choose', why: 'a needle is in the skin' });
    return;
  }
  probe.model = id;
  state.machine = withPreset(presetFor(body.region.id, probes[id]), probes[id], state.machine);
  unsheathe(state);
  room.emit({ type: 'probe.chosen', probe: id });
  if (!probe.contact) return;
  setDown(probe);
  // Another face in the same place has not slid there.
  probe.faceWas = null;
  probeTouchesSkin(room);
}
