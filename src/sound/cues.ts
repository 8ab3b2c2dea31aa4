import type { EventType, WorldEvent } from '../core/world/event';
import type { Cue, Playing, SoundPort } from './port';

type Answer = { readonly play: Cue; readonly how: Playing } | { readonly stop: Cue };

const once = (play: Cue, gain: number): Answer => ({ play, how: { gain } });

/**
 * What is heard when. What hands would feel gets the pop; harm and a break of asepsis get the tick, short and without words,
 * because the judgement belongs to the debrief.
 */
const cues: Readonly<Partial<Record<EventType, Answer>>> = {
  'skin.pierced': once('pop', 0.6),
  'wall.popped': once('pop', 1),
  'bone.touched': once('tick', 0.5),
  'vessel.punctured': once('tick', 1),
  'nerve.touched': once('tick', 1),
  'asepsis.breach': once('tick', 0.7),
  'tap.dry': once('tick', 0.3),
  'flow.started': { play: 'flow', how: { gain: 0.5, loop: true } },
  'flow.stopped': { stop: 'flow' },
  'attempt.paused': { stop: 'flow' },
  'attempt.finished': { stop: 'flow' },
};

/** `flowing`: whether fluid runs after these events; a pause does not stop it, though it cannot be heard in one. */
export function sound(port: SoundPort, events: readonly WorldEvent[], flowing: boolean): void {
  for (const event of events) {
    const answer = event.type === 'attempt.resumed' && flowing ? cues['flow.started'] : cues[event.type];
    if (answer === undefined) continue;
    if ('stop' in answer) port.stop(answer.stop);
    else port.play(answer.play, answer.how);
  }
}
