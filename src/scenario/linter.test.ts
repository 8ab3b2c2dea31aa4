import { describe, expect, test } from 'vitest';
import { popliteal } from '../core/anatomy/regions/popliteal';
import { bakersCystText } from './bakers-cyst.fixture';
import { complaintText } from './complaint';
import { lint } from './linter';

type Json = Record<string, unknown>;

/** The scenario that comes with the game, with `value` put at `path`; undefined takes the field out. */
function changed(path: readonly (string | number)[], value: unknown): Json {
  const data = JSON.parse(bakersCystText) as Json;
  let at: Json = data;
  for (const step of path.slice(0, -1)) at = at[step] as Json;
  const last = path[path.length - 1] ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return data;
}

const complaintsOf = (data: unknown): string[] => lint(data).complaints.map(complaintText);

const fact = (params: unknown) => ({ type: 'fact', params });
const guarded = (guard: unknown) => ({ 'skin.pierced': { target: 'needle', guard } });

test('the scenario that comes with the game has no fault', () => {
  expect(complaintsOf(JSON.parse(bakersCystText))).toEqual([]);
});

test('each complaint is one sentence', () => {
  for (const text of complaintsOf({ ...JSON.parse(bakersCystText), region: 'elbow', format: 2 })) {
    expect(text).toMatch(/^[^\n]+: [^\n]+\.$/);
  }
});

