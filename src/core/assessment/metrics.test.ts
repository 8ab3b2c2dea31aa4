import { describe, expect, test } from 'vitest';
import { block } from '../world/block.fixture';
import type { AsepsisAct } from '../world/command';
import type { TimedEvent } from '../world/event';
import { allMetrics, metricIds } from './catalogue';
import { Measured } from './measured.fixture';
import { AdvanceSeen } from './metrics/advance-seen';
import { Clearance } from './metrics/clearance';
import { Closing } from './metrics/closing';
import { Drained } from './metrics/drained';
import { Passes } from './metrics/passes';
import { asepsisConditions, consentConditions, Readiness } from './metrics/readiness';
import { Surveyed } from './metrics/surveyed';

/** Enough to be through the skin of the block, which gives way within this many mm. */
const THROUGH_SKIN = 8;

test('the catalogue makes each metric under its own name', () => {
  expect(allMetrics(block).map(({ id }) => id)).toEqual(metricIds);
});

test('an attempt without a puncture gives nothing to measure', () => {
  const punctureOnly = new Set([
    'readiness',
    'consent',
    'asepsis',
    'advanceSeen',
    'passes',
    'clearance',
    'closing',
  ]);
  for (const metric of allMetrics(block)) {
    const { value } = new Measured(metric).wait(0.2).metric.result();
    expect(value).toBe(punctureOnly.has(metric.id) ? null : 0);
  }
});

describe('readiness', () => {
  const acts: readonly AsepsisAct[] = [
    'washHands',
    'gloves',
    'prepareSkin',
    'drape',
    'coverProbe',
    'sterileGel',
  ];
  const asepsis = () => new Measured(new Readiness('asepsis', asepsisConditions));

  test('all conditions at the puncture', () => {
    const trial = asepsis();
    for (const act of acts.slice(0, 3)) trial.do({ type: 'asepsis.do', act });
    trial.do({ type: 'wait.skip', seconds: 60 });
    for (const act of acts.slice(3)) trial.do({ type: 'asepsis.do', act });
    expect(trial.value).toBeNull();
    expect(trial.aimAt(20, 0, 45).advance(THROUGH_SKIN).value).toBe(1);
  });

  test('wet skin is one of seven conditions that does not stand', () => {
    const trial = asepsis();
    for (const act of acts) trial.do({ type: 'asepsis.do', act });
    expect(trial.aimAt(20, 0, 45).advance(THROUGH_SKIN).value).toBeCloseTo(6 / 7, 12);
  });

  test('what is done after the puncture does not count', () => {
    const trial = asepsis().aimAt(20, 0, 45).advance(THROUGH_SKIN);
    for (const act of acts) trial.do({ type: 'asepsis.do', act });
    expect(trial.value).toBe(0);
    expect(trial.metric.result().ticks).toHaveLength(1);
  });

  test('consent stands by itself', () => {
    const trial = new Measured(new Readiness('consent', consentConditions));
    for (const statement of ['purpose', 'risk']) trial.do({ type: 'consent.say', statement });
    trial.do({ type: 'consent.ask' });
    expect(trial.aimAt(20, 0, 45).advance(THROUGH_SKIN).value).toBe(1);
  });
});

describe('surveyed', () => {
  const held = (view: 'targetShort' | 'targetLong' | 'vessels', tick: number): TimedEvent => ({
    type: 'view.held',
    view,
    tick,
  });

  test('each of the four views counts once, a quarter', () => {
    const trial = new Measured(new Surveyed());
    const view = trial.world.view();
    trial.metric.observe(view, [held('targetShort', 5), held('vessels', 5)]);
    trial.metric.observe(view, [held('targetShort', 9)]);
    expect(trial.value).toBe(2 / 4);
    expect(trial.metric.result().ticks).toEqual([5, 5]);
  });

  test('what is seen after the puncture does not count', () => {
    const trial = new Measured(new Surveyed());
    const view = trial.world.view();
    trial.metric.observe(view, [{ type: 'skin.pierced', at: { x: 0, y: 0, z: 0 }, pass: 1, tick: 1 }]);
    trial.metric.observe(view, [held('targetLong', 2)]);
    expect(trial.value).toBe(0);
  });

  test('a probe held over the cyst is seen to hold its short axis', () => {
    // The cyst lies under the middle of the probe, wholly within the field.
    expect(new Measured(new Surveyed()).scanAt(0, 0).wait(1).value).toBeGreaterThanOrEqual(1 / 4);
  });
});

describe('advance in view', () => {
  /** 20 degrees from (30, 0): in plane, and flat enough to echo; the tip enters the field at x = 19.2. */
  const flat = () => new Measured(new AdvanceSeen()).scanAt(0, 0).aimAt(30, 0, 20);

  test('a needle in the plane of the image is seen', () => {
    expect(flat().advance(35).value).toBeGreaterThan(0.95);
  });

  test('a needle beside the plane is not', () => {
    // 8 mm aside: several times the slice at any depth.
    const trial = flat().do({ type: 'probe.slide', x: 0, z: 8 });
    expect(trial.advance(35).value).toBe(0);
    // 35 mm at 20 degrees end at x = 30 - 32.9; unseen from x = 19.2 on, so about 35 - 10.8 / cos 20 = 23.5 mm.
    const { ticks } = trial.metric.result();
    expect(ticks.length * 2).toBeGreaterThan(20);
    expect(ticks.length * 2).toBeLessThan(25);
  });

  test('half in view and half out of it is half, by distance', () => {
    // The first 11.5 mm lead to the field and count neither way; then 12 mm in view and 12 mm aside.
    const trial = flat().advance(23.5).do({ type: 'probe.slide', x: 0, z: 8 }).advance(12);
    expect(trial.value).toBeGreaterThan(0.42);
    expect(trial.value).toBeLessThan(0.58);
  });

  test('drawing back counts neither way', () => {
    const trial = flat().advance(30);
    const before = trial.value;
    expect(trial.do({ type: 'probe.lift' }).advance(-10).value).toBe(before);
  });
});

