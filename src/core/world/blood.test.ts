import { expect, test } from 'vitest';
import { popliteal } from '../anatomy/regions/popliteal';
import { blockCase } from './block.fixture';
import { arteryWave, filled, SQUEEZE_S, surgeOf, veinWave } from './blood';
import { Trial } from './trial.fixture';

const beat = Array.from({ length: 200 }, (_, i) => arteryWave(i / 200));

test("a limb artery's wave has three phases and no step", () => {
  expect(Math.max(...beat)).toBeCloseTo(1, 2);
  // Turns of sign round one beat: forward, back, forward, and round again.
  const turns = beat.filter((v, i) => v >= 0 !== (beat[(i + 1) % 200] ?? 0) >= 0).length;
  expect(turns).toBe(2);
  expect(Math.min(...beat)).toBeLessThan(-0.2);
  expect(beat[110]).toBeGreaterThan(0.05);
  // The steepest rise is systole's: 0.61 / 0.055 a beat, 0.055 in a 200th.
  for (const [i, v] of beat.entries()) expect(Math.abs((beat[(i + 1) % 200] ?? 0) - v)).toBeLessThan(0.06);
});

test("a vein's flow swells and dwindles with four seconds of breath, and never stops", () => {
  // 1 - 0.45 (1 - cos): 1 at the start of a breath, 0.1 in its middle.
  expect(veinWave(0)).toBeCloseTo(1, 9);
  expect(veinWave(2)).toBeCloseTo(0.1, 9);
  expect(veinWave(4)).toBeCloseTo(1, 6);
});

test('a surge begins and ends at nothing, and opens a pressed vein', () => {
  expect(surgeOf(0)).toBe(0);
  expect(surgeOf(SQUEEZE_S)).toBe(0);
  expect(surgeOf(SQUEEZE_S - 0.3)).toBe(1);
  // 1 x (1 - 0.7) - 0.12.
  expect(filled(1, 1)).toBeCloseTo(0.18, 9);
  expect(filled(0.4, 0)).toBe(0.4);
});

/** A leg with the probe over its vessels. */
const leg = (newtons: number): Trial => {
  const setup = { ...blockCase(), region: popliteal.id, variation: popliteal.vary(7) };
  return new Trial(setup, popliteal).scanAt(-18, 0, newtons);
};
const veinHeight = (trial: Trial): number => {
  const i = popliteal.parameters.findIndex((p) => p.param === 'veinUpRy');
  return trial.world.view().parameters[i] ?? Number.NaN;
};

test('pressing stops the vein and leaves the artery; a squeezed calf fills it for a second', () => {
  const light = leg(0.4).wait(0.05).world.view().blood;
  expect(light[1]).toBeGreaterThan(0.8);
  const pressed = leg(3).wait(0.05);
  expect(pressed.world.view().blood[1]).toBe(0);
  const flat = veinHeight(pressed);
  pressed.do({ type: 'patient.squeezeCalf' }).wait(0.3);
  expect(pressed.world.view().blood[1]).toBeGreaterThan(1.5);
  expect(veinHeight(pressed)).toBeGreaterThan(4 * flat);
  pressed.wait(1.2);
  expect(pressed.world.view().blood[1]).toBe(0);
  expect(veinHeight(pressed)).toBeCloseTo(flat, 6);
});

test('the movement of the face is followed while it lasts, and forgotten after it', () => {
  const trial = leg(0.4).wait(0.2);
  expect(trial.world.state.probe.motion).toEqual({ x: 0, y: 0, z: 0 });
  // 30 ticks of 0.2 mm: 24 mm/s, of which 1 - (1 - 1/12)^30 = 0.93 are known after a quarter of a second.
  for (let i = 0; i < 30; i++) trial.do({ type: 'probe.slide', x: 0.2, z: 0 });
  expect(trial.world.state.probe.motion.x).toBeGreaterThan(0.85 * 24);
  expect(trial.world.state.probe.motion.x).toBeLessThan(1.02 * 24);
  trial.wait(1.5);
  expect(trial.world.state.probe.motion).toEqual({ x: 0, y: 0, z: 0 });
});
