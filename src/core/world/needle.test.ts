import { describe, expect, it } from 'vitest';
import { rest } from '../anatomy/deformation';
import { needles } from '../instruments/needle';
import { distance, vec3 } from '../math/vec3';
import { blockCase } from './block.fixture';
import { Trial } from './trial.fixture';

/** Skin of the tissue table: gives at 1.3 N for 22G, 0.35 N/mm before; so the tent at the pop is 1.3 / 0.35 = 3.714 mm. */
const SKIN_TENT = 1.3 / 0.35;
/** 1.27 mm over 0.718 mm: forces grow with the outer diameter. */
const SIZE_18G = needles['18G'].outerDiameter / needles['22G'].outerDiameter;

const tipOf = (trial: Trial) => trial.world.view().needle?.tip ?? vec3(Number.NaN);

describe('a needle from the tray', () => {
  it.each([1, 2, 3, 4, 5])('appears beside the end of the probe, nearly in its plane (seed %d)', (seed) => {
    const trial = new Trial(blockCase(seed)).scanAt(0, 0).do({ type: 'needle.take', needle: '18G' });
    const { needle } = trial;
    // 38.4 mm of array with 2 mm of housing at either end: the footprint ends at 21.2.
    expect(needle.x - 21.2).toBeGreaterThanOrEqual(12);
    expect(needle.x - 21.2).toBeLessThanOrEqual(18);
    expect(Math.abs(needle.z)).toBeLessThanOrEqual(3);
    expect(Math.abs(needle.azimuthRad)).toBeLessThanOrEqual((6 * Math.PI) / 180);
    expect(needle.azimuthRad).not.toBe(0);
    expect(tipOf(trial).y).toBeGreaterThan(2);
  });

  it('comes from the other end of a probe that was turned half round', () => {
    const trial = new Trial()
      .scanAt(0, 0)
      .do({ type: 'probe.turn', rotateRad: Math.PI, tiltRad: 0, rockRad: 0 });
    expect(trial.do({ type: 'needle.take', needle: '22G' }).needle.x).toBeLessThan(-33);
  });

  it('slides without turning, is laid down in the air only, and is not taken twice', () => {
    const trial = new Trial().aimAt(30, 0, 30);
    const direction = () => trial.world.view().needle?.direction ?? vec3();
    const before = direction();
    trial.do({ type: 'needle.slide', x: 5, z: 5 });
    expect(distance(direction(), before)).toBeLessThan(1e-12);
    trial.advance(10).do({ type: 'needle.layDown' }).do({ type: 'needle.take', needle: '22G' });
    expect(trial.needle.model).toBe('18G');
    trial.advance(-15).do({ type: 'needle.layDown' });
    expect(trial.needle.model).toBeNull();
    expect(trial.count('needle.laidDown')).toBe(1);
  });
});

it('does not slide through the probe', () => {
  const trial = new Trial().scanAt(0, 0).do({ type: 'needle.take', needle: '22G' });
  for (let i = 0; i < 100; i++) trial.do({ type: 'needle.slide', x: -0.5, z: 0 });
  // The footprint ends at 21.2.
  expect(trial.needle.x).toBeGreaterThanOrEqual(21.2);
  expect(trial.needle.x).toBeLessThan(21.8);
});

it('pierces the skin under a hand that trembles as it pushes', () => {
  const trial = new Trial().aimAt(20, 0, 45, '22G');
  const tremor = 0.002;
  for (let i = 0; i < 120 && !trial.needle.pierced; i++) {
    const sign = i % 2 === 0 ? 1 : -1;
    trial.do(
      { type: 'needle.aim', azimuthRad: sign * tremor, elevationRad: -sign * tremor },
      { type: 'needle.advance', mm: 0.05 },
    );
  }
  // The skin gives after SKIN_TENT of 3.7 mm: 75 pushes.
  expect(trial.needle.pierced).toBe(true);
  expect(trial.of('skin.pierced')).toHaveLength(1);
});

