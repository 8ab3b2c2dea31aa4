import { describe, expect, test } from 'vitest';
import type { WorldEvent } from '../core/world/event';
import type { Facts } from '../core/world/facts';
import { bakersCyst, factsWith, sterile, surveyed } from './bakers-cyst.fixture';
import { Director } from './director';
import type { FlowEvent } from './registry';

const { file } = bakersCyst();
const at = { x: 0, y: 0, z: 0 };
const pulse: FlowEvent = { type: 'pulse' };
const pierced: WorldEvent = { type: 'skin.pierced', at, pass: 1 };
const taken: WorldEvent = { type: 'needle.taken', needle: '18G' };
const inTarget: Partial<Facts> = {
  ...surveyed,
  needleTaken: true,
  skinPierced: true,
  needleInTissue: true,
  tipInTarget: true,
};
const emptied: Partial<Facts> = { ...inTarget, drainedFraction: 0.9, needleInTissue: false };
const closed: Partial<Facts> = { ...emptied, sharpsSafe: true, pressed: true, dressed: true, advised: true };

/** What leads into each phase by the way that the scenario teaches. */
const way: readonly (readonly [phase: string, event: FlowEvent, facts: Partial<Facts>])[] = [
  ['consent', pulse, {}],
  ['asepsis', { type: 'consent.given' }, { consentGiven: true }],
  ['survey', pulse, sterile],
  ['needle', pulse, surveyed],
  ['aspirate', pulse, inTarget],
  ['dress', pulse, emptied],
];

/** A director that stands in a phase. */
function directorIn(phase: string): Director {
  const director = new Director(file);
  director.start(factsWith());
  for (const [name, event, facts] of way) {
    director.send([event], factsWith(facts));
    if (name === phase) break;
  }
  expect(director.phase?.id).toBe(phase);
  return director;
}

const progressOf = (director: Director) =>
  Object.fromEntries(director.phases.map(({ id, progress }) => [id, progress]));

test('the start enters the first phase and prompts', () => {
  const director = new Director(file);
  expect(director.start(factsWith()).events).toEqual([{ type: 'phase.entered', phase: 'consent' }]);
  expect(director.phase?.goal).toBe(file.phases[0]?.goal);
  expect(director.prompt).toBe(file.prompts.consent);
});

test('the way that is taught goes through all six phases and ends the attempt', () => {
  const director = new Director(file);
  const heard = [...director.start(factsWith()).events];
  for (const [, event, facts] of way) heard.push(...director.send([event], factsWith(facts)).events);
  const last = director.send([pulse], factsWith(closed));
  heard.push(...last.events);
  const names = ['consent', 'asepsis', 'survey', 'needle', 'aspirate', 'dress'];
  expect(heard).toEqual(
    names.flatMap((phase) => [
      { type: 'phase.entered', phase },
      { type: 'phase.done', phase },
    ]),
  );
  expect(last.directives).toEqual([{ type: 'attempt.end' }]);
  expect(director.finished).toBe(true);
  expect(new Set(Object.values(progressOf(director)))).toEqual(new Set(['done']));
  expect(director.prompt).toBeNull();
  expect(director.send([pierced], factsWith())).toEqual({ directives: [], events: [] });
});

test('a puncture out of turn passes over what was not done', () => {
  const director = directorIn('consent');
  const { events } = director.send([pierced], factsWith({ skinPierced: true, needleInTissue: true }));
  expect(events).toEqual([
    { type: 'fault', fault: 'piercedWithoutConsent', phase: 'consent' },
    { type: 'phase.entered', phase: 'needle' },
  ]);
  expect(progressOf(director)).toEqual({
    consent: 'skipped',
    asepsis: 'skipped',
    survey: 'skipped',
    needle: 'current',
    aspirate: 'ahead',
    dress: 'ahead',
  });
});

test.each([0.3, 0.85])(
  'a dry tap at %d of the cyst sends after it, until fluid comes again',
  (drainedFraction) => {
    const director = directorIn('aspirate');
    const facts = factsWith({ ...inTarget, tipInTarget: false, drainedFraction });
    expect(director.prompt).toBe(file.prompts.aspirate);
    director.send([{ type: 'tap.dry' }, pulse], facts);
    expect(director.prompt).toBe(file.prompts.follow);
    director.send([{ type: 'flow.started', fluid: 'blood' }, pulse], facts);
    expect(director.prompt).toBe(file.prompts.follow);
    director.send([{ type: 'flow.started', fluid: 'synovial' }, pulse], facts);
    expect(director.prompt).toBe(file.prompts.again);
  },
);

test('who comes out with fluid left is told of it, and led back when the skin is pierced again', () => {
  const director = directorIn('aspirate');
  const out = { ...inTarget, tipInTarget: false, needleInTissue: false, drainedFraction: 0.3 };
  director.send([{ type: 'skin.left' }, pulse], factsWith(out));
  expect(director.prompt).toBe(file.prompts.outEarly);
  expect(director.phase?.id).toBe('aspirate');
  director.send([{ ...pierced, pass: 2 }, pulse], factsWith({ ...out, needleInTissue: true }));
  expect(director.prompt).toBe(file.prompts.inAgain);
});

test('prompts follow what is still missing', () => {
  const director = directorIn('survey');
  director.send([pulse], factsWith({ ...sterile, targetSeenShort: true }));
  expect(director.prompt).toBe(file.prompts.surveyLong);
  director.send(
    [pulse],
    factsWith({ ...sterile, targetSeenShort: true, targetSeenLong: true, vesselsSeen: true }),
  );
  expect(director.prompt).toBe(file.prompts.surveyPress);
});

