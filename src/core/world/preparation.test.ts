import { describe, expect, it } from 'vitest';
import type { AsepsisAct } from './command';
import { Trial } from './trial.fixture';

const acts: readonly AsepsisAct[] = [
  'washHands',
  'gloves',
  'prepareSkin',
  'drape',
  'coverProbe',
  'sterileGel',
];
const doing = (trial: Trial, ...what: readonly AsepsisAct[]): Trial => {
  for (const act of what) trial.do({ type: 'asepsis.do', act });
  return trial;
};
const breaches = (trial: Trial): readonly string[] => trial.of('asepsis.breach').map((e) => e.what);

describe('asepsis', () => {
  it('is without fault in its order, with time to dry', () => {
    const trial = doing(new Trial(), 'washHands', 'gloves', 'prepareSkin').wait(30.1);
    expect(trial.count('asepsis.skinDry')).toBe(1);
    doing(trial, 'drape', 'coverProbe', 'sterileGel').scanAt(0, 0).aimAt(30, 0, 40).advance(10);
    expect(trial.needle.pierced).toBe(true);
    expect(breaches(trial)).toEqual([]);
    expect(trial.world.facts()).toMatchObject({
      handsWashed: true,
      gloved: true,
      skinPrepared: true,
      skinDry: true,
      draped: true,
      probeCovered: true,
      gelApplied: true,
    });
  });

  it.each<[AsepsisAct[], string]>([
    [['gloves'], 'handsUnwashed'],
    [['drape'], 'ungloved'],
    [['washHands', 'gloves', 'drape'], 'skinUnprepared'],
    [['washHands', 'gloves', 'prepareSkin', 'drape'], 'skinWet'],
    [['coverProbe'], 'ungloved'],
    [['sterileGel'], 'bareProbe'],
  ])('out of order is a breach: %j', (what, breach) => {
    expect(breaches(doing(new Trial(), ...what))).toEqual([breach]);
  });

  it('is judged again when the needle goes through the skin', () => {
    const trial = new Trial().scanAt(0, 0).aimAt(30, 0, 40).advance(10);
    expect(breaches(trial)).toEqual(['ungloved', 'skinUnprepared', 'noDrape', 'bareProbe', 'plainGel']);
    trial.advance(-15).advance(10);
    expect(breaches(trial)).toHaveLength(10);
  });

  it('does not ask for cover and gel on a probe that is not there', () => {
    const trial = doing(new Trial(), 'washHands', 'gloves', 'prepareSkin').do({
      type: 'wait.skip',
      seconds: 60,
    });
    doing(trial, 'drape').aimAt(30, 0, 40).advance(10);
    expect(breaches(trial)).toEqual([]);
  });

  it('forbids wet skin', () => {
    const trial = doing(new Trial(), ...acts)
      .aimAt(30, 0, 40)
      .advance(10);
    expect(breaches(trial)).toEqual(['skinWet', 'skinWet']);
  });

  it('is spoilt by a bare probe on prepared skin, not on other skin', () => {
    const trial = new Trial().scanAt(0, 0).do({ type: 'probe.lift' });
    expect(breaches(trial)).toEqual([]);
    doing(trial, 'prepareSkin').scanAt(0, 0);
    expect(breaches(trial)).toEqual(['bareProbe']);
  });

  it('lets a wait be skipped in parts, and starts it again for skin that is prepared again', () => {
    const trial = doing(new Trial(), 'prepareSkin').do({ type: 'wait.skip', seconds: 10 });
    expect(trial.world.facts().skinDry).toBe(false);
    // 30 s less 10 s and the two ticks that passed.
    expect(trial.world.state.asepsis.dryInS).toBeCloseTo(20 - 2 / 120, 6);
    trial.do({ type: 'wait.skip', seconds: 100 });
    expect(trial.world.facts().skinDry).toBe(true);
    expect(trial.world.state.tick).toBe(3);
    expect(doing(trial, 'prepareSkin').world.facts().skinDry).toBe(false);
  });
});

describe('closing', () => {
  it('is for after the needle: not before one, not while one is in the skin', () => {
    const trial = new Trial();
    trial.do({ type: 'closing.do', act: 'sharps' }).aimAt(30, 0, 40).advance(10);
    trial.do({ type: 'closing.do', act: 'press' });
    expect(trial.world.state.closing).toEqual([]);
    trial.advance(-15).do({ type: 'closing.do', act: 'press' });
    expect(trial.world.state.closing).toEqual(['press']);
  });

  it('takes the needle out of the hand into the bin, for good', () => {
    const trial = new Trial().aimAt(30, 0, 40).advance(10).advance(-15);
    trial.do({ type: 'closing.do', act: 'sharps' });
    expect(trial.needle.model).toBeNull();
    expect(trial.do({ type: 'needle.take', needle: '22G' }).needle.model).toBeNull();
  });
});

describe('consent', () => {
  const say = (trial: Trial, ...statements: readonly string[]): Trial => {
    for (const statement of statements) trial.do({ type: 'consent.say', statement });
    return trial;
  };

  it('is given when all that is required was said', () => {
    const trial = say(new Trial(), 'risk', 'purpose').do({ type: 'consent.ask' });
    expect(trial.world.facts().consentGiven).toBe(true);
    expect(trial.events.map((e) => e.type)).toEqual(['consent.said', 'consent.said', 'consent.given']);
  });

  it('is withheld with the names of what is missing', () => {
    const trial = say(new Trial(), 'purpose').do({ type: 'consent.ask' });
    expect(trial.of('consent.withheld')).toEqual([{ type: 'consent.withheld', missing: ['risk'] }]);
    expect(trial.world.facts().consentGiven).toBe(false);
  });

  it('is withheld after something wrong, which is then taken back', () => {
    const trial = say(new Trial(), 'purpose', 'risk', 'guarantee').do({ type: 'consent.ask' });
    expect(trial.of('consent.said').map((e) => e.right)).toEqual([true, true, false]);
    expect(trial.of('consent.withheld')).toEqual([{ type: 'consent.withheld', missing: ['guarantee'] }]);
    trial.do({ type: 'consent.ask' });
    expect(trial.world.facts().consentGiven).toBe(true);
  });

  it('knows only the statements of the case', () => {
    expect(say(new Trial(), 'nonsense').events).toEqual([]);
  });
});
