import type { Region } from '../core/anatomy/region';
import { phantom } from '../core/anatomy/regions/phantom';
import type { CaseSetup } from '../core/world/state';
import { regions } from './regions';

/** The regions that can be scanned without a scenario: those of the scenarios, and the block of gel to learn on. */
export const scannable: readonly Region[] = [
  ...[...regions.values()].filter(({ id }) => id !== phantom.id),
  phantom,
];

/** A case of a region with nobody to be asked and nothing to be done: what a free hand scans. */
export const freeCase = (region: Region, seed: number): CaseSetup => ({
  seed,
  region: region.id,
  variation: region.vary(seed),
  patient: { name: '', age: 50, weightKg: 75, heartRatePerMin: 70 },
  consent: { statements: [] },
  skinDryingS: 0,
});
