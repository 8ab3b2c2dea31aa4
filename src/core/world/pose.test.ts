import { describe, expect, it } from 'vitest';
import type { Region } from '../anatomy/region';
import { popliteal } from '../anatomy/regions/popliteal';
import { shoulder } from '../anatomy/regions/shoulder';
import { blockCase } from './block.fixture';
import { Trial } from './trial.fixture';

const scan = (region: Region): Trial =>
  new Trial({ ...blockCase(), region: region.id, variation: region.vary(3) }, region).scanAt(0, 0);

const parameter = (trial: Trial, name: string): number => {
  const { region } = trial.world.anatomy;
  return trial.world.view().parameters[region.parameters.findIndex(({ param }) => param === name)] ?? NaN;
};

describe('a limb', () => {
  it('takes its time to be held otherwise, and says when it is', () => {
    const trial = scan(popliteal);
    const full = parameter(trial, 'cystRy');
    trial.do({ type: 'patient.pose', pose: 'kneeFlexionRad', value: 0.7 });
    trial.wait(1);
    // Half of its range a second.
    expect(trial.world.state.pose.kneeFlexionRad?.at).toBeCloseTo(0.35 * (121 / 120), 6);
    expect(trial.count('pose.held')).toBe(0);
    trial.wait(1.1);
    expect(trial.world.state.pose.kneeFlexionRad).toEqual({ at: 0.7, wanted: 0.7 });
    expect(trial.of('pose.held')).toEqual([{ type: 'pose.held', pose: 'kneeFlexionRad', value: 0.7 }]);
    // A flexed knee slackens the cyst by 22 % of its height.
    expect(parameter(trial, 'cystRy') / full).toBeCloseTo(0.78, 2);
  });

  it('turns no further than it goes', () => {
    const trial = scan(shoulder);
    expect(parameter(trial, 'bladeRad')).toBe(0);
    trial.do({ type: 'patient.pose', pose: 'internalRotationRad', value: -9 }).wait(2.1);
    expect(trial.world.state.pose.internalRotationRad?.at).toBe(0);
    expect(parameter(trial, 'bladeRad')).toBeCloseTo(0.72, 9);
  });

  it('has no pose that its region does not name', () => {
    const trial = scan(popliteal);
    trial.do({ type: 'patient.pose', pose: 'elbow', value: 1 }).do({
      type: 'patient.pose',
      pose: 'constructor',
      value: 1,
    });
    expect(trial.of('command.refused').map(({ why }) => why)).toEqual([
      'region "popliteal" has no pose "elbow"',
      'region "popliteal" has no pose "constructor"',
    ]);
  });
});
