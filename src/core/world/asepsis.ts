import type { AsepsisAct } from './command';
import type { Breach } from './event';
import type { Room } from './room';
import { TICK_S, type WorldState } from './state';

const has = (state: WorldState, act: AsepsisAct): boolean => state.asepsis.done.includes(act);

/** What is wrong with an act at this moment; null when its turn has come. */
function breachOf(state: WorldState, act: AsepsisAct): Breach | null {
  switch (act) {
    case 'gloves':
      return has(state, 'washHands') ? null : 'handsUnwashed';
    case 'drape':
      if (!has(state, 'gloves')) return 'ungloved';
      if (!has(state, 'prepareSkin')) return 'skinUnprepared';
      return state.asepsis.dryInS > 0 ? 'skinWet' : null;
    case 'coverProbe':
      return has(state, 'gloves') ? null : 'ungloved';
    case 'sterileGel':
      return has(state, 'coverProbe') ? null : 'bareProbe';
    default:
      return null;
  }
}

/** Does an act; out of its order it is done all the same, and is a breach. Preparing the skin again wets it again. */
export function doAsepsis(room: Room, act: AsepsisAct): void {
  const { state } = room;
  const what = breachOf(state, act);
  if (what) room.emit({ type: 'asepsis.breach', what });
  if (!has(state, act)) state.asepsis.done.push(act);
  if (act === 'prepareSkin') state.asepsis.dryInS = room.setup.skinDryingS;
  room.emit({ type: 'asepsis.done', act });
}

/** All that is wrong at the moment in which a needle goes through the skin. */
export function breachesAtPuncture(state: WorldState): readonly Breach[] {
  const found: Breach[] = [];
  if (!has(state, 'gloves')) found.push('ungloved');
  if (!has(state, 'prepareSkin')) found.push('skinUnprepared');
  else if (state.asepsis.dryInS > 0) found.push('skinWet');
  if (!has(state, 'drape')) found.push('noDrape');
  if (state.probe.contact && !has(state, 'coverProbe')) found.push('bareProbe');
  if (state.probe.contact && !has(state, 'sterileGel')) found.push('plainGel');
  return found;
}

/** Another probe has neither the cover nor the gel of the last one. */
export function unsheathe({ asepsis }: WorldState): void {
  asepsis.done = asepsis.done.filter((act) => act !== 'coverProbe' && act !== 'sterileGel');
}

/** A probe without its cover spoils prepared skin. */
export function probeTouchesSkin(room: Room): void {
  if (has(room.state, 'prepareSkin') && !has(room.state, 'coverProbe'))
    room.emit({ type: 'asepsis.breach', what: 'bareProbe' });
}

/** Lets prepared skin dry by `seconds`. */
export function dry(room: Room, seconds: number): void {
  const { asepsis } = room.state;
  if (asepsis.dryInS <= 0) return;
  // A remainder below a tenth of a tick is the rounding of the sum.
  const left = asepsis.dryInS - seconds;
  asepsis.dryInS = left > TICK_S / 10 ? left : 0;
  if (asepsis.dryInS === 0) room.emit({ type: 'asepsis.skinDry' });
}

/** Skips a wait for the skin, which no hand is needed for; not while a needle is in it. */
export function skipWait(room: Room, seconds: number): void {
  if (!room.state.needle.pierced && seconds > 0) dry(room, seconds);
}
