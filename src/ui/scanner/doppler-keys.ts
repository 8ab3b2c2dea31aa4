import type { DopplerSignal } from '../../controls/actions';
import { dopplerKnobs, type MachineSettings } from '../../core/imaging/machine';
import type { Exploration } from './exploration';

const DEGREE = Math.PI / 180;
/** What a key changes: sizes and the gate's length mm, leans and the cursor rad. */
const WIDER = 2;
const LONGER = 0.5;
const LEAN = 5 * DEGREE;
const TURN = 2 * DEGREE;

const after = <T>(all: readonly T[], one: T, step = 1): T | undefined => all[all.indexOf(one) + step];

/** The next of a knob's pulses a second; none beyond its ends. */
function pulses(key: 'prfHz' | 'gatePrfHz', now: number, step: 1 | -1): Partial<MachineSettings> {
  const choices = dopplerKnobs.find((knob) => knob.key === key)?.choices ?? [];
  const next = after(choices, now, step);
  return typeof next === 'number' ? { [key]: next } : {};
}

type Knobs = Readonly<MachineSettings>;

const lean = ({ invert, gateSteerRad, boxSteerRad }: Knobs, isGate: boolean, sign: 1 | -1) => {
  const by = sign * LEAN * (invert ? -1 : 1);
  return isGate ? { gateSteerRad: gateSteerRad + by } : { boxSteerRad: boxSteerRad + by };
};
const size = ({ gateLength, boxWidth, boxHeight }: Knobs, isGate: boolean, sign: 1 | -1) =>
  isGate
    ? { gateLength: gateLength + sign * LONGER }
    : { boxWidth: boxWidth + sign * WIDER, boxHeight: boxHeight + sign * WIDER };
const faster = ({ gatePrfHz, prfHz }: Knobs, isGate: boolean, step: 1 | -1) =>
  isGate ? pulses('gatePrfHz', gatePrfHz, step) : pulses('prfHz', prfHz, step);

type Turning = Exclude<DopplerSignal, 'arrows.box' | 'arrows.gate'>;

/** What the keys turn; `isGate` where they are the gate's and not the box's. */
const turns: Readonly<Record<Turning, (m: Knobs, isGate: boolean) => Partial<MachineSettings>>> = {
  flow: ({ flow }) => ({ flow: after(['off', 'colour', 'power'] as const, flow) ?? 'off' }),
  spectrum: ({ spectrum }) => ({ spectrum: !spectrum }),
  'size.less': (m, isGate) => size(m, isGate, -1),
  'size.more': (m, isGate) => size(m, isGate, 1),
  'beams.left': (m, isGate) => lean(m, isGate, -1),
  'beams.right': (m, isGate) => lean(m, isGate, 1),
  'angle.less': ({ gateAngleRad }) => ({ gateAngleRad: gateAngleRad - TURN }),
  'angle.more': ({ gateAngleRad }) => ({ gateAngleRad: gateAngleRad + TURN }),
  'prf.less': (m, isGate) => faster(m, isGate, -1),
  'prf.more': (m, isGate) => faster(m, isGate, 1),
};

const isTurning = (signal: string): signal is Turning => Object.hasOwn(turns, signal);

export const isDopplerSignal = (signal: string): signal is DopplerSignal =>
  signal === 'arrows.box' || signal === 'arrows.gate' || isTurning(signal);

/** Does what a key of Doppler says. */
export function dopplerKey(signal: DopplerSignal, exploration: Exploration): void {
  const { machine } = exploration.state;
  const { arrows } = exploration;
  if (signal === 'arrows.box') exploration.giveArrows(arrows === 'box' ? 'probe' : 'box');
  else if (signal === 'arrows.gate') exploration.giveArrows(arrows === 'gate' ? 'probe' : 'gate');
  // Without the arrows on either, the keys are the gate's where it listens.
  else
    exploration.turn(turns[signal](machine, arrows === 'gate' || (arrows === 'probe' && machine.spectrum)));
}
