import * as z from 'zod/mini';
import type { Directive } from '../core/world/directive';
import type { WorldEvent } from '../core/world/event';
import type { Facts } from '../core/world/facts';
import { type Complaint, fromIssue, lowerFirst, type Path } from './complaint';
import { guardReference, type Reference } from './flow';
import { regions } from './regions';
import type { ScenarioFile } from './schema';
import { fieldsOf, kindOf } from './vocabulary';

export type FlowEvent = WorldEvent | { readonly type: 'pulse' };

/** What a guard may look at. */
export interface Moment {
  readonly facts: Facts;
  readonly event: FlowEvent;
}

/** Where actions put what they want; the director carries it out. */
export interface Outbox {
  prompt: string | null;
  readonly directives: Directive[];
  readonly faults: { readonly fault: string; readonly again: boolean }[];
  phaseDone: boolean;
}

/** Where in a scenario a reference stands, for the checks that a schema cannot make. */
export interface Place {
  readonly scenario: ScenarioFile;
  /** The event whose transition it belongs to; undefined on entry, exit and `always`. */
  readonly event: string | undefined;
}

interface Entry {
  readonly about: string;
  readonly params: z.ZodMiniType;
  /** What is wrong with valid params at this place: the path inside the params, and a sentence with its cure. */
  check(params: unknown, place: Place): readonly Complaint[];
}
export interface GuardEntry extends Entry {
  run(moment: Moment, params: unknown): boolean;
}
export interface ActionEntry extends Entry {
  run(outbox: Outbox, params: unknown): void;
}

// The linter has parsed the params against the same schema before anything runs, so the casts below hold.
function guard<S extends z.ZodMiniType>(
  about: string,
  params: S,
  run: (moment: Moment, params: z.infer<S>) => boolean,
  check: (params: z.infer<S>, place: Place) => readonly Complaint[],
): GuardEntry {
  return {
    about,
    params,
    run: (moment, given) => run(moment, given as z.infer<S>),
    check: (given, place) => check(given as z.infer<S>, place),
  };
}

function action<S extends z.ZodMiniType>(
  about: string,
  params: S,
  run: (outbox: Outbox, params: z.infer<S>) => void,
  check: (params: z.infer<S>, place: Place) => readonly Complaint[] = () => [],
): ActionEntry {
  return {
    about,
    params,
    run: (outbox, given) => run(outbox, given as z.infer<S>),
    check: (given, place) => check(given as z.infer<S>, place),
  };
}

export const factName = z.string();

const factParams = z.strictObject({
  name: factName,
  is: z.exactOptional(z.boolean()),
  atLeast: z.exactOptional(z.number()),
  below: z.exactOptional(z.number()),
});

function checkFact({ name, is, atLeast, below }: z.infer<typeof factParams>): Complaint[] {
  const kind = kindOf(name);
  if (kind === undefined) {
    return [
      { path: ['name'], sentence: `no fact is called "${name}"; see core/world/facts.ts for the names` },
    ];
  }
  const asksTruth = is !== undefined;
  const asksSize = atLeast !== undefined || below !== undefined;
  if (kind === 'boolean' && (!asksTruth || asksSize)) {
    return [{ path: [], sentence: `"${name}" is true or false: ask with "is" alone` }];
  }
  if (kind === 'number' && (asksTruth || !asksSize)) {
    return [{ path: [], sentence: `"${name}" is a number: ask with "atLeast" or "below"` }];
  }
  return [];
}

const eventParams = z.strictObject({
  field: z.string(),
  is: z.union([z.string(), z.number(), z.boolean()]),
});

function checkEvent({ field, is }: z.infer<typeof eventParams>, { event, scenario }: Place): Complaint[] {
  const fields = event === undefined ? undefined : fieldsOf(event);
  if (fields === undefined) {
    return [{ path: [], sentence: 'there is no event to look at here; put this guard under "on"' }];
  }
  const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (kind === undefined) {
    const known = Object.keys(fields).join(', ') || 'none';
    return [{ path: ['field'], sentence: `"${event}" has no field "${field}"; its fields are: ${known}` }];
  }
  if (kind !== typeof is) {
    return [{ path: ['is'], sentence: `"${field}" is a ${kind}; compare it with one` }];
  }
  const structures = field === 'structure' ? regions.get(scenario.region)?.structures : undefined;
  const known = structures?.map(({ id }) => id);
  return known === undefined || known.some((id) => id === is)
    ? []
    : [{ path: ['is'], sentence: `"${is}" is no structure of the region; they are: ${known.join(', ')}` }];
}