describe('passes', () => {
  test('a puncture, an advance after 5 mm back, and a second puncture make three', () => {
    const trial = new Measured(new Passes()).aimAt(20, 0, 45).advance(20);
    expect(trial.value).toBe(1);
    trial.advance(-6).advance(6);
    expect(trial.value).toBe(2);
    trial.advance(-30).advance(30);
    expect(trial.value).toBe(3);
    expect(trial.metric.result().ticks).toHaveLength(3);
  });

  test('an advance after 4 mm back is the same pass', () => {
    expect(new Measured(new Passes()).aimAt(20, 0, 45).advance(20).advance(-4).advance(4).value).toBe(1);
  });
});

describe('clearance', () => {
  /** 18G: half of 1.27 mm. */
  const RADIUS = 0.635;

  test('is the distance of the needle to the nearest vessel, by its surface', () => {
    // From x = 10 at 45 degrees, 20 mm deep, beside the cyst: the tip is at (10 - 14.142, -14.142) = (-4.142, -14.142). The
    // vein's middle is at (-16, -22), 4 mm wide: sqrt(11.858^2 + 7.858^2) = 14.225 - 4 - 0.635 = 9.590.
    const trial = new Measured(new Clearance(block)).aimAt(10, 30, 45).advance(20).wait(0.2);
    expect(trial.value).toBeCloseTo(14.225 - 4 - RADIUS, 1);
  });

  test('keeps the smallest distance when the needle is drawn back', () => {
    const trial = new Measured(new Clearance(block)).aimAt(10, 0, 45).advance(15).wait(0.2);
    const nearest = trial.value;
    expect(trial.advance(-30).value).toBe(nearest);
  });

  test('is that of the shaft where the tip has gone past', () => {
    // From (0, 0) at 85 degrees the tip goes almost straight down beside the vein. At -22 the shaft is at
    // x = -22 / tan 85 = -1.925, 14.02 mm from the axis along its normal (x cos 5): 14.075 cos 5 - 4 - 0.635 = 9.386.
    const trial = new Measured(new Clearance(block)).aimAt(0, 0, 85).advance(36).wait(0.2);
    expect(trial.value).toBeGreaterThan(9.386 - 0.1);
    // Points along the shaft stand 2 mm apart, so the nearest may be missed by 1 mm: sqrt(14.02^2 + 1) - 14.02 = 0.04.
    expect(trial.value).toBeLessThan(9.386 + 0.1);
  });

  test('is nothing once a vessel was punctured', () => {
    // At 45 degrees from (6, 0) the line runs to the vein's middle: (-16, -22) lies on it, 31.1 mm away.
    const trial = new Measured(new Clearance(block)).aimAt(6, 0, 45).advance(34);
    expect(trial.count('vessel.punctured')).toBe(1);
    expect(trial.value).toBe(0);
    expect(trial.advance(-34).value).toBe(0);
  });
});

describe('drained', () => {
  test('is the share of the first fluid that is in the syringe', () => {
    // The cyst's middle lies 20 mm deep under x = 0: from (20, 0) at 45 degrees, 28.3 mm away.
    const trial = new Measured(new Drained()).aimAt(20, 0, 45).advance(30);
    const first = trial.world.state.cavityMl;
    expect(trial.value).toBe(0);
    trial.do({ type: 'syringe.effort', effort: 1 }).wait(2);
    const { synovialMl } = trial.world.state.syringe;
    expect(synovialMl).toBeGreaterThan(0.2);
    expect(trial.value).toBeCloseTo(synovialMl / first, 12);
    expect(trial.metric.result().ticks.length).toBeGreaterThan(0);
  });
});

describe('closing', () => {
  const punctured = () => new Measured(new Closing()).aimAt(20, 0, 45).advance(20);

  test('five steps, a fifth each', () => {
    const trial = punctured();
    expect(trial.value).toBe(0);
    expect(trial.advance(-40).value).toBe(1 / 5);
    trial.do({ type: 'needle.layDown' });
    for (const [i, act] of (['sharps', 'press', 'dress', 'advise'] as const).entries()) {
      expect(trial.do({ type: 'closing.do', act }).value).toBe((i + 2) / 5);
    }
  });

  test('the same step twice counts once', () => {
    const trial = punctured().advance(-40);
    trial.do({ type: 'closing.do', act: 'press' }).do({ type: 'closing.do', act: 'press' });
    expect(trial.value).toBe(2 / 5);
  });

  test('a new puncture begins again', () => {
    const trial = punctured().advance(-40).do({ type: 'closing.do', act: 'press' });
    expect(trial.advance(40).value).toBe(0);
  });
});
