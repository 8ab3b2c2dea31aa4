import { describe, expect, test } from 'vitest';
import { decode, encode } from '../core/recording/codec';
import type { Command } from '../core/world/command';
import { Attempt } from './attempt';
import { bakersCyst } from './bakers-cyst.fixture';
import { caseOf } from './case';
import { Replay, replay } from './replay';

const scenario = bakersCyst();
const required = scenario.file.consent.statements.filter((one) => one.required).map(({ id }) => id);

const say = (statement: string): Command => ({ type: 'consent.say', statement });
const wait = (attempt: Attempt, ticks: number) => {
  for (let i = 0; i < ticks; i++) attempt.step([]);
};

/** An attempt in which consent was given and the probe is on the skin. */
function begun(seed = 7): Attempt {
  const attempt = new Attempt(scenario, seed);
  attempt.step(required.map(say));
  attempt.step([{ type: 'consent.ask' }]);
  attempt.step([{ type: 'probe.place', x: 3, z: 4 }]);
  wait(attempt, 30);
  return attempt;
}

describe('a case', () => {
  test('is fixed by its seed', () => {
    expect(caseOf(scenario, 5)).toEqual(caseOf(scenario, 5));
    expect(caseOf(scenario, 5).variation).not.toEqual(caseOf(scenario, 6).variation);
  });

  test('draws patients within what the file says', () => {
    const { names, age, weightKg, heartRatePerMin } = scenario.file.patient;
    const patients = Array.from({ length: 40 }, (_, seed) => caseOf(scenario, seed).patient);
    for (const patient of patients) {
      expect(names).toContain(patient.name);
      for (const [value, [low, high]] of [
        [patient.age, age],
        [patient.weightKg, weightKg],
        [patient.heartRatePerMin, heartRatePerMin],
      ] as const) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
    }
    expect(new Set(patients.map(({ name }) => name)).size).toBeGreaterThan(8);
  });

  test('is told with name and age', () => {
    const { setup, vignette } = new Attempt(scenario, 3);
    expect(vignette).toContain(`${setup.patient.name}, ${setup.patient.age},`);
    expect(vignette).not.toMatch(/[{}]/);
  });
});

describe('an attempt', () => {
  test('begins in the first phase, with its goal and prompt', () => {
    const attempt = new Attempt(scenario, 1);
    expect(attempt.phases.map(({ progress }) => progress)).toEqual(['current', ...Array(5).fill('ahead')]);
    expect(attempt.goal).toBe(scenario.file.phases[0]?.goal);
    expect(attempt.prompt).toBe(scenario.file.prompts.consent);
    expect(attempt.step([])).toEqual([{ type: 'phase.entered', phase: 'consent', tick: 1 }]);
  });

  test('lets the patient answer', () => {
    const attempt = new Attempt(scenario, 1);
    expect(attempt.patientSays).toBeNull();
    attempt.step([say('purpose')]);
    expect(attempt.patientSays).toBe('That would be a relief.');
    attempt.step([{ type: 'consent.ask' }]);
    expect(attempt.patientSays).toBe(scenario.file.consent.withheld);
    attempt.step([...required, 'wrongSide'].map(say));
    attempt.step([{ type: 'consent.ask' }]);
    expect(attempt.patientSays).toBe(scenario.file.consent.doubt);
    attempt.step([{ type: 'consent.ask' }]);
    expect(attempt.patientSays).toBe(scenario.file.consent.given);
  });

  test('moves on when consent is given, and notes what was said wrong', () => {
    const attempt = new Attempt(scenario, 1);
    attempt.step([say('noRisk')]);
    attempt.step([{ type: 'consent.ask' }]);
    attempt.step(required.map(say));
    attempt.step([{ type: 'consent.ask' }]);
    expect(attempt.phases.map(({ progress }) => progress).slice(0, 2)).toEqual(['done', 'current']);
    const faults = attempt.events.flatMap((event) => (event.type === 'fault' ? [event.fault] : []));
    expect(faults).toEqual(['saidWrong', 'askedEarly']);
  });

  test('a directive takes effect at the next tick', () => {
    const attempt = begun();
    attempt.step([{ type: 'needle.take', needle: '18G' }]);
    let pierced = false;
    for (let i = 0; i < 600 && !pierced; i++) {
      pierced = attempt
        .step([{ type: 'needle.advance', mm: 0.1 }])
        .some(({ type }) => type === 'skin.pierced');
    }
    expect(pierced).toBe(true);
    // Pierced out of turn: no line is spoken by the flow, but the phase has changed at the same tick.
    expect(attempt.phases.find(({ progress }) => progress === 'current')?.id).toBe('needle');
    const fault = attempt.events.find(({ type }) => type === 'fault');
    expect(fault).toMatchObject({ fault: 'needleBeforeAsepsis', phase: 'asepsis' });
  });

  test('stands still in a pause and once it is finished', () => {
    const attempt = begun();
    const { ticks } = attempt;
    attempt.step([{ type: 'attempt.pause' }]);
    wait(attempt, 20);
    expect(attempt.ticks).toBe(ticks);
    attempt.step([{ type: 'attempt.resume' }]);
    expect(attempt.ticks).toBe(ticks + 1);
    attempt.step([{ type: 'attempt.finish' }]);
    expect(attempt.finished).toBe(true);
    const hash = attempt.world.hash();
    expect(attempt.step([{ type: 'probe.lift' }])).toEqual([]);
    expect(attempt.world.hash()).toBe(hash);
  });

  test('doing nothing earns nothing', () => {
    const attempt = new Attempt(scenario, 2);
    wait(attempt, 240);
    const report = attempt.report();
    expect(report.score).toBe(0);
    expect(report.criticalMissed).toEqual(['ready', 'sight']);
    expect(report.elapsedS).toBeCloseTo(2, 10);
  });
});

