import { setup } from 'xstate';
import type { Flow } from './flow';
import { actions, type FlowEvent, guards, type Moment, type Outbox } from './registry';

/** A flow that goes round and round on `always` stops here with an error instead of hanging the page. */
const MOST_ITERATIONS = 100;

/** What guards read and actions write while an event is handled. */
export interface Desk {
  readonly moment: Moment;
  readonly outbox: Outbox;
}

/**
 * A flow as an XState machine; `desk` is asked anew for every guard and action.
 * @throws Error when XState does not accept the flow (an unknown target, for one).
 */
export function machineOf(flow: Flow, desk: () => Desk) {
  const types = {} as { events: FlowEvent };
  return setup({
    types,
    guards: Object.fromEntries(
      Object.entries(guards).map(([name, entry]) => [
        name,
        (_: unknown, params: unknown) => entry.run(desk().moment, params ?? {}),
      ]),
    ),
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, entry]) => [
        name,
        (_: unknown, params: unknown) => entry.run(desk().outbox, params ?? {}),
      ]),
    ),
    // The schema of `flow` allows less than XState's type can express.
  }).createMachine({ ...flow, options: { maxIterations: MOST_ITERATIONS } } as never);
}

export type FlowMachine = ReturnType<typeof machineOf>;
