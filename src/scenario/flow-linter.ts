import type { Complaint, Path } from './complaint';
import { type FlowState, listOf, type Transition, type Transitions, transitionsOf } from './flow';
import { machineOf } from './machine';
import { lintReach } from './reach-linter';
import { checkAction, checkGuard } from './registry';
import type { ScenarioFile } from './schema';
import { flowEvents } from './vocabulary';

interface Walk {
  readonly scenario: ScenarioFile;
  readonly complaints: Complaint[];
  /** Texts that an action names, as "list id". */
  readonly used: Set<string>;
}

/** Which list of texts each action's params point into. */
const textParams: Readonly<Record<string, readonly [param: string, list: string]>> = {
  prompt: ['text', 'prompts'],
  speak: ['line', 'lines'],
  fault: ['fault', 'faults'],
};

function walkActions(walk: Walk, value: FlowState['entry'], path: Path, event: string | undefined): void {
  listOf(value).forEach((one, i) => {
    const at = Array.isArray(value) ? [...path, i] : path;
    walk.complaints.push(...checkAction(one, { scenario: walk.scenario, event }, at));
    const text = textParams[one.type];
    if (text) walk.used.add(`${text[1]} ${String(one.params?.[text[0]])}`);
  });
}

/** The state that a target names, seen from `from`; undefined when there is none. XState's own rules, without "#id". */
function resolve(root: FlowState, from: readonly string[], target: string): FlowState | undefined {
  const inside = target.startsWith('.');
  if (!inside && from.length === 0) return undefined;
  const base = inside ? from : from.slice(0, -1);
  const steps = [...base, ...(inside ? target.slice(1) : target).split('.')];
  return steps.reduce<FlowState | undefined>(
    (state, step) => (state?.states && Object.hasOwn(state.states, step) ? state.states[step] : undefined),
    root,
  );
}

function walkTransition(
  walk: Walk,
  { target, guard, actions }: Transition,
  from: readonly string[],
  path: Path,
  event: string | undefined,
): void {
  const { scenario, complaints } = walk;
  if (target !== undefined && resolve(scenario.flow, from, target) === undefined) {
    const sentence = `no state is called "${target}" from here; name a state beside this one, or ".child"`;
    complaints.push({ path: [...path, 'target'], sentence });
  }
  if (guard) complaints.push(...checkGuard(guard, { scenario, event }, [...path, 'guard']));
  walkActions(walk, actions, [...path, 'actions'], event);
}

function walkTransitions(
  walk: Walk,
  value: Transitions | undefined,
  from: readonly string[],
  path: Path,
  event: string | undefined,
): void {
  transitionsOf(value).forEach((one, i) => {
    walkTransition(walk, one, from, Array.isArray(value) ? [...path, i] : path, event);
  });
}

function walkState(walk: Walk, state: FlowState, from: readonly string[], path: Path): void {
  walkActions(walk, state.entry, [...path, 'entry'], undefined);
  walkActions(walk, state.exit, [...path, 'exit'], undefined);
  walkTransitions(walk, state.always, from, [...path, 'always'], undefined);
  for (const [event, value] of Object.entries(state.on ?? {})) {
    if (!flowEvents.includes(event)) {
      const sentence = `no event is called "${event}"; see core/world/event.ts for the names, or use "pulse"`;
      walk.complaints.push({ path: [...path, 'on', event], sentence });
      continue;
    }
    walkTransitions(walk, value, from, [...path, 'on', event], event);
  }
  const inner = Object.keys(state.states ?? {});
  if (inner.length > 0 && (state.initial === undefined || !inner.includes(state.initial))) {
    const sentence = `name the state to begin with, one of: ${inner.join(', ')}`;
    walk.complaints.push({ path: [...path, 'initial'], sentence });
  }
  for (const [name, child] of Object.entries(state.states ?? {})) {
    walkState(walk, child, [...from, name], [...path, 'states', name]);
  }
}

const marksDone = (state: FlowState): boolean => {
  const moves = [...Object.values(state.on ?? {}), ...(state.always === undefined ? [] : [state.always])];
  const acts = [
    ...moves.flatMap(transitionsOf).flatMap(({ actions }) => listOf(actions)),
    ...listOf(state.exit),
  ];
  return acts.some(({ type }) => type === 'done') || Object.values(state.states ?? {}).some(marksDone);
};

/** Phases and the top states of the flow are two lists of the same things. */
function lintPhases({ phases, flow }: ScenarioFile): Complaint[] {
  const ids = phases.map(({ id }) => id);
  const states = Object.entries(flow.states);
  const found: Complaint[] = [];
  ids.forEach((id, i) => {
    const state = Object.hasOwn(flow.states, id) ? flow.states[id] : undefined;
    if (state === undefined) {
      found.push({ path: ['phases', i, 'id'], sentence: `"${id}" has no state in "flow.states"; add one` });
    } else if (!marksDone(state)) {
      const sentence =
        'nothing marks this phase as done; give the transition that reaches its goal the action "done"';
      found.push({ path: ['flow', 'states', id], sentence });
    }
  });
  for (const [name, state] of states) {
    if (state.type !== 'final' && !ids.includes(name)) {
      const sentence = 'it is neither a phase nor final; add it to "phases" or make it final';
      found.push({ path: ['flow', 'states', name], sentence });
    }
  }
  if (!states.some(([, state]) => state.type === 'final')) {
    found.push({ path: ['flow', 'states'], sentence: 'no state is final; add one that ends the attempt' });
  }
  return found;
}

function lintTexts({ scenario, used }: Walk): Complaint[] {
  return (['prompts', 'lines', 'faults'] as const).flatMap((list) =>
    Object.keys(scenario[list]).flatMap((id) =>
      used.has(`${list} ${id}`)
        ? []
        : [{ path: [list, id], sentence: 'no action of the flow uses it; use it or take it out' }],
    ),
  );
}

export function lintFlow(scenario: ScenarioFile): Complaint[] {
  const walk: Walk = { scenario, complaints: [], used: new Set() };
  walkState(walk, scenario.flow, [], ['flow']);
  const found = [...walk.complaints, ...lintPhases(scenario), ...lintTexts(walk)];
  // Reachability asks XState for the states, which it builds only from a flow whose targets exist.
  if (found.length > 0) return found;
  try {
    const machine = machineOf(scenario.flow, () => {
      throw new Error('The linter runs no flow.');
    });
    return lintReach(machine.root);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return [{ path: ['flow'], sentence: `XState does not accept it: ${why}` }];
  }
}