test('the patient speaks by a directive', () => {
  const director = directorIn('needle');
  const { directives } = director.send([pierced], factsWith({ ...surveyed, needleInTissue: true }));
  expect(directives).toEqual([{ type: 'patient.speak', line: 'scratch' }]);
});

test('the same events and facts give the same directions', () => {
  const run = () =>
    way.map(([, event, facts]) => directorIn('consent').send([event, pierced], factsWith(facts)));
  expect(run()).toEqual(run());
});

test('a flow that goes round without end is stopped by name', () => {
  const [consent] = file.phases;
  if (consent === undefined) throw new Error('There is no phase.');
  const always = { target: 'b', guard: { type: 'fact', params: { name: 'gloved', is: false } } };
  const states = {
    a: { always },
    b: { always: { ...always, target: 'a' } },
    end: { type: 'final' as const },
  };
  const director = new Director({ ...file, phases: [consent], flow: { initial: 'a', states } });
  expect(() => director.start(factsWith())).toThrow(/infinite loop|iterations/i);
});

describe('faults', () => {
  const breach = (what: Extract<WorldEvent, { type: 'asepsis.breach' }>['what']): WorldEvent => ({
    type: 'asepsis.breach',
    what,
  });
  const close = (act: Extract<WorldEvent, { type: 'closing.done' }>['act']): WorldEvent => ({
    type: 'closing.done',
    act,
  });
  const unseen: WorldEvent = { type: 'advanced.unseen', mm: 2, at };
  const table: readonly (readonly [
    fault: string,
    phase: string,
    event: WorldEvent,
    facts: Partial<Facts>,
  ])[] = [
    ['saidWrong', 'consent', { type: 'consent.said', statement: 'noRisk', right: false }, {}],
    ['askedEarly', 'consent', { type: 'consent.withheld', missing: ['risks'] }, {}],
    ['needleBeforeConsent', 'consent', taken, {}],
    ['piercedWithoutConsent', 'consent', pierced, {}],
    ['needleBeforeAsepsis', 'asepsis', taken, {}],
    ['piercedUnready', 'asepsis', pierced, {}],
    ['handsUnwashed', 'asepsis', breach('handsUnwashed'), {}],
    ['ungloved', 'asepsis', breach('ungloved'), {}],
    ['skinUnprepared', 'asepsis', breach('skinUnprepared'), {}],
    ['skinWet', 'asepsis', breach('skinWet'), {}],
    ['noDrape', 'needle', breach('noDrape'), {}],
    ['bareProbe', 'survey', breach('bareProbe'), {}],
    ['plainGel', 'needle', breach('plainGel'), {}],
    ['needleBeforeSurvey', 'survey', taken, sterile],
    ['piercedUnsurveyed', 'survey', pierced, sterile],
    ['unseen', 'needle', unseen, surveyed],
    ['unseen', 'aspirate', unseen, inTarget],
    ['probeLifted', 'needle', { type: 'probe.lifted' }, { ...surveyed, needleInTissue: true }],
    ['manyPasses', 'needle', { type: 'needle.passed', pass: 3 }, { ...surveyed, passes: 3 }],
    ['vesselPunctured', 'needle', { type: 'vessel.punctured', structure: 'artery', at }, surveyed],
    ['nerveTouched', 'needle', { type: 'nerve.touched', structure: 'nerve', at }, surveyed],
    ['boneTouched', 'aspirate', { type: 'bone.touched', structure: 'femur', at }, inTarget],
    ['dryTap', 'needle', { type: 'tap.dry' }, surveyed],
    ['leftEarly', 'aspirate', { type: 'skin.left' }, { ...inTarget, drainedFraction: 0.4 }],
    ['closedEarly', 'needle', close('press'), surveyed],
    ['dressedUnpressed', 'dress', close('dress'), emptied],
  ];

  test.each(table)('%s in %s', (fault, phase, event, facts) => {
    const { events } = directorIn(phase).send([event], factsWith(facts));
    expect(events).toContainEqual({ type: 'fault', fault, phase });
  });

  test('every fault of the scenario is in the table', () => {
    expect(new Set(table.map(([fault]) => fault))).toEqual(new Set(Object.keys(file.faults)));
  });

  test.each<readonly [string, string, WorldEvent, Partial<Facts>]>([
    ['a right statement', 'consent', { type: 'consent.said', statement: 'risks', right: true }, {}],
    ['a second pass', 'needle', { type: 'needle.passed', pass: 2 }, { ...surveyed, passes: 2 }],
    ['a probe lifted with the needle out', 'needle', { type: 'probe.lifted' }, surveyed],
    ['leaving an empty cyst', 'aspirate', { type: 'skin.left' }, { ...inTarget, drainedFraction: 0.8 }],
    ['dressing after pressing', 'dress', close('dress'), { ...emptied, pressed: true }],
  ])('%s is none', (_, phase, event, facts) => {
    const { events } = directorIn(phase).send([event], factsWith(facts));
    expect(events.filter(({ type }) => type === 'fault')).toEqual([]);
  });

  test('a fault is noted once in a phase, or as often as it happens', () => {
    const director = directorIn('needle');
    const facts = factsWith(surveyed);
    const punctured: WorldEvent = { type: 'vessel.punctured', structure: 'vein', at };
    const first = director.send([unseen, unseen, punctured], facts).events;
    const second = director.send([unseen, punctured], facts).events;
    expect([...first, ...second].map((event) => event.type === 'fault' && event.fault)).toEqual([
      'unseen',
      'vesselPunctured',
      'vesselPunctured',
    ]);
  });
});