describe('the skin', () => {
  it.each([
    ['22G', 1.3],
    ['18G', 1.3 * SIZE_18G],
  ] as const)('holds %s until %d N', (needle, pop) => {
    const trial = new Trial().aimAt(30, 0, 90, needle);
    // Slowly, so that the felt force keeps up.
    trial.advance(SKIN_TENT - 0.05, 2);
    expect(trial.needle.pierced).toBe(false);
    expect(trial.needle.forceN).toBeGreaterThan(0.95 * pop);
    expect(trial.needle.forceN).toBeLessThan(pop);
    trial.advance(0.2, 2);
    expect(trial.needle.pierced).toBe(true);
    expect(trial.of('skin.pierced')).toMatchObject([{ pass: 1 }]);
  });

  it('springs back within 50 ms, and the force falls to that of cutting', () => {
    const trial = new Trial().aimAt(30, 0, 85, '22G').advance(SKIN_TENT + 0.05, 2);
    trial.wait(0.05);
    expect(trial.needle.tent).toBe(0);
    // Friction of 3.7 mm: at most 0.015 N/mm of skin.
    expect(trial.needle.forceN).toBeLessThan(0.25);
  });

  it('is not pierced by a touch, and lets go of a needle that slides on', () => {
    const trial = new Trial().aimAt(30, 0, 45).advance(2).do({ type: 'needle.slide', x: 1, z: 0 });
    expect(trial.needle).toMatchObject({ pierced: false, tent: 0, passes: 0 });
    expect(trial.needle.advance).toBe(0);
  });

  it('says when the needle is out again', () => {
    const trial = new Trial().aimAt(30, 0, 45).advance(12).advance(-13);
    expect(trial.count('skin.left')).toBe(1);
    expect(trial.needle.pierced).toBe(false);
    expect(trial.of('structure.left').at(-1)).toMatchObject({ structure: 'skin' });
    expect(trial.needle.advance).toBeLessThan(0);
  });
});

describe('a wall in the tissue', () => {
  // At 30 degrees from x = 30 the fascia at y = -8 lies 16 mm along the needle; it holds for 0.6 / 0.15 = 4 mm.
  const atFascia = (push: number): Trial =>
    new Trial().aimAt(30, 0, 30, '22G').advance(16, 30).wait(0.1).advance(push, 4);

  it('tents before it gives, and the tip at rest stays on it', () => {
    const trial = atFascia(3);
    expect(trial.needle.tent).toBeGreaterThan(2.9);
    expect(trial.needle.tent).toBeLessThan(3.1);
    expect(trial.needle.tip.y).toBeCloseTo(-8, 1);
    expect(trial.of('wall.tented').at(-1)).toMatchObject({ structure: 'fascia' });
    // Stiffness 0.15 N/mm times the tent, and friction of 16 mm in skin and fat (4 mm 0.015 + 12 mm 0.004 = 0.108 N).
    const expected = 0.15 * trial.needle.tent + 0.108;
    trial.wait(0.1);
    expect(trial.needle.forceN / expected).toBeGreaterThan(0.95);
    expect(trial.needle.forceN / expected).toBeLessThan(1.05);
  });

  it('is where image and mesh see it: the tissue at the tip in space is the wall', () => {
    const trial = atFascia(3);
    const { deformation, needle } = trial.world.view();
    const seen = rest(vec3(), deformation, needle?.tip ?? vec3());
    expect(distance(seen, trial.needle.tip)).toBeLessThan(1e-9);
    expect(tipOf(trial).y).toBeLessThan(-9);
  });

  it('holds in the same way under a pressing probe', () => {
    const trial = new Trial().scanAt(10, 0, 4).aimAt(30, 0, 30, '22G');
    for (let i = 0; i < 60 && trial.of('wall.tented').length < 2; i++) trial.advance(0.5);
    expect(trial.needle.tent).toBeGreaterThan(0.5);
    expect(tipOf(trial).y).toBeLessThan(-9);
    const { deformation, needle } = trial.world.view();
    const seen = rest(vec3(), deformation, needle?.tip ?? vec3());
    expect(distance(seen, trial.needle.tip)).toBeLessThan(1e-9);
    expect(trial.needle.tip.y).toBeCloseTo(-8, 1);
  });

  it('gives at its force, and the tip runs on to the hand', () => {
    const trial = atFascia(4.2).wait(0.05);
    expect(trial.of('wall.popped').map((e) => e.structure)).toEqual(['skin', 'fascia']);
    expect(trial.needle.tent).toBe(0);
    expect(trial.world.anatomy.structures[trial.needle.owner]?.id).toBe('muscle');
  });

  it('comes back with the needle without giving', () => {
    const trial = atFascia(3).advance(-3.2);
    expect(trial.needle.tent).toBe(0);
    expect(trial.of('wall.popped')).toHaveLength(1);
    expect(trial.of('structure.entered').map((e) => e.structure)).toEqual(['skin', 'fat']);
  });

  it('is not skipped by a hand that jerks', () => {
    const trial = new Trial().aimAt(30, 0, 60, '22G').do({ type: 'needle.advance', mm: 20 });
    expect(trial.of('structure.entered').map((e) => e.structure)).toEqual([
      'skin',
      'fat',
      'fascia',
      'muscle',
    ]);
  });

  it('is met from inside too: a cyst has a far wall', () => {
    // At 45 degrees from x = 20 the line goes through the middle and out at (-7.1, -27.1), 38.3 mm from the entry.
    const trial = new Trial().aimAt(20, 0, 45, '18G').advance(39, 20);
    const popped = (): readonly string[] => trial.of('wall.popped').map((e) => e.structure);
    expect(popped()).toEqual(['skin', 'fascia', 'cyst']);
    // 0.4 N / 0.15 N/mm = 2.67 mm of tent.
    trial.advance(2.5).wait(0.1);
    expect(popped()).toEqual(['skin', 'fascia', 'cyst', 'cyst']);
    expect(trial.of('structure.left').at(-1)).toMatchObject({ structure: 'cyst' });
  });
});

