import type { CaseChoice, Region } from '../core/anatomy/region';
import { gelPhantom } from '../core/anatomy/regions/gelPhantom';
import { shoulder } from '../core/anatomy/regions/shoulder';
import type { CaseSetup } from '../core/world/state';
import { regions } from './regions';

/** The regions that can be scanned without a scenario: those of the scenarios, the others, and the block of gel to learn on. */
export const scannable: readonly Region[] = [
  ...regions.values(),
  ...[shoulder, gelPhantom].filter(({ id }) => !regions.has(id)),
];

/** A case of a region, with one of its lesions or with its usual one, with nobody to be asked and nothing to be done: what a free hand scans. */
export const freeCase = (
  region: Region,
  seed: number,
  lesion: string | null,
  others: Omit<CaseChoice, 'lesion'> = {},
): CaseSetup => ({
  seed,
  region: region.id,
  variation: region.vary(seed, { ...others, ...(lesion === null ? {} : { lesion }) }),
  patient: { name: '', age: 50, weightKg: 75, heartRatePerMin: 70 },
  consent: { statements: [] },
  skinDryingS: 0,
});
