import type { Region } from '../anatomy/region';
import type { Metric } from './metric';
import { AdvanceSeen } from './metrics/advance-seen';
import { Clearance } from './metrics/clearance';
import { Closing } from './metrics/closing';
import { Drained } from './metrics/drained';
import { Passes } from './metrics/passes';
import { asepsisConditions, consentConditions, Readiness } from './metrics/readiness';
import { Surveyed } from './metrics/surveyed';

const makers: Readonly<Record<string, (region: Region) => Metric>> = {
  readiness: () => new Readiness('readiness', [...consentConditions, ...asepsisConditions]),
  consent: () => new Readiness('consent', consentConditions),
  asepsis: () => new Readiness('asepsis', asepsisConditions),
  surveyed: () => new Surveyed(),
  advanceSeen: () => new AdvanceSeen(),
  passes: () => new Passes(),
  clearance: (region) => new Clearance(region),
  drained: () => new Drained(),
  closing: () => new Closing(),
};

/** The names that a rubric may use. */
export const metricIds: readonly string[] = Object.keys(makers);

/** One of each metric, for one attempt in a region. */
export const allMetrics = (region: Region): readonly Metric[] =>
  Object.values(makers).map((make) => make(region));