const each = z.array(guardReference).check(z.minLength(1), z.maxLength(20));

export const guards: Readonly<Record<string, GuardEntry>> = {
  fact: guard(
    'A fact is true or false, or is at least, or below, a number.',
    factParams,
    ({ facts }, { name, is, atLeast, below }) => {
      const value = facts[name as keyof Facts];
      if (typeof value === 'boolean') return value === is;
      return value >= (atLeast ?? -Infinity) && value < (below ?? Infinity);
    },
    checkFact,
  ),
  event: guard(
    'A field of the event that is being handled has this value.',
    eventParams,
    ({ event }, { field, is }) => (event as unknown as Readonly<Record<string, unknown>>)[field] === is,
    checkEvent,
  ),
  all: guard(
    'All of these hold.',
    z.strictObject({ of: each }),
    (moment, { of }) => of.every((one) => holds(one, moment)),
    ({ of }, place) => of.flatMap((one, i) => checkGuard(one, place, ['of', i])),
  ),
  any: guard(
    'At least one of these holds.',
    z.strictObject({ of: each }),
    (moment, { of }) => of.some((one) => holds(one, moment)),
    ({ of }, place) => of.flatMap((one, i) => checkGuard(one, place, ['of', i])),
  ),
  not: guard(
    'This does not hold.',
    z.strictObject({ guard: guardReference }),
    (moment, params) => !holds(params.guard, moment),
    (params, place) => checkGuard(params.guard, place, ['guard']),
  ),
};

/** @throws Error for a guard that the registry does not have, which the linter finds first. */
function holds(reference: Reference, moment: Moment): boolean {
  const entry = Object.hasOwn(guards, reference.type) ? guards[reference.type] : undefined;
  if (entry === undefined) throw new Error(`No guard is called "${reference.type}".`);
  return entry.run(moment, reference.params ?? {});
}

const textIn = (texts: Readonly<Record<string, unknown>>, list: string, param: string, id: string) =>
  Object.hasOwn(texts, id)
    ? []
    : [{ path: [param], sentence: `"${id}" is missing from "${list}"; add it there` }];

export const actions: Readonly<Record<string, ActionEntry>> = {
  prompt: action(
    'Shows a text of "prompts" to the learner until the next one.',
    z.strictObject({ text: z.string() }),
    (outbox, { text }) => {
      outbox.prompt = text;
    },
    ({ text }, { scenario }) => textIn(scenario.prompts, 'prompts', 'text', text),
  ),
  speak: action(
    'The patient says a text of "lines".',
    z.strictObject({ line: z.string() }),
    (outbox, { line }) => {
      outbox.directives.push({ type: 'patient.speak', line });
    },
    ({ line }, { scenario }) => textIn(scenario.lines, 'lines', 'line', line),
  ),
  fault: action(
    'Notes a fault of "faults": once in a phase, or with "again" as often as it happens.',
    z.strictObject({ fault: z.string(), again: z.exactOptional(z.boolean()) }),
    (outbox, { fault, again }) => {
      outbox.faults.push({ fault, again: again === true });
    },
    ({ fault }, { scenario }) => textIn(scenario.faults, 'faults', 'fault', fault),
  ),
  done: action(
    'The present phase reached its goal. A phase that is left without this counts as skipped.',
    z.strictObject({}),
    (outbox) => {
      outbox.phaseDone = true;
    },
  ),
};

function check(
  kind: 'guard' | 'action',
  entries: Readonly<Record<string, Entry>>,
  reference: Reference,
  place: Place,
  path: Path,
): Complaint[] {
  const entry = Object.hasOwn(entries, reference.type) ? entries[reference.type] : undefined;
  if (entry === undefined) {
    const known = Object.keys(entries).join(', ');
    const sentence = `no ${kind} is called "${reference.type}"; choose one of: ${known}`;
    return [{ path: [...path, 'type'], sentence }];
  }
  const inside = [...path, 'params'];
  const parsed = z.safeParse(entry.params, reference.params ?? {});
  if (!parsed.success) {
    const about = `"${reference.type}" means: ${lowerFirst(entry.about).replace(/\.$/, '')}`;
    return parsed.error.issues.map((issue) => fromIssue(issue, inside, about));
  }
  return entry
    .check(parsed.data, place)
    .map((found) => ({ path: [...inside, ...found.path], sentence: found.sentence }));
}

export const checkGuard = (reference: Reference, place: Place, path: Path) =>
  check('guard', guards, reference, place, path);

export const checkAction = (reference: Reference, place: Place, path: Path) =>
  check('action', actions, reference, place, path);
