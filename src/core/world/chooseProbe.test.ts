import { describe, expect, it } from 'vitest';
import { popliteal } from '../anatomy/regions/popliteal';
import { probes } from '../instruments/probe';
import { blockCase } from './block.fixture';
import { Trial } from './trial.fixture';

const knee = (): Trial => {
  const setup = { ...blockCase(), region: 'popliteal', variation: popliteal.vary(3) };
  return new Trial(setup, popliteal);
};

describe('another probe', () => {
  it('is on the skin where the last one was, bare, with its own preset', () => {
    const trial = knee().scanAt(4, 6, 2);
    trial.do({ type: 'asepsis.do', act: 'coverProbe' }, { type: 'machine.freeze', frozen: true });
    trial.do({ type: 'probe.choose', probe: 'convex5' });
    const { state } = trial.world;
    expect(state.probe).toMatchObject({ model: 'convex5', contact: true, x: 4, z: 6, forceN: 3 });
    expect(state.machine).toMatchObject({ preset: 'deep', depth: 80, frozen: false });
    expect(state.asepsis.done).not.toContain('coverProbe');
    expect(trial.of('probe.chosen')).toEqual([{ type: 'probe.chosen', probe: 'convex5' }]);
    expect(trial.world.view().probe.model).toBe(probes.convex5);
  });

  it('spoils prepared skin that it touches', () => {
    const trial = knee().do(
      { type: 'asepsis.do', act: 'washHands' },
      { type: 'asepsis.do', act: 'gloves' },
      { type: 'asepsis.do', act: 'coverProbe' },
      { type: 'asepsis.do', act: 'prepareSkin' },
    );
    trial.scanAt(0, 0);
    expect(trial.count('asepsis.breach')).toBe(0);
    trial.do({ type: 'probe.choose', probe: 'hockey18' });
    expect(trial.of('asepsis.breach').map(({ what }) => what)).toEqual(['bareProbe']);
  });

  it('is refused with a needle in the skin', () => {
    const trial = new Trial().aimAt(30, 0, 40).advance(15);
    expect(trial.needle.pierced).toBe(true);
    trial.do({ type: 'probe.choose', probe: 'linear12' });
    expect(trial.world.state.probe.model).toBe('linear38');
    expect(trial.of('command.refused').map(({ command }) => command)).toEqual(['probe.choose']);
  });

  it('takes only depths that it has', () => {
    const trial = knee().do({ type: 'probe.choose', probe: 'hockey18' });
    trial.do({ type: 'machine.set', setting: 'depth', value: 160 });
    expect(trial.world.state.machine.depth).toBe(40);
    trial.do({ type: 'machine.preset', preset: 'deep' });
    expect(trial.world.state.machine).toMatchObject({ preset: 'deep', depth: 40, map: 'soft' });
  });
});

describe('a convex face', () => {
  /** The skin's gap to the face, mm, at a place along it: 0 where it lies on. */
  const gapAt = (trial: Trial, lateral: number): number => {
    const { probe, deformation } = trial.world.view();
    const { press } = deformation;
    if (!press?.skin) throw new Error('Nothing is pressed.');
    const { slopeLateral, bendLateral } = press.skin;
    expect(probe.model.id).toBe('convex5');
    return Math.max(0, slopeLateral * lateral + 0.5 * bendLateral * lateral * lateral - press.push);
  };

  it('lies on over its whole length within the gel at a usual force, and only in the middle at a light one', () => {
    const trial = new Trial().scanAt(0, 0).do({ type: 'probe.choose', probe: 'convex5' });
    // On a level block its ends stand 60 - sqrt(60^2 - 30^2) = 8 mm behind its middle.
    trial.do({ type: 'probe.press', newtons: 7 });
    expect(trial.world.state.probe.forceN).toBe(10);
    // Gel fills 3.5 mm.
    expect(gapAt(trial, 30)).toBeLessThan(3.5);
    trial.do({ type: 'probe.press', newtons: -9.5 });
    expect(gapAt(trial, 10)).toBe(0);
    expect(gapAt(trial, 30)).toBeGreaterThan(3.5);
  });
});
