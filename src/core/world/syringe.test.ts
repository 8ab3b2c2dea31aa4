import { describe, expect, it } from 'vitest';
import { needles } from '../instruments/needle';
import { syringe20 } from '../instruments/syringe';
import { blockCase } from './block.fixture';
import { BLOOD, flowMlPerS, SYNOVIAL } from './flow';
import { Trial } from './trial.fixture';

/** A needle in the middle of the cyst: at 45 degrees from x = 20 its middle is 28.3 mm away; the bevel follows the tip. */
const inCyst = (needle: '18G' | '22G', beyond = 1): Trial =>
  new Trial()
    .aimAt(20, 0, 45, needle)
    .advance(28.3 + beyond, 20)
    .wait(0.2);

const FULL_ML = new Trial().world.state.cavityMl;

const pull = { type: 'syringe.effort', effort: 1 } as const;
const push = { type: 'syringe.effort', effort: -1 } as const;
const letGo = { type: 'syringe.effort', effort: 0 } as const;

describe('aspiration', () => {
  it('begins with the volume of the cyst', () => {
    // A ball of 10 mm: 4 pi / 3 mL.
    expect(FULL_ML / ((4 * Math.PI) / 3)).toBeCloseTo(1, 2);
  });

  it('draws at the rate of the flow law once the suction is there, and what is drawn is gone from the cyst', () => {
    const trial = inCyst('18G').do(pull).wait(3);
    const { syringe, cavityMl } = trial.world.state;
    // A cyst that is partly empty has that part of its pressure of 1.6 kPa left.
    const expected = flowMlPerS(
      needles['18G'],
      SYNOVIAL,
      0.998 * syringe20.fullPullKPa + (1.6 * cavityMl) / FULL_ML,
    );
    expect(syringe.flowMlPerS / expected).toBeGreaterThan(0.995);
    expect(syringe.flowMlPerS / expected).toBeLessThan(1.005);
    expect(syringe.synovialMl + cavityMl).toBeCloseTo(FULL_ML, 9);
    expect(trial.of('flow.started')).toEqual([{ type: 'flow.started', fluid: 'synovial' }]);
  });

  it('is slow at first: suction follows the hand in half a second', () => {
    const trial = inCyst('18G').do(pull).wait(0.5);
    // 1 - 1 / e.
    expect(trial.world.state.syringe.suctionKPa / syringe20.fullPullKPa).toBeCloseTo(0.632, 1);
  });

  it('goes many times slower through 22G', () => {
    const drawn = (needle: '18G' | '22G'): number =>
      inCyst(needle).do(pull).wait(4).world.state.syringe.synovialMl;
    expect(drawn('18G') / drawn('22G')).toBeGreaterThan(8);
  });

  it('empties a cyst around a tip in its middle, and then sucks dry', () => {
    const trial = inCyst('18G').do(pull).wait(12);
    expect(trial.world.facts().drainedFraction).toBeGreaterThan(0.85);
    expect(trial.world.state.syringe.flowing).toBeNull();
    expect(trial.count('flow.stopped')).toBe(1);
    expect(trial.count('tap.dry')).toBe(1);
    trial.wait(3);
    expect(trial.count('tap.dry')).toBe(1);
  });

  it('leaves a tip near the far wall outside the shrunken cyst', () => {
    // 6.5 mm beyond the middle: outside once the radius of 10 mm has shrunk to that, 1 - 0.65^3 = 73 % being drawn.
    const trial = inCyst('22G', 6.5).do(pull).wait(70);
    expect(trial.of('structure.left').at(-1)).toMatchObject({ structure: 'cyst' });
    expect(trial.world.facts().tipInTarget).toBe(false);
    expect(trial.count('tap.dry')).toBe(1);
    expect(trial.world.facts().drainedFraction).toBeGreaterThan(0.7);
    expect(trial.world.facts().drainedFraction).toBeLessThan(0.9);
    trial.advance(-5).wait(20);
    expect(trial.of('flow.started')).toHaveLength(2);
    expect(trial.world.facts().drainedFraction).toBeGreaterThan(0.9);
  });

  it('is stopped by a wall that lies down on the bevel', () => {
    // 22G opens 0.8 mm behind the tip: 7.3 mm before the middle, where it is covered at 1 - 0.75^3 = 58 % or so.
    const trial = inCyst('22G', -6.5).do(pull).wait(70);
    expect(trial.count('tap.dry')).toBe(1);
    expect(trial.world.facts().drainedFraction).toBeGreaterThan(0.5);
    expect(trial.world.facts().drainedFraction).toBeLessThan(0.66);
  });

  it('waits for the bevel, which opens behind the tip', () => {
    // An 18G bevel of 12 degrees is 1.27 / tan 12 = 6 mm long: its middle is 3 mm behind the tip. The cyst begins 18.3 mm in.
    const trial = new Trial().aimAt(20, 0, 45, '18G').advance(21.1, 20).wait(0.2);
    trial.do(pull).wait(2);
    expect(trial.world.facts().tipInTarget).toBe(true);
    expect(trial.world.state.syringe.synovialMl).toBe(0);
    trial.advance(3).wait(1);
    expect(trial.world.state.syringe.synovialMl).toBeGreaterThan(0);
  });

  it('is dry in muscle, and again at the next pull', () => {
    const trial = new Trial().aimAt(40, 0, 45).advance(25).do(pull).wait(2);
    expect(trial.count('tap.dry')).toBe(1);
    trial.do(letGo).wait(1).do(pull).wait(2);
    expect(trial.count('tap.dry')).toBe(2);
    expect(trial.world.facts().syringeMl).toBe(0);
  });

  it('draws blood from a vein', () => {
    const trial = new Trial().aimAt(5.2, 0, 46, '22G').advance(30.5, 20).wait(0.2).do(pull).wait(1);
    expect(trial.of('flow.started')).toEqual([{ type: 'flow.started', fluid: 'blood' }]);
    expect(trial.world.facts().bloodMl).toBeGreaterThan(0.05);
    expect(trial.world.state.cavityMl).toBeCloseTo(FULL_ML, 9);
  });

  it('draws at the pressure of the artery in which the bevel is, though the tip has gone through it', () => {
    // Five degrees from straight down, through the artery's middle at (-16, -32): x = -16 + 32 / tan 85 = -13.2. Its far wall at
    // -35 gives 0.8 / 0.4 = 2 mm further on. The tip then stands at -37.5 sin 85 = -37.4, and the bevel 3 mm behind it.
    const trial = new Trial().aimAt(-13.2, 30, 85, '18G').advance(37.5, 20).wait(0.3);
    expect(trial.world.anatomy.structures[trial.needle.owner]?.id).toBe('muscle');
    trial.do(pull).wait(3);
    // Mean arterial pressure, 95 mmHg, helps the pull.
    const expected = flowMlPerS(needles['18G'], BLOOD, 0.998 * syringe20.fullPullKPa + 12.7);
    expect(trial.world.state.syringe.flowing).toBe('blood');
    expect(trial.world.state.syringe.flowMlPerS / expected).toBeGreaterThan(0.995);
    expect(trial.world.state.syringe.flowMlPerS / expected).toBeLessThan(1.005);
  });

  it('stops when the hand lets go', () => {
    const trial = inCyst('18G').do(pull).wait(1).do(letGo).wait(8);
    expect(trial.world.state.syringe).toMatchObject({ flowing: null, suctionKPa: 0, flowMlPerS: 0 });
  });

  it('stops when the barrel is full, and says so once', () => {
    const trial = inCyst('18G');
    trial.world.state.syringe.synovialMl = 19;
    trial.do(pull).wait(6);
    expect(trial.world.facts().syringeMl).toBeCloseTo(20, 6);
    expect(trial.count('syringe.full')).toBe(1);
    expect(trial.count('tap.dry')).toBe(0);
  });
});

describe('a push', () => {
  it('gives the fluid back, no more than there is', () => {
    const trial = inCyst('18G').do(pull).wait(2).do(push).wait(8);
    expect(trial.world.facts().syringeMl).toBeCloseTo(0, 9);
    expect(trial.world.state.cavityMl).toBeCloseTo(FULL_ML, 9);
  });

  it('does not overfill the cyst', () => {
    const trial = inCyst('18G');
    trial.world.state.syringe.synovialMl = 15;
    trial.do(push).wait(20);
    expect(trial.world.state.cavityMl).toBeLessThanOrEqual(1.1 * FULL_ML + 1e-9);
  });
});

it('needs no needle to be left alone', () => {
  const trial = new Trial(blockCase()).do(pull).wait(2);
  expect(trial.events).toEqual([]);
});
