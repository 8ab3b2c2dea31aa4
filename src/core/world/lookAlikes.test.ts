import { describe, expect, it } from 'vitest';
import { popliteal } from '../anatomy/regions/popliteal';
import { vec3 } from '../math/vec3';
import { blockCase } from './block.fixture';
import { Trial } from './trial.fixture';

/** A knee with what is taken for a cyst, and a steep needle whose way leads through the middle of a structure. */
function into(lesion: string, structure: string): Trial {
  const setup = { ...blockCase(), region: 'popliteal', variation: popliteal.vary(3, { lesion }) };
  const trial = new Trial(setup, popliteal);
  const { anatomy } = trial.world;
  const at = anatomy.index(structure);
  const z = 8;
  const middle = vec3();
  let deepest = 0;
  for (let x = -35; x <= 20; x += 0.5) {
    for (let y = -40; y < -4; y += 0.5) {
      const d = anatomy.owner(x, y, z) === at ? anatomy.distance(at, x, y, z) : 0;
      if (d >= deepest) continue;
      deepest = d;
      Object.assign(middle, { x, y, z });
    }
  }
  expect(deepest).toBeLessThan(-1);
  // At 80 degrees a needle goes tan(10 degrees) = 0.176 mm aside for each mm of depth, towards -x.
  trial.aimAt(middle.x - 0.176 * middle.y, z, 80);
  for (let i = 0; i < 240 && trial.world.state.needle.owner !== at; i++) trial.advance(0.25);
  expect(trial.world.state.needle.owner).toBe(at);
  return trial.advance(2);
}

describe('a world without a cyst', () => {
  it('gives blood out of an aneurysm, and tells of the punctured artery', () => {
    const trial = into('aneurysm', 'artery');
    expect(trial.of('vessel.punctured').map(({ structure }) => structure)).toContain('artery');
    trial.do({ type: 'syringe.effort', effort: 1 }).wait(3);
    expect(trial.world.state.syringe.bloodMl).toBeGreaterThan(0.5);
    expect(trial.world.state.syringe.synovialMl).toBe(0);
    expect(trial.world.facts()).toMatchObject({ cavityMl: 0, drainedFraction: 0, tipInTarget: false });
  });

  it.each([
    ['thrombosedAneurysm', 'lookAlike'],
    ['thrombosedAneurysm', 'artery'],
    ['solidMass', 'lookAlike'],
  ])('gives nothing out of a %s (%s)', (lesion, structure) => {
    const trial = into(lesion, structure);
    trial.do({ type: 'syringe.effort', effort: 1 }).wait(3);
    expect(trial.world.state.syringe).toMatchObject({ bloodMl: 0, synovialMl: 0 });
    expect(trial.count('tap.dry')).toBe(1);
  });

  it('never shows a target', () => {
    const setup = {
      ...blockCase(),
      region: 'popliteal',
      variation: popliteal.vary(3, { lesion: 'solidMass' }),
    };
    const trial = new Trial(setup, popliteal).scanAt(0, 6).wait(1);
    expect(trial.world.facts().targetSeenShort).toBe(false);
    const cyst = new Trial({ ...setup, variation: popliteal.vary(3) }, popliteal).scanAt(0, 6).wait(1);
    expect(cyst.world.facts().targetSeenShort).toBe(true);
  });
});