describe('one fault, one complaint, at its place', () => {
  test.each<readonly [string, readonly (string | number)[], unknown, string]>([
    [
      'a field that is missing',
      ['title'],
      undefined,
      'title: invalid input: expected string, received undefined; see scenarios/schema.json for what is allowed here.',
    ],
    [
      'a field that nobody knows',
      ['colour'],
      'red',
      'the file: unrecognized key: "colour"; see scenarios/schema.json for what is allowed here.',
    ],
    [
      'a region that does not exist',
      ['region'],
      'elbow',
      'region: no region is called "elbow"; choose one of: popliteal, shoulder.',
    ],
    [
      'a range the wrong way round',
      ['patient', 'age'],
      [80, 40],
      'patient.age: write the lower number first, above 0.',
    ],
    [
      'a placeholder that nothing fills',
      ['vignette'],
      '{name} of {town}',
      'vignette: nothing fills in {town}; only {name} and {age} are filled in.',
    ],
    [
      'two statements of one name',
      ['consent', 'statements', 1, 'id'],
      'identity',
      'consent.statements[1].id: "identity" is used twice; give this one another name.',
    ],
    [
      'a wrong statement that is required',
      ['consent', 'statements', 2, 'required'],
      true,
      'consent.statements[2].required: "noRisk" is wrong, so it cannot be required; set one of the two.',
    ],
    [
      'a source that is not listed',
      ['briefing', 'steps', 0, 'sources'],
      ['martel2016', 'nobody'],
      'briefing.steps[0].sources[1]: "nobody" is missing from "briefing.sources"; add it there.',
    ],
    [
      'a source that nobody cites',
      ['briefing', 'sources', 'extra'],
      { citation: 'Extra', address: '' },
      'briefing.sources.extra: nothing cites it; cite it or take it out.',
    ],
    [
      'an unknown metric',
      ['rubric', 'items', 0, 'metric'],
      'charm',
      'rubric.items[0].metric: no metric is called "charm"; choose one of: readiness, consent, asepsis, surveyed, advanceSeen, passes, clearance, drained, closing.',
    ],
    [
      'an unknown metric that is required',
      ['rubric', 'items', 1, 'requires'],
      'charm',
      'rubric.items[1].requires: no metric is called "charm"; choose one of: readiness, consent, asepsis, surveyed, advanceSeen, passes, clearance, drained, closing.',
    ],
    // The others come to 80.
    [
      'points that do not add up',
      ['rubric', 'items', 0, 'points'],
      19,
      'rubric.items: the points add up to 99; make it 100.',
    ],
    [
      'an item that cannot be earned by degrees',
      ['rubric', 'items', 0, 'none'],
      1,
      'rubric.items[0].full: "none" and "full" are the same; make them differ.',
    ],
    [
      'an unknown guard',
      ['flow', 'states', 'survey', 'on', 'skin.pierced', 'guard'],
      { type: 'maybe' },
      'flow.states.survey.on["skin.pierced"].guard.type: no guard is called "maybe"; choose one of: fact, event, all, any, not.',
    ],
    [
      'an unknown guard inside another',
      ['flow', 'states', 'survey', 'on', 'skin.pierced', 'guard'],
      { type: 'not', params: { guard: { type: 'all', params: { of: [{ type: 'maybe' }] } } } },
      'flow.states.survey.on["skin.pierced"].guard.params.guard.params.of[0].type: no guard is called "maybe"; choose one of: fact, event, all, any, not.',
    ],
    [
      'an unknown action',
      ['flow', 'states', 'survey', 'entry'],
      { type: 'sing' },
      'flow.states.survey.entry.type: no action is called "sing"; choose one of: prompt, speak, fault, done.',
    ],
    [
      'an unknown fact',
      ['flow', 'states', 'dress', 'on', 'pulse', 'guard', 'params', 'of', 0, 'params', 'name'],
      'tired',
      'flow.states.dress.on.pulse.guard.params.of[0].params.name: no fact is called "tired"; see core/world/facts.ts for the names.',
    ],
    [
      'a number asked like a truth',
      ['flow', 'states', 'consent', 'on', 'consent.given', 'guard'],
      fact({ name: 'passes', is: true }),
      'flow.states.consent.on["consent.given"].guard.params: "passes" is a number: ask with "atLeast" or "below".',
    ],
    [
      'a truth asked like a number',
      ['flow', 'states', 'consent', 'on', 'consent.given', 'guard'],
      fact({ name: 'gloved', atLeast: 1 }),
      'flow.states.consent.on["consent.given"].guard.params: "gloved" is true or false: ask with "is" alone.',
    ],
    [
      'params of the wrong kind',
      ['flow', 'states', 'consent', 'on', 'consent.given', 'guard'],
      fact({ name: 'gloved', is: 'yes' }),
      'flow.states.consent.on["consent.given"].guard.params.is: invalid input: expected boolean, received string; "fact" means: a fact is true or false, or is at least, or below, a number.',
    ],
    [
      'a field that the event does not have',
      ['flow', 'states', 'consent', 'on', 'consent.given', 'guard'],
      { type: 'event', params: { field: 'right', is: true } },
      'flow.states.consent.on["consent.given"].guard.params.field: "consent.given" has no field "right"; its fields are: none.',
    ],
    [
      'a structure that the region does not have',
      ['flow', 'states', 'needle', 'on', 'structure.entered'],
      { guard: { type: 'event', params: { field: 'structure', is: 'cist' } }, actions: { type: 'done' } },
      `flow.states.needle.on["structure.entered"].guard.params.is: "cist" is no structure of the region; they are: ${popliteal.structures.map(({ id }) => id).join(', ')}.`,
    ],
    [
      'an event that does not exist',
      ['flow', 'states', 'consent', 'on', 'needle.lost'],
      { actions: { type: 'done' } },
      'flow.states.consent.on["needle.lost"]: no event is called "needle.lost"; see core/world/event.ts for the names, or use "pulse".',
    ],
    [
      'an event of the director itself',
      ['flow', 'states', 'consent', 'on', 'phase.done'],
      { actions: { type: 'done' } },
      'flow.states.consent.on["phase.done"]: no event is called "phase.done"; see core/world/event.ts for the names, or use "pulse".',
    ],
    [
      'a target that does not exist',
      ['flow', 'states', 'consent', 'on', 'skin.pierced', 'target'],
      'nowhere',
      'flow.states.consent.on["skin.pierced"].target: no state is called "nowhere" from here; name a state beside this one, or ".child".',
    ],
    [
      'a first state that does not exist',
      ['flow', 'initial'],
      'nowhere',
      'flow.initial: name the state to begin with, one of: consent, asepsis, survey, needle, aspirate, dress, finished.',
    ],
    [
      'a text that is missing',
      ['prompts', 'aspirate'],
      undefined,
      'flow.states.aspirate.entry.params.text: "aspirate" is missing from "prompts"; add it there.',
    ],
    [
      'a text that nobody uses',
      ['faults', 'yawned'],
      { text: 'You yawned.', advice: 'Sleep.' },
      'faults.yawned: no action of the flow uses it; use it or take it out.',
    ],
    [
      'a state that nothing leads to',
      ['flow', 'states', 'lounge'],
      { type: 'final' },
      'flow.states.lounge: no transition leads to this state; give one this target or take the state out.',
    ],
    [
      'a delay',
      ['flow', 'states', 'survey', 'after'],
      { 1000: 'needle' },
      'flow.states.survey: unrecognized key: "after"; see scenarios/schema.json for what is allowed here.',
    ],
  ])('%s', (_, path, value, expected) => {
    expect(complaintsOf(changed(path, value))).toEqual([expected]);
  });
});

