import { withSetting, withTgc } from '../imaging/machine';
import { withPreset } from '../imaging/presets';
import { clamp } from '../math/functions';
import { MOST_INPUT, unusable } from '../math/input';
import { doAsepsis, probeTouchesSkin, skipWait } from './asepsis';
import { SQUEEZE_S } from './blood';
import { chooseProbe } from './chooseProbe';
import type { ClosingAct, Command } from './command';
import { askConsent, say } from './consent';
import { advanceNeedle, aimNeedle, layDownNeedle, slideNeedle, takeNeedle, twistNeedle } from './needle';
import { askPose } from './pose';
import { liftProbe, placeProbe, pressProbe, slideProbe, turnProbe } from './probe';
import type { Room } from './room';

export function finish(room: Room): void {
  if (room.state.finished) return;
  room.state.finished = true;
  room.emit({ type: 'attempt.finished' });
}

function resume(room: Room): void {
  if (!room.state.paused) return;
  room.state.paused = false;
  room.emit({ type: 'attempt.resumed' });
}

/** What comes after a needle: nothing before one was in the skin, nothing while one is. */
function close(room: Room, act: ClosingAct): void {
  const { needle, closing } = room.state;
  if (needle.pierced || needle.passes === 0) return;
  if (act === 'sharps') layDownNeedle(room);
  if (!closing.includes(act)) closing.push(act);
  room.emit({ type: 'closing.done', act });
}

/** Compiles only while every command is heard above. */
const unheard = (command: never): never => {
  throw new Error(`The world does not know the command ${JSON.stringify(command)}.`);
};

/**
 * Does at once what a command says; one with a number that is none, or beyond what any hand does, is refused. In a pause only its end and that of the attempt are heard; what the room forbids (sliding
 * a needle in the skin, dressing with the needle in) does nothing.
 */
export function apply(room: Room, command: Command): void {
  const { state, body } = room;
  if (state.finished) return;
  if (state.paused && command.type !== 'attempt.resume' && command.type !== 'attempt.finish') return;
  const fault = unusable(command);
  if (fault !== null) {
    const why = `${fault} is not a number from -${MOST_INPUT} to ${MOST_INPUT}`;
    room.emit({ type: 'command.refused', command: command.type, why });
    return;
  }
  const { probe, syringe } = state;
  switch (command.type) {
    case 'attempt.pause':
      state.paused = true;
      // A hand that pauses lets go: what it does to the plunger in the pause is not heard.
      syringe.effort = 0;
      room.emit({ type: 'attempt.paused' });
      break;
    case 'attempt.resume':
      resume(room);
      break;
    case 'attempt.finish':
      finish(room);
      break;
    case 'focus.lost':
      syringe.effort = 0;
      break;
    case 'hand.focus':
      state.hand = command.hand;
      break;
    case 'wait.skip':
      skipWait(room, command.seconds);
      break;
    case 'consent.say':
      say(room, command.statement);
      break;
    case 'consent.ask':
      askConsent(room);
      break;
    case 'asepsis.do':
      doAsepsis(room, command.act);
      break;
    case 'machine.set':
      state.machine = withSetting(state.machine, command.setting, command.value, room.probeModel.depths);
      break;
    case 'machine.tgc':
      state.machine = withTgc(state.machine, command.slider, command.db);
      break;
    case 'machine.freeze':
      state.machine = { ...state.machine, frozen: command.frozen };
      break;
    case 'machine.preset':
      state.machine = withPreset(command.preset, room.probeModel, state.machine);
      break;
    case 'patient.pose':
      askPose(room, command.pose, command.value);
      break;
    case 'probe.choose':
      chooseProbe(room, command.probe);
      break;
    case 'probe.place':
      if (!probe.contact) {
        room.emit({ type: 'probe.placed' });
        probeTouchesSkin(room);
      }
      placeProbe(probe, body.reach, command.x, command.z);
      break;
    case 'probe.lift':
      if (probe.contact) room.emit({ type: 'probe.lifted' });
      liftProbe(probe);
      break;
    case 'probe.slide':
      slideProbe(probe, body.reach, command.x, command.z);
      break;
    case 'probe.turn':
      turnProbe(probe, command.rotateRad, command.tiltRad, command.rockRad);
      break;
    case 'probe.press':
      pressProbe(probe, command.newtons);
      break;
    case 'needle.take':
      takeNeedle(room, command.needle);
      break;
    case 'needle.layDown':
      layDownNeedle(room);
      break;
    case 'needle.slide':
      slideNeedle(room, command.x, command.z);
      break;
    case 'needle.aim':
      aimNeedle(room, command.azimuthRad, command.elevationRad);
      break;
    case 'needle.twist':
      twistNeedle(room, command.rad);
      break;
    case 'needle.advance':
      advanceNeedle(room, command.mm);
      break;
    case 'syringe.effort':
      syringe.effort = clamp(command.effort, -1, 1);
      break;
    case 'patient.squeezeCalf':
      state.calfSqueezeS = SQUEEZE_S;
      break;
    case 'closing.do':
      close(room, command.act);
      break;
    default:
      unheard(command);
  }
  room.refresh();
}
