import { beforeEach, describe, expect, test } from 'vitest';
import { Input } from '../../controls/input';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { Attempt } from '../../scenario/attempt';
import { openScenario } from '../../scenario/library';
import { Replay } from '../../scenario/replay';
import { SilentSound } from '../../sound/silent.fixture';
import { memoryStorage } from '../../storage/memory';
import type { Storage } from '../../storage/port';
import type { Playable } from '../ports';
import { beginAttempt, goOn } from './begin';
import { Session } from './session';

const scenario = await openScenario('bakers-cyst');
const playable: Playable = {
  scenario,
  tell: () => {
    throw new Error('Nothing is told here.');
  },
  replay: (recording) => new Replay(recording, scenario),
};
const now = () => new Date('2026-03-01T12:00:00Z');

let storage: Storage;
let sound: SilentSound;
beforeEach(() => {
  storage = memoryStorage();
  sound = new SilentSound();
});

async function open(seed = 0x4f2a): Promise<Session> {
  const id = await beginAttempt({ storage, now, newId: () => 'one' }, scenario, seed);
  return sessionOf(id, new Attempt(scenario, seed));
}

function sessionOf(id: string, attempt: Attempt): Session {
  const input = new Input({ depthSteps: DEPTH_STEPS, gainRangeDb: GAIN_RANGE_DB }, () => {});
  return new Session({ id, attempt, input, store: storage.attempts, sound, now });
}

async function stored(id = 'one') {
  const kept = await storage.attempts.load(id);
  if (kept === null) throw new Error('Nothing is kept.');
  return kept;
}

describe('what is kept', () => {
  test('a second of the world puts its commands into the store', async () => {
    const session = await open();
    session.give({ type: 'consent.say', statement: 'risks' });
    session.step(TICKS_PER_SECOND - 1);
    expect((await stored()).commands).toEqual([]);
    session.step(1);
    await session.save();
    const kept = await stored();
    expect(kept.commands).toEqual([[0, { type: 'consent.say', statement: 'risks' }]]);
    expect(kept).toMatchObject({ ticks: TICKS_PER_SECOND, phase: 'consent' });
  });

  test('an attempt that was left goes on in the very state in which it was left', async () => {
    const session = await open();
    session.input.key('KeyC', true);
    session.input.key('ArrowRight', true);
    session.step(100);
    session.input.key('ArrowRight', false);
    session.input.key('KeyW', true);
    session.step(77);
    session.pause();
    await session.save();
    const again = goOn(await stored(), playable);
    expect(again.world.hash()).toBe(session.attempt.world.hash());
    expect(again.view().state.paused).toBe(true);
  });

  test('what is done after coming back is kept behind what was done before', async () => {
    const first = await open();
    first.give({ type: 'consent.say', statement: 'identity' });
    first.step(10);
    first.pause();
    await first.save();
    const second = sessionOf('one', goOn(await stored(), playable));
    second.resume();
    second.give({ type: 'consent.say', statement: 'risks' });
    second.step(5);
    await second.save();
    expect((await stored()).commands.map(([, { type }]) => type)).toEqual([
      'consent.say',
      'attempt.pause',
      'attempt.resume',
      'consent.say',
    ]);
  });

  test('the end stores the result with a recording that leads to the same state', async () => {
    const session = await open();
    session.step(30);
    session.finish();
    await expect.poll(() => session.closed).toBe(true);
    const { recording, result } = await stored();
    expect(result).toMatchObject({ passed: false, endedMs: now().getTime() });
    expect(recording?.result?.stateHash).toBe(session.attempt.world.hash());
  });

  test('a store that fails is told and stops nothing', async () => {
    const session = await open();
    await storage.attempts.remove('one');
    session.step(TICKS_PER_SECOND);
    await session.save();
    expect(session.storeFailure).toContain('not in the store');
    session.step(10);
    expect(session.state.tick).toBe(TICKS_PER_SECOND + 10);
  });
});

describe('pause and focus', () => {
  test('a world that waits takes no time, and keys pressed meanwhile mean nothing', async () => {
    const session = await open();
    session.step(10);
    session.pause();
    session.input.key('KeyC', true);
    session.step(50);
    session.resume();
    session.step(10);
    // The step that ends the pause is the eleventh.
    expect(session.state.tick).toBe(21);
    expect(session.state.probe.contact).toBe(false);
  });

  test('losing the window lets go of the plunger before the world waits', async () => {
    const session = await open();
    session.input.key('Space', true);
    session.step(10);
    expect(session.state.syringe.effort).toBe(1);
    session.loseFocus();
    expect(session.state.syringe.effort).toBe(0);
    expect(session.state.paused).toBe(true);
  });
});

test('a movement is spread over the steps of a frame', async () => {
  const session = await open();
  session.input.drag({ x: 8, z: 0 });
  session.step(4);
  const slides = session.attempt.commands.flatMap(([, c]) => (c.type === 'probe.slide' ? [c.x] : []));
  expect(slides).toEqual([2, 2, 2, 2]);
});

test('a patient who is asked too early is heard, and the fault is shown for a while', async () => {
  const session = await open();
  session.give({ type: 'consent.ask' });
  session.step(2);
  expect(session.feed.lines().map(({ kind }) => kind)).toEqual(['fault', 'patient']);
  session.step(10 * TICKS_PER_SECOND);
  expect(session.feed.lines()).toEqual([]);
});

test('what the patient said before an attempt was left is not said again to who comes back', async () => {
  const session = await open();
  session.give({ type: 'consent.ask' });
  session.step(2);
  expect(session.attempt.patientSays).not.toBeNull();
  const again = sessionOf('one', session.attempt);
  again.step(2);
  expect(again.feed.lines()).toEqual([]);
});
