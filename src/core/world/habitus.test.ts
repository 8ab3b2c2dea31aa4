import { expect, test } from 'vitest';
import { Anatomy, OUTSIDE } from '../anatomy/anatomy';
import type { Region, Variation } from '../anatomy/region';
import { popliteal } from '../anatomy/regions/popliteal';
import { shoulder } from '../anatomy/regions/shoulder';
import { presets } from '../imaging/presets';
import { linear38 } from '../instruments/probe';

const seeds = Array.from({ length: 120 }, (_, i) => i + 1);
const sites = [
  { region: popliteal, at: ({ cystX = 0 }: Variation) => cystX, preset: presets.knee },
  { region: shoulder, at: () => 6.4, preset: presets.shoulder },
] as const;

/** How deep under the skin the target begins and ends on the line down at (x, 2), mm. */
function targetOf(region: Region, variation: Variation, x: number): { from: number; to: number } {
  const anatomy = new Anatomy(region);
  anatomy.set(region.derive(variation, 1, { cavityMl: 0, veinPress: 0, arteryPulse: 0 }));
  const target = anatomy.index(region.cavity.structure);
  let skin = 0;
  let from = Number.NaN;
  let to = Number.NaN;
  for (let y = 12; y > -70; y -= 0.1) {
    const owner = anatomy.owner(x, y, 2);
    if (owner === OUTSIDE) skin = y;
    if (owner !== target) continue;
    if (Number.isNaN(from)) from = skin - y;
    to = skin - y;
  }
  return { from, to };
}

test.each(sites)('$region.id: patients have 3 to 25 mm of fat, half of them 7 to 13', ({ region }) => {
  const fats = seeds.map((seed) => region.vary(seed).fat ?? Number.NaN).sort((a, b) => a - b);
  expect(fats[0]).toBeGreaterThanOrEqual(3);
  expect(fats[0]).toBeLessThan(4);
  expect(fats.at(-1)).toBe(25);
  // Quartiles of 9 exp(0.5 N): 9 exp(-+0.337) = 6.4 and 12.6.
  expect(fats[30]).toBeGreaterThan(5);
  expect(fats[30]).toBeLessThan(8);
  expect(fats[90]).toBeGreaterThan(10.5);
  expect(fats[90]).toBeLessThan(15);
});

test.each(sites)(
  "$region.id: the site's preset shows the target of nine in ten, the probe that of all",
  ({ region, at, preset }) => {
    let shown = 0;
    let thickest = 0;
    for (const seed of seeds.slice(0, 60)) {
      const variation = region.vary(seed);
      const { from, to } = targetOf(region, variation, at(variation));
      thickest = Math.max(thickest, variation.fat ?? 0);
      expect(from).toBeGreaterThan(variation.fat ?? 0);
      if (to < (preset.settings.depth ?? 0)) shown++;
      expect(to).toBeLessThan(Math.max(...linear38.depths));
    }
    expect(thickest).toBeGreaterThan(22);
    expect(shown).toBeGreaterThanOrEqual(52);
  },
);

test('a fatter patient is scanned and punctured over more skin', () => {
  const reach = (fat: number): number => popliteal.reachOf?.({ fat }).x ?? 0;
  expect(reach(3)).toBe(popliteal.reach.x);
  expect(reach(25)).toBe(popliteal.reach.x + 12);
});
