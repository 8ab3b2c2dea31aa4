import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'bevel-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => path.join(folder, name);

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  return () => vi.restoreAllMocks();
});

describe('wrong use is one sentence and exit code 2', () => {
  test.each([
    [
      [],
      'Usage: bevel <verb> [options], where <verb> is one of: play, replay, verify, lint, schema, slices.\n',
    ],
    [
      ['cure'],
      'Usage: bevel <verb> [options], where <verb> is one of: play, replay, verify, lint, schema, slices.\n',
    ],
    [
      ['play', '--player', 'nobody'],
      'There is no player "nobody"; there are: reference, unseen, hasty, idle.\n',
    ],
    [['play', '--scenario', 'shoulder'], 'There is no scenario "shoulder"; there are: bakers-cyst.\n'],
    [['play', '--seed', '1.5'], 'A seed is a whole number from 0 to 4294967295, not "1.5".\n'],
    [['play', '--seed', '4294967296'], 'A seed is a whole number from 0 to 4294967295, not "4294967296".\n'],
    [['play', 'fast'], '"fast" belongs to no option.\n'],
    [['replay'], 'Usage: bevel replay FILE [--json].\n'],
  ])('%j', async (args, sentence) => {
    expect(await run(args)).toBe(2);
    expect(err).toBe(sentence);
    expect(out).toBe('');
  });

  test('an option that does not exist, a file that is not there', async () => {
    expect(await run(['play', '--loud'])).toBe(2);
    expect(err).toContain("'--loud'");
    err = '';
    expect(await run(['verify', file('nothing.json')])).toBe(2);
    expect(err).toMatch(/nothing\.json cannot be read: /);
  });
});

describe('play, replay, verify', () => {
  const recorded = file('idle.json');
  const playIdle = () => run(['play', '--seed', '4', '--player', 'idle', '--record', recorded, '--json']);

  test('play prints JSON and nothing else', async () => {
    expect(await playIdle()).toBe(0);
    expect(err).toBe('');
    const outcome = JSON.parse(out);
    expect(outcome).toMatchObject({
      scenario: 'bakers-cyst',
      seed: 4,
      player: 'idle',
      score: 0,
      passed: false,
      criticalMissed: ['ready', 'sight'],
      phases: [{ id: 'consent', progress: 'current' }, {}, {}, {}, {}, {}],
    });
    expect(Object.keys(outcome)).toEqual(
      expect.arrayContaining(['items', 'metrics', 'hash', 'elapsedS', 'faults']),
    );
  });

  test('without --json it prints a table', async () => {
    expect(await run(['play', '--seed', '4', '--player', 'idle'])).toBe(0);
    expect(out).toMatch(
      /^bakers-cyst, seed 4, played by idle: 0\.0 of 100, not passed, missed: ready, sight\n/,
    );
    expect(out).toMatch(/\nsight +- +0\.0 +25\n/);
  });

  test('verify accepts what was recorded, and replay prints its report', async () => {
    await playIdle();
    const { hash } = JSON.parse(out);
    out = '';
    expect(await run(['verify', recorded])).toBe(0);
    expect(out).toBe(`Verified: 0.0 of 100, state ${hash}.\n`);
    out = '';
    expect(await run(['replay', recorded, '--json'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ hash, score: 0, player: null });
  });

  test.each([
    ['a better score', { score: 90 }],
    ['another state', { stateHash: '0000000000000000' }],
  ])('verify refuses %s with exit code 1', async (_, change) => {
    await playIdle();
    const recording = JSON.parse(readFileSync(recorded, 'utf8'));
    Object.assign(recording.result, change);
    writeFileSync(file('forged.json'), JSON.stringify(recording));
    out = '';
    expect(await run(['verify', file('forged.json'), '--json'])).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verified: false, claimed: change, found: { score: 0 } });
  });

  test('a file that is no recording is named with its fault', async () => {
    writeFileSync(file('odd.json'), '{"format": 1}');
    expect(await run(['verify', file('odd.json')])).toBe(1);
    expect(err).toMatch(/odd\.json: The recording is not valid at .+\.\n$/);
  });
});

describe('lint', () => {
  test('the scenarios of the game are in order', async () => {
    expect(await run(['lint'])).toBe(0);
    expect(out).toBe('scenarios/bakers-cyst.json: in order.\n');
  });

  test('complaints name file and place', async () => {
    writeFileSync(file('bad.json'), '{"format": 2}');
    expect(await run(['lint', file('bad.json')])).toBe(1);
    expect(out.trimEnd().split('\n').length).toBeGreaterThan(5);
    expect(out).toMatch(/bad\.json: format: .+; see scenarios\/schema\.json for what is allowed here\.\n/);
  });

  test('the schema is printed as JSON', async () => {
    expect(await run(['schema'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'A scenario of Bevel', type: 'object' });
  });
});