describe('what stops a needle', () => {
  it('is bone, which it touches once', () => {
    const trial = new Trial().aimAt(40, 0, 85, '22G').advance(70, 20);
    // 40 mm below the skin along a line 5 degrees from straight down: 40 / cos 5 = 40.15.
    expect(trial.needle.advance).toBeCloseTo(40.15, 1);
    expect(trial.needle.tip.y).toBeCloseTo(-40, 1);
    expect(trial.of('bone.touched')).toMatchObject([{ structure: 'bone' }]);
    expect(trial.needle.forceN).toBeGreaterThan(4);
    trial.advance(-5).advance(6);
    expect(trial.count('bone.touched')).toBe(2);
  });

  it('is its hub', () => {
    const trial = new Trial().aimAt(50, 0, 10, '22G').advance(120, 40);
    expect(trial.needle.advance).toBe(87);
  });
});

describe('a needle in the skin', () => {
  it('cannot slide, and turns about its entry, the less the deeper it is', () => {
    const trial = new Trial().aimAt(35, 0, 30).advance(20, 20);
    const entry = trial.world.view().needle?.entry;
    trial.do({ type: 'needle.slide', x: 5, z: 5 });
    expect(trial.needle.x).toBe(35);
    const depth = trial.needle.advance - trial.needle.tent;
    trial.do({ type: 'needle.aim', azimuthRad: 0.1, elevationRad: 0 });
    // Gain 1 / (1 + depth / 15).
    expect(trial.needle.azimuthRad).toBeCloseTo(0.1 / (1 + depth / 15), 6);
    expect(trial.world.view().needle?.entry).toEqual(entry);
  });

  it('counts what its tip is swept into', () => {
    // From the other side, 31 mm at 30 degrees: tip at (-13.2, -15.5), 7 mm from the middle of the vein at (-16, -22), which
    // is 4 mm thick to all sides; 10 degrees steeper takes it to (-16.2, -19.9).
    const trial = new Trial().aimAt(-40, 0, 30, '22G', Math.PI).advance(31, 30).wait(0.1);
    expect(trial.needle.tip.y).toBeCloseTo(-15.5, 1);
    expect(trial.count('vessel.punctured')).toBe(0);
    for (let i = 0; i < 30; i++) trial.do({ type: 'needle.aim', azimuthRad: 0, elevationRad: 0.02 });
    expect(trial.needle.advance).toBeCloseTo(31, 9);
    expect(trial.of('vessel.punctured')).toMatchObject([{ structure: 'vein' }]);
  });

  it('makes a pass with every withdrawal by 5 mm that is followed by an advance', () => {
    const trial = new Trial().aimAt(35, 0, 30).advance(15);
    expect(trial.needle.passes).toBe(1);
    trial.advance(-4).advance(4);
    expect(trial.needle.passes).toBe(1);
    trial.advance(-5.5);
    expect(trial.needle.passes).toBe(1);
    trial.advance(2);
    expect(trial.needle.passes).toBe(2);
    trial.advance(20);
    expect(trial.of('needle.passed')).toEqual([{ type: 'needle.passed', pass: 2 }]);
    trial.advance(-45).advance(20);
    expect(trial.of('skin.pierced').map((e) => e.pass)).toEqual([1, 3]);
  });

  it('is pushed aside by the tissue under a probe, not through a wall', () => {
    const trial = new Trial().scanAt(10, 0).aimAt(32, 0, 30, '22G').advance(18.5, 20).wait(0.1);
    expect(trial.needle.tent).toBeGreaterThan(0.5);
    for (let i = 0; i < 200; i++) trial.do({ type: 'probe.press', newtons: 0.01 });
    for (let i = 0; i < 400; i++) trial.do({ type: 'probe.press', newtons: -0.01 });
    const entered = trial.of('structure.entered').map((e) => e.structure);
    const popped = trial.of('wall.popped').map((e) => e.structure);
    expect(entered.filter((s) => s === 'fascia')).toHaveLength(popped.filter((s) => s === 'fascia').length);
  });
});

describe('vessels', () => {
  it('are punctured with a pop of their wall, and not again on the way out', () => {
    // From x = 5 at 46 degrees the line meets the vein's middle at (-16, -22).
    const trial = new Trial().aimAt(5.2, 0, 46, '22G').advance(35, 20).wait(0.1);
    expect(trial.of('vessel.punctured')).toMatchObject([{ structure: 'vein' }]);
    trial.advance(-40);
    expect(trial.count('vessel.punctured')).toBe(1);
    expect(trial.of('structure.left').map((e) => e.structure)).toContain('vein');
  });
});