describe('a recording', () => {
  const through = (attempt: Attempt) => decode(encode(attempt.recording()));
  const text = encode(begun().recording());

  test.each<readonly [string, (attempt: Attempt) => void]>([
    ['that goes on', () => {}],
    ['that was finished', (attempt) => attempt.step([{ type: 'attempt.finish' }])],
    ['that is paused', (attempt) => attempt.step([{ type: 'attempt.pause' }])],
    [
      'that was paused and resumed',
      (attempt) => {
        attempt.step([{ type: 'attempt.pause' }]);
        wait(attempt, 10);
        attempt.step([{ type: 'probe.lift' }, { type: 'attempt.resume' }, { type: 'probe.lift' }]);
        wait(attempt, 10);
      },
    ],
    [
      'that was paused and resumed at once',
      (attempt) => {
        attempt.step([{ type: 'attempt.pause' }, { type: 'probe.lift' }, { type: 'attempt.resume' }]);
        wait(attempt, 10);
      },
    ],
    [
      'that was finished in a pause',
      (attempt) => {
        attempt.step([{ type: 'attempt.pause' }]);
        attempt.step([{ type: 'attempt.finish' }]);
      },
    ],
  ])('of an attempt %s leads to the same state, events and report', (_, act) => {
    const attempt = begun();
    act(attempt);
    const again = replay(through(attempt), scenario);
    expect(again.world.hash()).toBe(attempt.world.hash());
    expect(again.events).toEqual(attempt.events);
    expect(again.report()).toEqual(attempt.report());
    expect(again.ticks).toBe(attempt.ticks);
    expect(again.recording()).toEqual(attempt.recording());
  });

  test('holds poses ten times a second', () => {
    const { poses, ticks } = decode(text);
    expect(poses.map(({ tick }) => tick)).toEqual(
      Array.from({ length: Math.floor(ticks / 12) }, (_, i) => 12 * (i + 1)),
    );
  });

  test('can be run tick by tick', () => {
    const run = new Replay(decode(text), scenario);
    run.step();
    expect(run.attempt.ticks).toBe(1);
    expect(run.done).toBe(false);
  });

  test('that claims to go on in a pause comes to an end', () => {
    const attempt = begun();
    attempt.step([{ type: 'attempt.pause' }]);
    const recording = { ...through(attempt), ticks: 100_000 };
    expect(replay(recording, scenario).ticks).toBe(attempt.ticks);
  });

  test.each([
    [
      { simulation: 99 },
      /^The recording was made by simulation 99; this build is simulation \d+ and cannot verify it\.$/,
    ],
    [
      { scenario: { id: 'bakers-cyst', flowHash: 'ffff', textHash: '' } },
      /^The recording was made with another version of "bakers-cyst" \(flow ffff, here [0-9a-f]{16}\)\.$/,
    ],
    [
      { scenario: { id: 'shoulder', flowHash: '', textHash: '' } },
      /^The recording is of "shoulder", not of "bakers-cyst"\.$/,
    ],
    [{ ticks: 3e6 }, /^The recording is 6\.9 hours long; at most 6 are run again\.$/],
  ])('that does not belong here is refused: %j', (change, message) => {
    expect(() => replay({ ...decode(text), ...change }, scenario)).toThrow(message);
  });
});
