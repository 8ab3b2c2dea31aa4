import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rest } from '../anatomy/deformation';
import { popliteal } from '../anatomy/regions/popliteal';
import { distance, vec3 } from '../math/vec3';
import { block, blockCase } from './block.fixture';
import type { Command } from './command';
import { hashOf } from './hash';
import type { WorldState } from './state';
import { Trial } from './trial.fixture';
import { World } from './world';

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

/** What hands and mouths can do, and what a broken device might. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('probe.place' as const), x: number(100), z: number(100) }),
  fc.record({ type: fc.constant('probe.slide' as const), x: number(2), z: number(2) }),
  fc.record({
    type: fc.constant('probe.turn' as const),
    rotateRad: number(0.3),
    tiltRad: number(0.1),
    rockRad: number(0.1),
  }),
  fc.record({ type: fc.constant('probe.press' as const), newtons: number(2) }),
  fc.constant({ type: 'probe.lift' } as const),
  fc.record({ type: fc.constant('needle.take' as const), needle: fc.constantFrom('18G', '22G') }),
  fc.constant({ type: 'needle.layDown' } as const),
  fc.record({ type: fc.constant('needle.slide' as const), x: number(5), z: number(5) }),
  fc.record({ type: fc.constant('needle.aim' as const), azimuthRad: number(0.3), elevationRad: number(0.3) }),
  fc.record({ type: fc.constant('needle.twist' as const), rad: number(10) }),
  fc.record({ type: fc.constant('needle.advance' as const), mm: number(12) }),
  fc.record({ type: fc.constant('needle.advance' as const), mm: fc.double({ min: 0, max: 4, noNaN: true }) }),
  fc.record({ type: fc.constant('syringe.effort' as const), effort: number(1.5) }),
  fc.record({
    type: fc.constant('machine.set' as const),
    setting: fc.constantFrom('depth', 'gainDb', 'focus', 'frequency', 'looks', 'map', 'steerRad', 'invert'),
    value: fc.oneof(number(100), fc.boolean(), fc.constantFrom('crisp', 'resolution', '?')),
  }),
  fc.record({
    type: fc.constant('machine.tgc' as const),
    slider: fc.integer({ min: -1, max: 8 }),
    db: number(20),
  }),
  fc.record({ type: fc.constant('machine.freeze' as const), frozen: fc.boolean() }),
  fc.record({
    type: fc.constant('asepsis.do' as const),
    act: fc.constantFrom('washHands', 'gloves', 'prepareSkin', 'drape', 'coverProbe', 'sterileGel'),
  }),
  fc.record({ type: fc.constant('wait.skip' as const), seconds: number(60) }),
  fc.record({
    type: fc.constant('consent.say' as const),
    statement: fc.constantFrom('purpose', 'guarantee', '?'),
  }),
  fc.constantFrom<Command>(
    { type: 'consent.ask' },
    { type: 'focus.lost' },
    { type: 'attempt.pause' },
    { type: 'attempt.resume' },
    { type: 'closing.do', act: 'dress' },
    { type: 'hand.focus', hand: 'needle' },
  ),
  fc.constantFrom<Command>(
    { type: 'probe.turn', rotateRad: 1e300, tiltRad: -1e300, rockRad: 1e300 },
    { type: 'needle.advance', mm: 1e300 },
    { type: 'needle.advance', mm: -1e300 },
    { type: 'needle.aim', azimuthRad: 1e300, elevationRad: 1e300 },
    { type: 'probe.place', x: 1e300, z: -1e300 },
    { type: 'wait.skip', seconds: 1e300 },
  ),
);

const copy = (state: WorldState): WorldState => JSON.parse(JSON.stringify(state));

/** Needle through the skin: what follows finds it in the tissue. */
const prelude: readonly Command[] = [
  { type: 'probe.place', x: 5, z: 0 },
  { type: 'needle.take', needle: '18G' },
  { type: 'needle.advance', mm: 25 },
];

describe('any commands whatever', () => {
  it('leave a state that is plain, finite and goes on from its JSON as it would have', () => {
    const script = fc.array(fc.tuple(anyCommand, fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    });
    let inTissue = 0;
    fc.assert(
      fc.property(script, fc.nat(30), fc.integer({ min: 0, max: 9 }), (steps, cut, seed) => {
        const world = new World(blockCase(seed), block);
        let other: World | null = null;
        if (seed < 8) for (const command of prelude) world.step([command]);
        steps.forEach(([command, ticks], i) => {
          if (i === cut) other = new World(blockCase(seed), block, copy(world.state));
          for (const w of [world, other]) {
            w?.step([command]);
            for (let t = 1; t < ticks; t++) w?.step([]);
          }
        });
        // Throws for a number that is not finite.
        const hash = world.hash();
        if (other) expect((other as World).hash()).toBe(hash);
        const { probe, needle, deformation, parameters } = world.view();
        if (needle && world.state.needle.pierced) inTissue += 1;
        hashOf([probe, needle, deformation, parameters]);
        // The tissue at the tip in space is what the needle has reached: one function for image, mesh and needle.
        if (needle) {
          const reached = rest(vec3(), deformation, needle.tip);
          expect(distance(reached, world.state.needle.tip)).toBeLessThan(1e-6);
        }
      }),
      { seed: 20, numRuns: 150 },
    );
    // Otherwise the runs would say little.
    expect(inTissue).toBeGreaterThan(30);
  });
});

