import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec';
import type { Recording } from './recording';

const recording: Recording = {
  format: 1,
  simulation: 1,
  scenario: { id: 'bakers-cyst', flowHash: 'a1', textHash: 'b2' },
  seed: 4294967295,
  commands: [
    [0, { type: 'probe.place', x: 1.25, z: -0.1 }],
    [0, { type: 'asepsis.do', act: 'gloves' }],
    [17, { type: 'needle.take', needle: '18G' }],
    [18, { type: 'attempt.finish' }],
  ],
  ticks: 18,
  finished: true,
  events: [
    { type: 'probe.placed', tick: 1 },
    { type: 'skin.pierced', at: { x: 1, y: -0.5, z: 2 }, pass: 1, tick: 18 },
  ],
  poses: [{ tick: 12, probe: [1, 2, 3, 4, 5, 6], needle: null }],
  result: { stateHash: '0123456789abcdef', score: 87.5 },
};

/** The text with one place changed by its path. */
function altered(path: readonly (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(encode(recording));
  let at = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

describe('a recording as a text', () => {
  it('comes back as it was', () => {
    expect(decode(encode(recording))).toEqual(recording);
  });

  it.each<[path: (string | number)[], value: unknown, message: string]>([
    [['format'], 2, 'format: expected 1'],
    [['seed'], -1, 'seed: expected a whole number'],
    [['commands', 0, 1, 'x'], 'far', 'commands[0][1].x: expected a finite number'],
    [['commands', 0, 1, 'x'], -1e9, 'commands[0][1].x: expected a number from -1000000 to 1000000'],
    [['commands', 0, 1, 'type'], 'probe.throw', 'commands[0][1].type: "probe.throw" is not a command'],
    [['commands', 0, 1, 'type'], 'toString', 'commands[0][1].type: "toString" is not a command'],
    [['commands', 0, 1, 'y'], 3, 'commands[0][1].y: this field is not known'],
    [['commands', 1, 1, 'act'], 'sing', 'commands[1][1].act: expected one of washHands'],
    [['commands', 1, 1, 'act'], 'constructor', 'commands[1][1].act: expected one of washHands'],
    [['commands', 2, 0], 19, 'commands[2][0]: expected a tick from 0 to 18'],
    [['commands', 3, 0], 16, 'commands[3][0]: expected a tick from 17 to 18'],
    [['commands', 3], [1], 'commands[3]: expected a tick and a command'],
    [['events', 0, 'tick'], 1.5, 'events[0].tick: expected a whole number'],
    [['poses', 0, 'probe'], [1, 2], 'poses[0].probe: expected 6 numbers'],
    [['result', 'score'], null, 'result.score: expected a finite number'],
    [['scenario'], [], 'scenario: expected an object'],
    [['finished'], 1, 'finished: expected true or false'],
    [['extra'], 1, 'extra: this field is not known'],
  ])('is refused when %j is %j', (path, value, message) => {
    expect(() => decode(altered(path, value))).toThrow(message);
  });

  it('is refused when it is no JSON, too deep or too long', () => {
    expect(() => decode('{"format":1')).toThrow('not a JSON file');
    expect(() => decode('['.repeat(100_000))).toThrow('100000 levels deep');
    expect(() => decode(' '.repeat(64_000_001))).toThrow('64000001 characters');
  });

  it('is refused when it piles up commands at one tick', () => {
    const lift = [17, { type: 'probe.lift' }];
    const many = (count: number): string => altered(['commands'], new Array(count).fill(lift));
    expect(decode(many(1000)).commands).toHaveLength(1000);
    expect(() => decode(many(1001))).toThrow('commands[1000]: expected at most 1000 commands at a tick');
  });

  it('does not count brackets in texts as depth', () => {
    expect(() => decode(`{"format": "${'['.repeat(50)}\\"${'['.repeat(50)}"}`)).toThrow('format: expected 1');
  });

  it('is refused with a sentence, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(() => decode(text)).toThrow(/^The recording .*\.$/s);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
