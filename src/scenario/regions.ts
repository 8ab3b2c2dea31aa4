import type { Region } from '../core/anatomy/region';
import { popliteal } from '../core/anatomy/regions/popliteal';
import { shoulder } from '../core/anatomy/regions/shoulder';

/** The regions that a scenario may name. */
export const regions: ReadonlyMap<string, Region> = new Map(
  [popliteal, shoulder].map((region) => [region.id, region]),
);

/** @throws Error for a name that no region has; the linter finds it first. */
export function regionOf(id: string): Region {
  const region = regions.get(id);
  if (region === undefined) throw new Error(`No region is called "${id}".`);
  return region;
}
