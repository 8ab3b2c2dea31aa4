import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { popliteal } from '../core/anatomy/regions/popliteal';
import { commandAt } from '../core/recording/checkCommand';
import { blockCase } from '../core/world/block.fixture';
import type { Command } from '../core/world/command';
import { MOST_TILT_RAD } from '../core/world/probe';
import { Trial } from '../core/world/trial.fixture';

const kneeCase = { ...blockCase(), region: 'popliteal', variation: popliteal.vary(3) };

/** Every number that a device, a slider or a program may give. */
const n = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1e308, -1e308, 1e6, -1e6, 5e-324, Math.PI / 2),
  fc.double(),
  fc.double({ min: -50, max: 50, noNaN: true }),
);
const of = (type: Command['type'], fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), ...fields });

const anyCommand = fc.oneof(
  of('wait.skip', { seconds: n }),
  of('machine.set', { setting: fc.constantFrom('depth', 'gainDb', 'focus', 'steerRad', 'looks'), value: n }),
  of('machine.tgc', { slider: n, db: n }),
  of('machine.preset', { preset: fc.constantFrom('deep', 'knee') }),
  of('patient.pose', { pose: fc.constant('kneeFlexionRad'), value: n }),
  of('probe.choose', { probe: fc.constantFrom('linear38', 'hockey18', 'convex5') }),
  of('probe.place', { x: n, z: n }),
  of('probe.lift'),
  of('probe.slide', { x: n, z: n }),
  of('probe.turn', { rotateRad: n, tiltRad: n, rockRad: n }),
  of('probe.press', { newtons: n }),
  of('needle.take', { needle: fc.constantFrom('18G', '22G') }),
  of('needle.slide', { x: n, z: n }),
  of('needle.aim', { azimuthRad: n, elevationRad: n }),
  of('needle.twist', { rad: n }),
  of('needle.advance', { mm: n }),
  of('syringe.effort', { effort: n }),
) as fc.Arbitrary<Command>;

const isHeard = (command: Command): boolean => {
  try {
    commandAt(command, 'it');
    return true;
  } catch {
    return false;
  }
};

function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectFinite);
}

describe('whatever a command holds', () => {
  it('the state stays finite, and each that no recording could hold is refused with one event', () => {
    const trial = new Trial(kneeCase, popliteal);
    const fresh = JSON.stringify(trial.world.state);
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 8 }), (commands) => {
        Object.assign(trial.world.state, JSON.parse(fresh));
        trial.events.length = 0;
        trial.do({ type: 'probe.place', x: 0, z: 0 });
        for (const command of commands) {
          const before = trial.count('command.refused');
          trial.do(command);
          const refused = trial.count('command.refused') - before;
          if (!isHeard(command)) expect(refused).toBe(1);
          // hashOf throws at a number that is not finite.
          expect(trial.world.hash()).toMatch(/^[0-9a-f]{16}$/);
        }
        const { probe, needle, parameters, deformation } = trial.world.view();
        expectFinite({ probe, needle, parameters, press: deformation.press });
        expect(Math.abs(trial.world.state.probe.tiltRad)).toBeLessThanOrEqual(MOST_TILT_RAD);
      }),
      { seed: 3, numRuns: 60 },
    );
  }, 60_000);

  it('a tilt of 90 degrees is the most that there is, and a depth of none the least', () => {
    const trial = new Trial(kneeCase, popliteal).scanAt(0, 0);
    trial.do({ type: 'probe.turn', rotateRad: 0, tiltRad: Math.PI / 2, rockRad: 0 });
    expect(trial.world.state.probe.tiltRad).toBe(MOST_TILT_RAD);
    trial.do({ type: 'machine.set', setting: 'depth', value: 0 });
    expect(trial.world.state.machine.depth).toBe(30);
  });

  it('a probe far off the skin stays within the region', () => {
    const trial = new Trial(kneeCase, popliteal);
    trial.do({ type: 'probe.place', x: 9e5, z: -9e5 });
    const { x, z } = trial.world.state.probe;
    expect([x, z]).toEqual([trial.world.reach.x, -trial.world.reach.z]);
    expect(x).toBeGreaterThanOrEqual(popliteal.reach.x);
  });

  it('is told in words', () => {
    const trial = new Trial().do({ type: 'probe.slide', x: NaN, z: 0 });
    expect(trial.of('command.refused')).toEqual([
      { type: 'command.refused', command: 'probe.slide', why: 'x is not a number from -1000000 to 1000000' },
    ]);
  });
});
