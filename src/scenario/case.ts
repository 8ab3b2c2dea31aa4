import { randomBetween, randomStream } from '../core/math/random';
import type { CaseSetup, Patient } from '../core/world/state';
import type { LoadedScenario } from './loader';
import { regionOf } from './regions';

function drawPatient(patient: LoadedScenario['file']['patient'], seed: number): Patient {
  // A stream for each, so that a longer list of names leaves ages and weights as they are.
  const between = (purpose: string, [low, high]: readonly [number, number]): number =>
    Math.round(randomBetween(randomStream(seed, `patient.${purpose}`), low, high));
  const at = Math.floor(randomBetween(randomStream(seed, 'patient.name'), 0, patient.names.length));
  return {
    name: patient.names[at] ?? '',
    age: between('age', patient.age),
    weightKg: between('weight', patient.weightKg),
    heartRatePerMin: between('heartRate', patient.heartRatePerMin),
  };
}

/** All that is fixed before the first tick: a scenario and a seed say everything. */
export function caseOf({ file }: LoadedScenario, seed: number): CaseSetup {
  return {
    seed,
    region: file.region,
    variation: regionOf(file.region).vary(seed),
    patient: drawPatient(file.patient, seed),
    consent: {
      statements: file.consent.statements.map(({ id, required, right }) => ({ id, required, right })),
    },
    skinDryingS: file.skinDryingS,
  };
}

/** The case as it is told to the learner. */
export const vignetteOf = ({ file }: LoadedScenario, { name, age }: Patient): string =>
  file.vignette.replaceAll('{name}', name).replaceAll('{age}', String(age));
