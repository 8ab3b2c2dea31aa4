import { describe, expect, it } from 'vitest';
import type { View } from './event';
import { Trial } from './trial.fixture';

const turned = (trial: Trial, degrees: number): Trial =>
  trial.do({ type: 'probe.turn', rotateRad: (degrees * Math.PI) / 180, tiltRad: 0, rockRad: 0 });
const seen = (trial: Trial): readonly View[] => trial.world.state.survey.seen;

/** The cyst lies under x = 0, 10 to 30 mm deep; the vessels at x = -16, 18 to 35 mm deep. */
describe('a survey', () => {
  it('sees the target in short axis after half a second, not before', () => {
    const trial = new Trial().scanAt(8, 0).wait(0.4);
    expect(seen(trial)).not.toContain('targetShort');
    trial.wait(0.3);
    expect(seen(trial)).toContain('targetShort');
    expect(trial.world.facts().targetSeenShort).toBe(true);
    expect(trial.of('view.held').filter((e) => e.view === 'targetShort')).toHaveLength(1);
  });

  it('sees it in long axis when the probe is turned to within 30 degrees of it', () => {
    expect(seen(turned(new Trial().scanAt(0, 0), 65).wait(1))).toContain('targetLong');
    expect(seen(turned(new Trial().scanAt(0, 0), -100).wait(1))).toContain('targetLong');
    const between = seen(turned(new Trial().scanAt(0, 0), 45).wait(1));
    expect(between.filter((view) => view.startsWith('target'))).toEqual([]);
  });

  it('wants its middle in the field', () => {
    expect(seen(new Trial().scanAt(26, 0).wait(1))).not.toContain('targetShort');
    expect(seen(new Trial().scanAt(8, 15).wait(1))).not.toContain('targetShort');
  });

  it('is broken by a slip, a lifted probe and a frozen image', () => {
    const trial = new Trial()
      .scanAt(8, 0)
      .wait(0.4)
      .do({ type: 'probe.lift' })
      .wait(0.2)
      .scanAt(8, 0)
      .wait(0.4);
    expect(seen(trial)).not.toContain('targetShort');
    expect(seen(new Trial().scanAt(8, 0).do({ type: 'machine.freeze', frozen: true }).wait(1))).toEqual([]);
  });

  it('sees the vessels when both are cut within the depth of the image', () => {
    expect(seen(new Trial().scanAt(-8, 0).wait(1))).toContain('vessels');
    const shallow = new Trial().do({ type: 'machine.set', setting: 'depth', value: 30 }).scanAt(-8, 0);
    // The artery's roof is 29 mm deep: 30 mm show it, with the face sunk; nothing deeper than 15 mm at x = 10.
    expect(seen(shallow.wait(1))).toContain('vessels');
    expect(seen(new Trial().scanAt(10, 0).wait(1))).not.toContain('vessels');
  });

  it('sees the vein pressed when it is closed, and still in the field when flat', () => {
    const trial = new Trial().scanAt(-8, 0).wait(1);
    expect(seen(trial)).not.toContain('veinPressed');
    trial.do({ type: 'probe.press', newtons: 2 }).wait(1);
    expect(trial.world.facts().veinPressed).toBe(true);
  });
});

describe('the tip on the image', () => {
  it('is seen in plane, lost out of plane, and its blind advance is counted every 2 mm', () => {
    // In plane at z = 0, entry at x = 30, 30 degrees: below the end of the array at 19.2 after 12.5 mm.
    const inPlane = new Trial().scanAt(0, 0).aimAt(30, 0, 30, '22G').advance(16).wait(0.1);
    expect(inPlane.needle.tipVisible).toBe(true);
    inPlane.advance(12);
    expect(inPlane.count('advanced.unseen')).toBe(0);

    // 4 mm beside the plane, the slice being about 2 mm there.
    const beside = new Trial().scanAt(0, 0).aimAt(30, 4, 30, '22G').advance(12).wait(0.1);
    expect(beside.needle.tipVisible).toBe(false);
    // On the way to the edge of the image nobody could have seen it.
    expect(beside.count('advanced.unseen')).toBe(0);
    beside.advance(12);
    const way = 12 - (30 - 19.2) / Math.cos(Math.PI / 6) + 12;
    expect(beside.count('advanced.unseen')).toBe(Math.floor(way / 2));
  });

  it('counts against a needle that heads away from the image, or has no image at all', () => {
    const away = new Trial().scanAt(0, 0).aimAt(30, 0, 40, '22G', Math.PI).advance(12);
    expect(away.count('advanced.unseen')).toBeGreaterThanOrEqual(3);
    const blind = new Trial().aimAt(30, 0, 40, '22G').advance(12);
    expect(blind.count('advanced.unseen')).toBeGreaterThanOrEqual(3);
  });

  it('does not count what stands still or is drawn back', () => {
    const trial = new Trial().scanAt(0, 0).aimAt(30, 4, 30, '22G').advance(16);
    const before = trial.count('advanced.unseen');
    trial.wait(1).advance(-6);
    expect(trial.count('advanced.unseen')).toBe(before);
  });
});
