import { expect, test } from 'vitest';
import { Input } from '../../controls/input';
import { phantom } from '../../core/anatomy/regions/phantom';
import { scannable } from '../../scenario/free';
import { Exploration } from './exploration';

const explore = () => {
  const input = new Input({ depthSteps: [30, 40, 50, 60], gainRangeDb: [-20, 20] }, () => {});
  return { input, exploration: new Exploration(phantom, 7, input) };
};

test('a slider brings the probe to its figure, whatever the keys do meanwhile', () => {
  const { exploration } = explore();
  exploration.aim('x', 3);
  exploration.aim('x', 12);
  exploration.aim('tiltRad', 0.2);
  expect(exploration.poseOf('x')).toBe(12);
  exploration.step(1);
  expect(exploration.state.probe.x).toBeCloseTo(12, 9);
  expect(exploration.state.probe.tiltRad).toBeCloseTo(0.2, 9);
});

test('there is no needle to take up', () => {
  const { exploration, input } = explore();
  input.key('Digit2', true);
  input.key('Digit2', false);
  input.give({ type: 'needle.take', needle: '22G' });
  exploration.step(2);
  expect(exploration.state.hand).toBe('probe');
  expect(exploration.state.needle.model).toBeNull();
});

test('the loop keeps ten seconds, 25 frames each, and a frozen image goes back through them', () => {
  const { exploration, input } = explore();
  input.key('ArrowRight', true);
  exploration.step(120);
  input.key('ArrowRight', false);
  exploration.step(11 * 120);
  expect(exploration.cine.length).toBe(250);
  exploration.give({ type: 'machine.freeze', frozen: true });
  exploration.step(1);
  exploration.scrub(0);
  const oldest = exploration.shown.state.tick;
  // Ten seconds are 1200 ticks; 249 frames lie between the first and the last.
  expect(exploration.state.tick - oldest).toBeGreaterThan(1180);
  expect(exploration.state.tick - oldest).toBeLessThan(1205);
  exploration.scrub(999);
  expect(exploration.index).toBe(249);
});

test('what is shown frozen stays as it was when the probe goes on, and still takes gain', () => {
  const { exploration } = explore();
  exploration.step(30);
  exploration.give({ type: 'machine.freeze', frozen: true });
  exploration.step(1);
  const { probe } = exploration.shown;
  exploration.aim('x', 10);
  exploration.give({ type: 'machine.set', setting: 'gainDb', value: 6 });
  exploration.step(5);
  expect(exploration.state.probe.x).toBeCloseTo(10, 9);
  expect(exploration.shown.probe.face).toEqual(probe.face);
  expect(exploration.shown.state.probe.x).toBe(0);
  expect(exploration.shown.state.machine.gainDb).toBe(6);
  exploration.give({ type: 'machine.freeze', frozen: false });
  exploration.step(1);
  expect(exploration.shown.state.probe.x).toBeCloseTo(10, 9);
});

test('the arrows move the box or the gate once they have them, and the probe again after 1', () => {
  const { exploration, input } = explore();
  exploration.giveArrows('gate');
  exploration.step(2);
  const { gateDepth } = exploration.state.machine;
  expect(exploration.state.machine.spectrum).toBe(true);
  input.key('ArrowDown', true);
  exploration.step(60);
  input.key('ArrowDown', false);
  exploration.step(1);
  // Half a second at 20 mm/s.
  expect(exploration.state.machine.gateDepth - gateDepth).toBeCloseTo(10, 6);
  expect(exploration.state.probe.z).toBe(0);
  input.key('Digit1', true);
  input.key('Digit1', false);
  exploration.step(1);
  expect(exploration.arrows).toBe('probe');
  input.key('ArrowDown', true);
  exploration.step(60);
  expect(exploration.state.probe.z).toBeCloseTo(10, 6);
});

test('a strip that is sought ends at the image shown, with the spectra it had then; another scale begins another', () => {
  const { exploration } = explore();
  exploration.turn({ spectrum: true });
  exploration.step(240);
  const then = exploration.state.tick;
  const live = exploration.strip.upTo(then, 1);
  // A second of them, every other tick.
  expect(live).toHaveLength(60);
  exploration.step(240);
  exploration.give({ type: 'machine.freeze', frozen: true });
  exploration.step(1);
  exploration.step(60);
  expect(exploration.strip.upTo(then, 1)).toEqual(live);
  expect(exploration.strip.upTo(exploration.state.tick, 10).at(-1)?.tick).toBeLessThanOrEqual(then + 241);
  exploration.give({ type: 'machine.freeze', frozen: false });
  exploration.turn({ gatePrfHz: 2000 });
  exploration.step(10);
  expect(exploration.strip.upTo(exploration.state.tick, 10).every(({ prfHz }) => prfHz === 2000)).toBe(true);
});

test.each(scannable)(
  'the $id has a skin to stand on and something below it, wherever the probe goes',
  (region) => {
    const input = new Input({ depthSteps: [30, 40, 50, 60], gainRangeDb: [-20, 20] }, () => {});
    const exploration = new Exploration(region, 0x4f2a, input);
    for (const [x, z] of [
      [0, 0],
      [region.reach.x, region.reach.z],
      [-region.reach.x, -region.reach.z],
    ] as const) {
      exploration.aim('x', x);
      exploration.aim('z', z);
      exploration.aim('forceN', 3);
      exploration.step(2);
      const { probe } = exploration.shown;
      const { anatomy } = exploration.world;
      const [{ face, axial }, inside] = [probe, 8];
      const owner = anatomy.owner(
        face.x + axial.x * inside,
        face.y + axial.y * inside,
        face.z + axial.z * inside,
      );
      expect(owner).toBeGreaterThanOrEqual(0);
    }
  },
);
