import { describe, expect, test } from 'vitest';
import { block, blockCase } from '../core/world/block.fixture';
import type { Command, Hand } from '../core/world/command';
import { initialState } from '../core/world/start';
import type { WorldState } from '../core/world/state';
import { actions, keysOf, labelOf, type Signal } from './actions';
import { Input } from './input';

const DT = 1 / 60;

/** The room before the first tick, with the probe on the skin and a needle in hand. */
const room = initialState(blockCase(), block, 20);

const machineWith = (over: Partial<WorldState['machine']>): WorldState['machine'] => ({
  ...room.machine,
  ...over,
});

const stateWith = (hand: Hand, more: Partial<WorldState> = {}): WorldState => ({
  ...room,
  hand,
  machine: machineWith({ depth: 50 }),
  probe: { ...room.probe, contact: true, x: 3, z: -4, forceN: 2 },
  needle: { ...room.needle, model: '18G', elevationRad: 0.6, advance: -10 },
  ...more,
});

function bench() {
  const signals: Signal[] = [];
  const input = new Input({ depthSteps: [30, 40, 50, 60], gainRangeDb: [-20, 20] }, (s) => signals.push(s));
  return { input, signals };
}

/** A second of the world at the given hand. */
function second(input: Input, state: WorldState): Command[] {
  return Array.from({ length: 60 }, () => input.sample(DT, 1, state)).flat();
}

const sum = (commands: readonly Command[], pick: (c: Command) => number): number =>
  commands.reduce((total, c) => total + pick(c), 0);

describe('held keys', () => {
  test('a second of W advances the needle by 8 mm, with Shift by a quarter', () => {
    const { input } = bench();
    const advance = (c: Command) => (c.type === 'needle.advance' ? c.mm : 0);
    input.key('KeyW', true);
    expect(sum(second(input, stateWith('needle')), advance)).toBeCloseTo(8, 9);
    input.key('ShiftLeft', true);
    expect(sum(second(input, stateWith('needle')), advance)).toBeCloseTo(2, 9);
    input.key('KeyW', false);
    expect(second(input, stateWith('needle'))).toEqual([]);
  });

  test('the same key presses the probe when the probe is in hand', () => {
    const { input } = bench();
    input.key('KeyW', true);
    const commands = second(input, stateWith('probe'));
    expect(sum(commands, (c) => (c.type === 'probe.press' ? c.newtons : 0))).toBeCloseTo(5, 9);
    expect(commands.every((c) => c.type === 'probe.press')).toBe(true);
  });

  test('two keys move together, and opposite ones cancel', () => {
    const { input } = bench();
    input.key('ArrowRight', true);
    input.key('ArrowUp', true);
    const [first] = input.sample(DT, 1, stateWith('probe'));
    expect(first).toEqual({ type: 'probe.slide', x: 20 * DT, z: -20 * DT });
    input.key('ArrowUp', false);
    input.key('ArrowLeft', true);
    expect(input.sample(DT, 1, stateWith('probe'))).toEqual([]);
  });

  test('a needle on the tray does not move', () => {
    const { input } = bench();
    input.key('KeyW', true);
    const state = stateWith('needle');
    expect(second(input, { ...state, needle: { ...state.needle, model: null } })).toEqual([]);
  });

  test('the plunger is pulled once when the key goes down and let go once when it comes up', () => {
    const { input } = bench();
    input.key('Space', true);
    expect(second(input, stateWith('needle'))).toEqual([{ type: 'syringe.effort', effort: 1 }]);
    input.key('Space', false);
    expect(second(input, stateWith('needle'))).toEqual([{ type: 'syringe.effort', effort: 0 }]);
  });

  test('losing the window lets everything go', () => {
    const { input } = bench();
    input.key('Space', true);
    input.key('KeyW', true);
    input.sample(DT, 1, stateWith('needle'));
    input.release();
    expect(second(input, stateWith('needle'))).toEqual([{ type: 'syringe.effort', effort: 0 }]);
  });
});

describe('keys pressed once', () => {
  test("2 takes up the needle, and a movement in the same moment is already the needle's", () => {
    const { input } = bench();
    input.key('Digit2', true);
    input.key('KeyW', true);
    expect(input.sample(DT, 1, stateWith('probe')).map((c) => c.type)).toEqual([
      'hand.focus',
      'needle.advance',
    ]);
  });

  test('a key that repeats acts once', () => {
    const { input } = bench();
    input.key('KeyK', true);
    input.key('KeyK', true);
    expect(second(input, stateWith('probe'))).toEqual([{ type: 'machine.set', setting: 'depth', value: 60 }]);
  });

  test('depth and gain stop at their ends', () => {
    const { input } = bench();
    const machine = machineWith({ depth: 60, gainDb: 20 });
    input.key('KeyK', true);
    input.key('KeyO', true);
    expect(second(input, stateWith('probe', { machine }))).toEqual([]);
  });

  test('a frozen image keeps its depth', () => {
    const { input } = bench();
    input.key('KeyK', true);
    expect(second(input, stateWith('probe', { machine: machineWith({ frozen: true }) }))).toEqual([]);
  });

  test('C lifts a probe that stands and sets down a lifted one where it hovers', () => {
    const { input } = bench();
    const state = stateWith('probe');
    input.key('KeyC', true);
    expect(input.sample(DT, 1, state)).toEqual([{ type: 'probe.lift' }]);
    input.key('KeyC', false);
    input.key('KeyC', true);
    expect(input.sample(DT, 1, { ...state, probe: { ...state.probe, contact: false } })).toEqual([
      { type: 'probe.place', x: 3, z: -4 },
    ]);
  });

  test('pause and help go to the app and not to the world', () => {
    const { input, signals } = bench();
    input.key('KeyP', true);
    input.key('KeyH', true);
    expect(signals).toEqual(['pause', 'help']);
    expect(second(input, stateWith('probe'))).toEqual([]);
  });
});

