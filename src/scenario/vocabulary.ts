import type { EventOf, EventType } from '../core/world/event';
import type { FactName, Facts } from '../core/world/facts';

type FactKinds = {
  readonly [K in FactName]: Facts[K] extends boolean ? 'boolean' : 'number';
};

/** Every fact that a guard may ask about, with its type: the type checker keeps this list complete. */
export const factKinds: FactKinds = {
  consentGiven: 'boolean',
  handsWashed: 'boolean',
  gloved: 'boolean',
  skinPrepared: 'boolean',
  skinDry: 'boolean',
  draped: 'boolean',
  probeCovered: 'boolean',
  gelApplied: 'boolean',
  targetSeenShort: 'boolean',
  targetSeenLong: 'boolean',
  vesselsSeen: 'boolean',
  veinPressed: 'boolean',
  probeInContact: 'boolean',
  needleTaken: 'boolean',
  skinPierced: 'boolean',
  needleInTissue: 'boolean',
  tipInTarget: 'boolean',
  tipVisible: 'boolean',
  drainedFraction: 'number',
  cavityMl: 'number',
  syringeMl: 'number',
  bloodMl: 'number',
  passes: 'number',
  pressed: 'boolean',
  dressed: 'boolean',
  sharpsSafe: 'boolean',
  advised: 'boolean',
  elapsedS: 'number',
};

type EventFields = {
  readonly [K in EventType]: Readonly<
    Record<Exclude<keyof EventOf<K>, 'type'>, 'boolean' | 'number' | 'string' | 'other'>
  >;
};

/** Every event of the world with the fields that a guard may compare. */
const eventFields: EventFields = {
  'attempt.paused': {},
  'attempt.resumed': {},
  'attempt.finished': {},
  'command.refused': { command: 'string', why: 'string' },
  'consent.said': { statement: 'string', right: 'boolean' },
  'consent.given': {},
  'consent.withheld': { missing: 'other' },
  'asepsis.done': { act: 'string' },
  'asepsis.skinDry': {},
  'asepsis.breach': { what: 'string' },
  'probe.chosen': { probe: 'string' },
  'probe.placed': {},
  'probe.lifted': {},
  'view.held': { view: 'string' },
  'pose.held': { pose: 'string', value: 'number' },
  'needle.taken': { needle: 'string' },
  'needle.laidDown': {},
  'skin.pierced': { at: 'other', pass: 'number' },
  'skin.left': {},
  'wall.tented': { structure: 'string', at: 'other' },
  'wall.popped': { structure: 'string', at: 'other' },
  'structure.entered': { structure: 'string', at: 'other' },
  'structure.left': { structure: 'string', at: 'other' },
  'vessel.punctured': { structure: 'string', at: 'other' },
  'nerve.touched': { structure: 'string', at: 'other' },
  'bone.touched': { structure: 'string', at: 'other' },
  'advanced.unseen': { mm: 'number', at: 'other' },
  'needle.passed': { pass: 'number' },
  'flow.started': { fluid: 'string' },
  'flow.stopped': { totalMl: 'number' },
  'tap.dry': {},
  'syringe.full': {},
  'closing.done': { act: 'string' },
  'phase.entered': { phase: 'string' },
  'phase.done': { phase: 'string' },
  fault: { fault: 'string', phase: 'string' },
};

/** Sent to the flow ten times a second, so that a transition can wait for a fact. */
const PULSE = 'pulse';
export const TICKS_PER_PULSE = 12;

/** What the director itself puts into the stream: a flow that listened to it would talk to itself. */
const spoken: ReadonlySet<string> = new Set(['phase.entered', 'phase.done', 'fault']);

/** Names that a flow may listen to. */
export const flowEvents: readonly string[] = [
  PULSE,
  ...Object.keys(eventFields).filter((name) => !spoken.has(name)),
];

/** The fields of an event, or undefined for a name that no event has. */
export function fieldsOf(event: string): Readonly<Record<string, string>> | undefined {
  return Object.hasOwn(eventFields, event) ? eventFields[event as EventType] : undefined;
}

/** The type of a fact, or undefined for a name that no fact has. */
export function kindOf(fact: string): 'boolean' | 'number' | undefined {
  return Object.hasOwn(factKinds, fact) ? factKinds[fact as FactName] : undefined;
}
