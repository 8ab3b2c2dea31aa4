import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Recording, TimedCommand } from '../core/recording/recording';
import { indexedStorage } from './indexed';
import { memoryStorage } from './memory';
import { openStorage } from './open';
import { type AttemptHead, defaultSettings, type Result } from './port';

let databases = 0;
const fresh = () => indexedStorage(`test-${databases++}`);

const scenario = { id: 'bakers-cyst', flowHash: 'f', textHash: 't' };
const head = (id: string, startedMs = 1): AttemptHead => ({
  id,
  scenario,
  seed: 0x4f2a,
  simulation: 1,
  startedMs,
});
const wash: TimedCommand = [3, { type: 'asepsis.do', act: 'washHands' }];
const glove: TimedCommand = [120, { type: 'asepsis.do', act: 'gloves' }];
const ask: TimedCommand = [250, { type: 'consent.ask' }];
const recordingOf = (commands: readonly TimedCommand[]): Recording => ({
  format: 1,
  simulation: 1,
  scenario,
  seed: 0x4f2a,
  commands,
  ticks: 300,
  events: [],
  poses: [],
  result: { stateHash: 'abc', score: 84 },
});
const result: Result = { score: 84, passed: true, endedMs: 9 };

describe.each([
  ['IndexedDB', fresh],
  ['memory', async () => Promise.resolve(memoryStorage())],
])('attempts in %s', (_, open) => {
  test('commands come back in the order in which they were given', async () => {
    const { attempts } = await open();
    await attempts.begin(head('a'));
    await attempts.append('a', [wash], { ticks: 120, phase: 'asepsis' });
    await attempts.append('a', [], { ticks: 240, phase: 'asepsis' });
    await attempts.append('a', [glove, ask], { ticks: 360, phase: 'survey' });
    expect(await attempts.load('a')).toEqual({
      ...head('a'),
      ticks: 360,
      phase: 'survey',
      result: null,
      commands: [wash, glove, ask],
      recording: null,
    });
  });

  test('a finished attempt keeps its recording and takes no more commands', async () => {
    const { attempts } = await open();
    await attempts.begin(head('a'));
    await attempts.append('a', [wash], { ticks: 120, phase: 'asepsis' });
    const recording = recordingOf([wash, ask]);
    await attempts.finish('a', recording, result);
    expect(await attempts.load('a')).toMatchObject({ result, recording, commands: [wash, ask], ticks: 300 });
    await expect(attempts.append('a', [ask], { ticks: 400, phase: null })).rejects.toThrow('is finished');
  });

  test('the latest attempt is the first of the list', async () => {
    const { attempts } = await open();
    await attempts.begin(head('old', 10));
    await attempts.begin(head('new', 30));
    await attempts.begin(head('middle', 20));
    expect((await attempts.list()).map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
  });

  test('attempts do not mix, and a removed one is gone with its commands', async () => {
    const { attempts } = await open();
    await attempts.begin(head('a'));
    await attempts.begin(head('b'));
    await attempts.append('a', [wash], { ticks: 1, phase: null });
    await attempts.append('b', [ask], { ticks: 1, phase: null });
    await attempts.remove('a');
    expect(await attempts.load('a')).toBeNull();
    expect((await attempts.load('b'))?.commands).toEqual([ask]);
    await attempts.begin(head('a'));
    expect((await attempts.load('a'))?.commands).toEqual([]);
  });

  test('an attempt cannot begin twice, and one that never began takes nothing', async () => {
    const { attempts } = await open();
    await attempts.begin(head('a'));
    await expect(attempts.begin(head('a'))).rejects.toThrow();
    await expect(attempts.append('x', [wash], { ticks: 1, phase: null })).rejects.toThrow('not in the store');
    await expect(attempts.finish('x', recordingOf([]), result)).rejects.toThrow('not in the store');
  });

  test('settings are the defaults until they are written', async () => {
    const { settings } = await open();
    expect(await settings.read()).toEqual(defaultSettings);
    await settings.write({ ...defaultSettings, muted: true, tier: 'low' });
    expect(await settings.read()).toEqual({ ...defaultSettings, muted: true, tier: 'low' });
  });
});

test('a database that is opened again still knows the attempt', async () => {
  const first = await indexedStorage('kept');
  await first.attempts.begin(head('a'));
  await first.attempts.append('a', [wash], { ticks: 120, phase: 'asepsis' });
  const second = await indexedStorage('kept');
  expect((await second.attempts.load('a'))?.commands).toEqual([wash]);
});

test('without a database the game keeps attempts in memory and says that they will not last', async () => {
  const storage = await openStorage(() => Promise.reject(new Error('no disk')));
  expect(storage.lasting).toBe(false);
  await storage.attempts.begin(head('a'));
  expect(await storage.attempts.list()).toHaveLength(1);
  expect((await openStorage(fresh)).lasting).toBe(true);
});