describe('on a slow screen', () => {
  /** One frame of 150 ms that ends at `nowMs`, in nine samples: mm that the probe slid. */
  const frame = (input: Input, nowMs: number): number => {
    input.play({ nowMs, ms: 150 });
    const state = stateWith('probe');
    return sum(Array.from({ length: 9 }, () => input.sample(DT, 1, state)).flat(), (c) =>
      c.type === 'probe.slide' ? c.x : 0,
    );
  };

  test('a tap between two frames is a step as long as the tap', () => {
    const { input } = bench();
    input.key('ArrowRight', true, 1020);
    input.key('ArrowRight', false, 1080);
    // 60 ms at 20 mm/s.
    expect(frame(input, 1150)).toBeCloseTo(1.2, 9);
    expect(frame(input, 1300)).toBe(0);
  });

  test('a key held over frames counts from its press to its release', () => {
    const { input } = bench();
    input.key('ArrowRight', true, 1100);
    const first = frame(input, 1150);
    const second = frame(input, 1300);
    input.key('ArrowRight', false, 1360);
    // 50, 150 and 60 ms at 20 mm/s.
    expect([first, second, frame(input, 1450)].map((mm) => mm.toFixed(6))).toEqual([
      '1.000000',
      '3.000000',
      '1.200000',
    ]);
  });

  test('a fine tap stays fine when both keys are up before the frame', () => {
    const { input } = bench();
    input.key('ShiftLeft', true, 1000);
    input.key('ArrowRight', true, 1020);
    input.key('ArrowRight', false, 1080);
    input.key('ShiftLeft', false, 1100);
    expect(frame(input, 1150)).toBeCloseTo(0.3, 9);
  });

  test('what was pressed before a release of all keys is forgotten', () => {
    const { input } = bench();
    input.key('ArrowRight', true, 1020);
    input.key('ArrowRight', false, 1080);
    input.release();
    expect(frame(input, 1150)).toBe(0);
  });
});

describe('the mouse', () => {
  test('a drag is given out in full over the samples of a frame', () => {
    const { input } = bench();
    input.drag({ x: 6, z: -3 });
    const commands = [1 / 3, 1 / 2, 1].flatMap((share) => input.sample(DT, share, stateWith('probe')));
    expect(commands).toHaveLength(3);
    expect(sum(commands, (c) => (c.type === 'probe.slide' ? c.x : 0))).toBeCloseTo(6, 9);
    expect(sum(commands, (c) => (c.type === 'probe.slide' ? c.z : 0))).toBeCloseTo(-3, 9);
  });

  test('a drag that rolls rocks the probe and twists the needle', () => {
    const { input } = bench();
    input.drag({ roll: 0.2 });
    const rocked = [1 / 2, 1].flatMap((share) => input.sample(DT, share, stateWith('probe')));
    expect(sum(rocked, (c) => (c.type === 'probe.turn' ? c.rockRad : 0))).toBeCloseTo(0.2, 9);
    input.drag({ roll: 0.2 });
    expect(input.sample(DT, 1, stateWith('needle'))).toEqual([{ type: 'needle.twist', rad: 0.2 }]);
  });

  test('five notches of the wheel advance the needle by 5 mm, no faster than 20 mm/s', () => {
    const { input } = bench();
    input.wheel(5);
    const steps = second(input, stateWith('needle')).flatMap((c) =>
      c.type === 'needle.advance' ? [c.mm] : [],
    );
    expect(steps.reduce((a, b) => a + b, 0)).toBeCloseTo(5, 9);
    // 20 mm/s over 1/60 s is a third of a millimetre.
    expect(Math.max(...steps)).toBeCloseTo(1 / 3, 9);
  });
});

test('arrows that were given away move no hand, and the other keys still do', () => {
  const { input } = bench();
  const taken = { x: 0, z: 0 };
  input.arrowsTo((x, z) => {
    taken.x += x;
    taken.z += z;
  });
  for (const key of ['ArrowRight', 'ArrowUp', 'KeyE']) input.key(key, true);
  const commands = second(input, stateWith('probe'));
  // A second at 20 mm/s each way; 45 degrees of turn.
  expect(taken.x).toBeCloseTo(20, 6);
  expect(taken.z).toBeCloseTo(-20, 6);
  expect(new Set(commands.map(({ type }) => type))).toEqual(new Set(['probe.turn']));
  input.arrowsTo(null);
  expect(second(input, stateWith('probe')).some(({ type }) => type === 'probe.slide')).toBe(true);
});

test('a slide is told by the words for the ends of the skin, where they are known', () => {
  const towards = (x: number, z: number): string => (x < 0 ? 'lateral' : z > 0 ? 'calf' : 'elsewhere');
  const told = (id: string) =>
    actions.filter((action) => action.id === id).map((action) => labelOf(action, towards))[0];
  expect(told('slide.left')).toBe('Slide towards lateral');
  expect(told('slide.down')).toBe('Slide towards calf');
  expect(told('turn.left')).toBe('Turn left');
});

test('no key means two things, and every action can be told', () => {
  const codes = actions.flatMap((action) => action.codes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const action of actions) expect(keysOf(action).length).toBeGreaterThan(0);
});
