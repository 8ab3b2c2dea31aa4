import type { WorldView } from '../../core/world/view';

/** A view that later ticks leave as it is: of the state only what the image reads is written in place. */
export const keep = (view: WorldView): WorldView => ({
  ...view,
  state: {
    ...view.state,
    probe: { ...view.state.probe },
    asepsis: { ...view.state.asepsis, done: [...view.state.asepsis.done] },
  },
});

/** A kept view as the frozen machine shows it: what a machine does to echoes that it has kept follows its knobs. */
export function frozenAs(past: WorldView, now: WorldView): WorldView {
  const { gainDb, dynamicRangeDb, map, invert, frozen } = now.state.machine;
  const { gateAngleRad, gateBaseline, gateGainDb, gateInvert, sweepS } = now.state.machine;
  const machine = {
    ...past.state.machine,
    ...{ gainDb, dynamicRangeDb, map, invert, frozen },
    ...{ gateAngleRad, gateBaseline, gateGainDb, gateInvert, sweepS },
  };
  return { ...past, state: { ...past.state, machine } };
}