test('a phase that nothing marks as done', () => {
  const data = changed(['flow', 'states', 'consent', 'on', 'consent.given', 'actions'], undefined);
  expect(complaintsOf(data)).toEqual([
    'flow.states.consent: nothing marks this phase as done; give the transition that reaches its goal the action "done".',
  ]);
});

test('a phase without a state, and a state that is no phase', () => {
  expect(complaintsOf(changed(['phases', 5, 'id'], 'cover'))).toEqual([
    'phases[5].id: "cover" has no state in "flow.states"; add one.',
    'flow.states.dress: it is neither a phase nor final; add it to "phases" or make it final.',
  ]);
});

test('a phase from which no way leads to the end', () => {
  const stuck = { pulse: { guard: fact({ name: 'advised', is: true }), actions: { type: 'done' } } };
  const found = complaintsOf(changed(['flow', 'states', 'dress', 'on'], stuck));
  expect(found).toContain('faults.dressedUnpressed: no action of the flow uses it; use it or take it out.');
  const data = changed(['flow', 'states', 'dress', 'on'], stuck);
  delete (data.faults as Json).dressedUnpressed;
  expect(complaintsOf(data)).toEqual([
    // No phase can end any more, since all led through the last.
    ...['consent', 'asepsis', 'survey', 'needle', 'aspirate', 'dress'].map(
      (name) => `flow.states.${name}: no way leads from here to a final state; add a transition towards one.`,
    ),
    'flow.states.finished: no transition leads to this state; give one this target or take the state out.',
  ]);
});

test('phases that follow each other round for ever', () => {
  const data = changed(['flow', 'states', 'consent', 'always'], { target: 'asepsis' });
  const states = (data.flow as Json).states as Json;
  (states.asepsis as Json).always = { target: 'consent' };
  expect(complaintsOf(data)).toEqual([
    'flow.states.consent: "always" goes round for ever from here; give it a guard.',
    'flow.states.asepsis: "always" goes round for ever from here; give it a guard.',
  ]);
});

test('guards on a transition without an event', () => {
  const guard = { type: 'event', params: { field: 'right', is: true } };
  const data = changed(['flow', 'states', 'consent', 'always'], { target: 'asepsis', guard });
  expect(complaintsOf(data)).toEqual([
    'flow.states.consent.always.guard.params: there is no event to look at here; put this guard under "on".',
  ]);
});

test('a guard with params of no use is complained of wherever it stands', () => {
  const data = changed(['flow', 'states', 'survey', 'on'], guarded(fact({})));
  expect(complaintsOf(data)[0]).toMatch(
    /^flow\.states\.survey\.on\["skin\.pierced"\]\.guard\.params\.name: /,
  );
});
