import { expect, test } from 'vitest';
import { sound } from './cues';
import { SilentSound } from './silent.fixture';

const at = { x: 0, y: -12, z: 0 };

test('a wall that gives way is heard louder than the skin', () => {
  const port = new SilentSound();
  sound(port, [{ type: 'skin.pierced', at, pass: 1 }], false);
  sound(port, [{ type: 'wall.popped', structure: 'cyst', at }], false);
  const [skin, wall] = port.calls.map((call) => (call.act === 'play' ? call : null));
  expect([skin?.cue, wall?.cue]).toEqual(['pop', 'pop']);
  expect(wall?.how.gain).toBeGreaterThan(skin?.how.gain ?? Infinity);
});

test('flow goes on until it stops', () => {
  const port = new SilentSound();
  sound(port, [{ type: 'flow.started', fluid: 'synovial' }], false);
  sound(port, [{ type: 'flow.stopped', totalMl: 4 }], false);
  expect(port.calls).toEqual([
    { act: 'play', cue: 'flow', how: { gain: 0.5, loop: true } },
    { act: 'stop', cue: 'flow' },
  ]);
});

test('a pause ends the sound of flow', () => {
  const port = new SilentSound();
  sound(port, [{ type: 'flow.started', fluid: 'synovial' }, { type: 'attempt.paused' }], false);
  expect(port.calls.at(-1)).toEqual({ act: 'stop', cue: 'flow' });
});

test('flow that outlasts a pause is heard again', () => {
  const port = new SilentSound();
  sound(port, [{ type: 'attempt.resumed' }], true);
  expect(port.calls).toEqual([{ act: 'play', cue: 'flow', how: { gain: 0.5, loop: true } }]);
  sound(port, [{ type: 'attempt.resumed' }], false);
  expect(port.calls).toHaveLength(1);
});

test('a vessel and a nerve are heard the same: which it was is for the eyes and the debrief', () => {
  const port = new SilentSound();
  sound(port, [{ type: 'vessel.punctured', structure: 'vein', at }], false);
  sound(port, [{ type: 'nerve.touched', structure: 'tibial nerve', at }], false);
  expect(port.calls[0]).toEqual(port.calls[1]);
});

test('decisions and phases make no sound', () => {
  const port = new SilentSound();
  sound(
    port,
    [
      { type: 'consent.given' },
      { type: 'phase.done', phase: 'consent' },
      { type: 'fault', fault: 'late', phase: 'consent' },
    ],
    false,
  );
  expect(port.calls).toEqual([]);
});
