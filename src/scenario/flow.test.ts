import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Facts } from '../core/world/facts';
import { bakersCyst, factsWith } from './bakers-cyst.fixture';
import { openScenario, scenarioIds } from './library';
import { machineOf } from './machine';
import type { FlowEvent } from './registry';

/** The end of a good attempt: all done, needle out, cyst empty. Every goal's guard holds on it. */
const ended: Facts = {
  ...factsWith({ drainedFraction: 1 }),
  ...Object.fromEntries(
    Object.entries(factsWith()).flatMap(([name, value]) => (value === false ? [[name, true]] : [])),
  ),
  needleInTissue: false,
};

const at = { x: 0, y: 0, z: 0 };
const events: readonly FlowEvent[] = [
  { type: 'pulse' },
  { type: 'consent.given' },
  { type: 'skin.pierced', at, pass: 1 },
  { type: 'closing.done', act: 'press' },
];

function stepsTo(file: ReturnType<typeof bakersCyst>['file']): Map<string, string[]> {
  const machine = machineOf(file.flow, () => ({
    moment: { facts: ended, event: { type: 'pulse' } },
    outbox: { prompt: null, directives: [], faults: [], phaseDone: false },
  }));
  // XState's own type of a machine forbids what its machines carry under exactOptionalPropertyTypes.
  const paths = getShortestPaths(machine as unknown as AnyStateMachine, { events: [...events] });
  return new Map(
    paths.map(({ state, steps }) => [
      String(state.value),
      steps.map(({ event }) => event.type).filter((type) => type !== 'xstate.init'),
    ]),
  );
}

test.each(scenarioIds)('a shortest path leads to every state of %s', async (id) => {
  const { file } = await openScenario(id);
  const reached = stepsTo(file);
  expect(Object.keys(file.flow.states).filter((name) => !reached.has(name))).toEqual([]);
});

test('the shortest paths of the first scenario are those that its file draws', () => {
  expect(Object.fromEntries(stepsTo(bakersCyst().file))).toEqual({
    consent: [],
    asepsis: ['consent.given'],
    survey: ['consent.given', 'pulse'],
    // Piercing the skin out of turn passes over what was not done.
    needle: ['skin.pierced'],
    aspirate: ['skin.pierced', 'pulse'],
    dress: ['skin.pierced', 'closing.done'],
    finished: ['skin.pierced', 'closing.done', 'pulse'],
  });
});
