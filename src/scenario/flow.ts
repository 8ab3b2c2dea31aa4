import * as z from 'zod/mini';

/** A guard or an action in a flow: a name out of the registry, and what it is told. */
export interface Reference {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface Transition {
  readonly target?: string;
  readonly guard?: Reference;
  readonly actions?: Reference | readonly Reference[];
  readonly reenter?: boolean;
  readonly description?: string;
}
export type Transitions = string | Transition | readonly Transition[];

export interface FlowState {
  readonly id?: string;
  readonly type?: 'final';
  readonly description?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, FlowState>>;
  readonly entry?: Reference | readonly Reference[];
  readonly exit?: Reference | readonly Reference[];
  readonly on?: Readonly<Record<string, Transitions>>;
  readonly always?: Transitions;
}

/** A flow: an XState 5 machine as plain JSON. Its top states are the phases, in their order, and one that is final. */
export interface Flow extends FlowState {
  readonly initial: string;
  readonly states: Readonly<Record<string, FlowState>>;
}

const name = z.string().check(z.minLength(1), z.maxLength(80));

const reference = () =>
  z.strictObject({ type: name, params: z.exactOptional(z.record(z.string(), z.unknown())) });

// Which names there are, and with which params, is the registry's to say; the schema for editors asks it.
export const guardReference = reference();
export const actionReference = reference();
/** A key of `on`. */
export const eventName = z.string();

const actions = z.union([actionReference, z.array(actionReference).check(z.maxLength(20))]);

const transition = z.strictObject({
  target: z.exactOptional(name),
  guard: z.exactOptional(guardReference),
  actions: z.exactOptional(actions),
  reenter: z.exactOptional(z.boolean()),
  description: z.exactOptional(z.string()),
});
const transitions = z.union([name, transition, z.array(transition).check(z.maxLength(40))]);

const stateShape = {
  id: z.exactOptional(name),
  type: z.exactOptional(z.literal('final')),
  description: z.exactOptional(z.string()),
  entry: z.exactOptional(actions),
  exit: z.exactOptional(actions),
  on: z.exactOptional(z.record(eventName, transitions)),
  always: z.exactOptional(transitions),
};

const stateSchema: z.ZodMiniType<FlowState> = z.strictObject({
  ...stateShape,
  initial: z.exactOptional(name),
  get states() {
    return z.exactOptional(z.record(z.string(), stateSchema));
  },
});

export const flowSchema = z.strictObject({
  ...stateShape,
  initial: name,
  states: z.record(z.string(), stateSchema),
});

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
};

/** The transitions of one event, whichever of the three forms they are written in. */
export const transitionsOf = (value: Transitions | undefined): readonly Transition[] =>
  listOf<string | Transition>(value).map((one) => (typeof one === 'string' ? { target: one } : one));