/** Ten seconds of a procedure, as commands a tick. */
function procedure(i: number): readonly Command[] {
  if (i === 0) return [{ type: 'probe.place', x: 2, z: 5 }];
  if (i < 200) return [{ type: 'probe.slide', x: 0.02, z: i % 3 === 0 ? 0.05 : -0.02 }];
  if (i < 300) return [{ type: 'probe.press', newtons: i < 250 ? 0.03 : -0.03 }];
  if (i === 300) return [{ type: 'needle.take', needle: '18G' }];
  if (i < 320) return [{ type: 'needle.aim', azimuthRad: -0.003, elevationRad: 0.002 }];
  if (i < 800)
    return [
      { type: 'needle.advance', mm: 0.09 },
      { type: 'probe.turn', rotateRad: 0.0003, tiltRad: 0, rockRad: 0 },
    ];
  if (i === 800) return [{ type: 'syringe.effort', effort: 1 }];
  return [];
}

describe('a world', () => {
  it('does the same for the same commands, in the popliteal fossa, also from a state saved half-way', () => {
    const setup = { ...blockCase(4), region: popliteal.id, variation: popliteal.vary(4) };
    const a = new World(setup, popliteal);
    const b = new World(setup, popliteal);
    for (let i = 0; i < 640; i++) {
      a.step(procedure(i));
      b.step(procedure(i));
    }
    expect(a.hash()).toBe(b.hash());
    const c = new World(setup, popliteal, copy(a.state));
    const seen: string[] = [];
    for (let i = 640; i < 1200; i++) {
      const events = JSON.stringify(a.step(procedure(i)));
      expect(JSON.stringify(c.step(procedure(i)))).toBe(events);
      seen.push(a.hash());
    }
    expect(a.state.needle.pierced).toBe(true);
    expect(c.hash()).toBe(a.hash());
    // The state never stands still: heart and needle move.
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('stands still in a pause and hears only its end', () => {
    const trial = new Trial().scanAt(0, 0);
    trial.do({ type: 'attempt.pause' });
    const before = trial.world.hash();
    trial.do({ type: 'probe.slide', x: 5, z: 0 }).wait(1);
    expect(trial.world.hash()).toBe(before);
    trial.do({ type: 'attempt.resume' }, { type: 'probe.slide', x: 5, z: 0 });
    expect(trial.world.state).toMatchObject({ paused: false, tick: 3, probe: { x: 5 } });
    expect(trial.events.map((e) => e.type)).toEqual(['probe.placed', 'attempt.paused', 'attempt.resumed']);
  });

  it('lets go of the plunger in a pause', () => {
    const trial = new Trial().do({ type: 'syringe.effort', effort: 1 }, { type: 'attempt.pause' });
    trial.do({ type: 'syringe.effort', effort: 0 }).do({ type: 'attempt.resume' });
    expect(trial.world.state.syringe.effort).toBe(0);
  });

  it('comes to the same when a replay gives the commands around a pause at once', () => {
    const live = new Trial().scanAt(0, 0).aimAt(30, 0, 40).advance(3);
    const replayed = new Trial().scanAt(0, 0).aimAt(30, 0, 40).advance(3);
    const push: Command = { type: 'needle.advance', mm: 0.5 };
    const press: Command = { type: 'probe.press', newtons: 1 };
    live.do(push, press, { type: 'attempt.pause' });
    live.do();
    live.do(push, { type: 'attempt.resume' }, push);
    replayed.do(push, press, { type: 'attempt.pause' }, push, { type: 'attempt.resume' }, push);
    expect(replayed.world.hash()).toBe(live.world.hash());
  });

  it('ends once, by hand or by the director', () => {
    const trial = new Trial().do({ type: 'attempt.finish' }).wait(0.1);
    expect(trial.world.state).toMatchObject({ finished: true, tick: 0 });
    expect(trial.count('attempt.finished')).toBe(1);
    const other = new Trial();
    expect(other.world.step([], [{ type: 'attempt.end' }])).toEqual([{ type: 'attempt.finished' }]);
    expect(other.world.step([], [{ type: 'attempt.end' }])).toEqual([]);
  });

  it('lets the patient speak', () => {
    const { world } = new Trial();
    world.step([], [{ type: 'patient.speak', line: 'ouch' }]);
    expect(world.state.patientLine).toBe('ouch');
  });

  it('beats at the rate of its patient', () => {
    const trial = new Trial();
    const phase = trial.world.state.heartPhase;
    // 72 a minute: 25 beats in 20.8333 s, which are 2500 ticks.
    let beats = 0;
    let last = phase;
    for (let i = 0; i < 2500; i++) {
      trial.do();
      if (trial.world.state.heartPhase < last) beats += 1;
      last = trial.world.state.heartPhase;
    }
    expect(beats).toBe(25);
    expect(last).toBeCloseTo(phase, 9);
  });

  it('lets go of the plunger when the window loses the keyboard', () => {
    const trial = new Trial().do({ type: 'syringe.effort', effort: 1 }, { type: 'focus.lost' });
    expect(trial.world.state.syringe.effort).toBe(0);
  });

  it('keeps the knobs in their range', () => {
    const trial = new Trial().do(
      { type: 'machine.set', setting: 'depth', value: 47 },
      { type: 'machine.set', setting: 'gainDb', value: 99 },
    );
    expect(trial.world.state.machine).toMatchObject({ depth: 50, gainDb: 20 });
  });

  it('closes only when the needle is out', () => {
    const trial = new Trial().aimAt(30, 0, 45).advance(12).do({ type: 'closing.do', act: 'press' });
    expect(trial.world.facts().pressed).toBe(false);
    trial.advance(-15).do({ type: 'closing.do', act: 'press' });
    expect(trial.world.facts().pressed).toBe(true);
    expect(trial.count('closing.done')).toBe(1);
  });

  it('refuses a region that is not the case’s', () => {
    expect(() => new World({ ...blockCase(), region: 'shoulder' }, block)).toThrow('"shoulder"');
  });
});
