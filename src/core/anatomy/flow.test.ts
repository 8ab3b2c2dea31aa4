import { describe, expect, test } from 'vitest';
import { vec3 } from '../math/vec3';
import { Anatomy, type PointSample } from './anatomy';
import { gelPhantom } from './regions/gelPhantom';
import { popliteal } from './regions/popliteal';

const LIVE = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };
const fossa = (seed: number, choice = {}): Anatomy => {
  const anatomy = new Anatomy(popliteal);
  anatomy.set(popliteal.derive(popliteal.vary(seed, choice), 1, LIVE));
  return anatomy;
};
const at: PointSample = { owner: 0, clearance: 0 };

/** Volume that runs through a structure's section at a height, mm3/s: rising z counts. */
function through(anatomy: Anatomy, id: string, z: number): { flux: number; most: number; area: number } {
  const i = anatomy.index(id);
  const step = 0.2;
  const v = vec3();
  let [flux, most, area] = [0, 0, 0];
  for (let x = -40; x < 40; x += step)
    for (let y = -60; y < 0; y += step) {
      if (anatomy.distance(i, x, y, z) >= 0) continue;
      anatomy.flow(v, i, x, y, z, -anatomy.distance(i, x, y, z));
      area += step * step;
      flux += v.z * step * step;
      most = Math.max(most, Math.sqrt(v.x * v.x + v.y * v.y + v.z * v.z));
    }
  return { flux, most, area };
}

describe('blood', () => {
  test('has the profile of Poiseuille: the mean is half of the peak, which the middle has', () => {
    const anatomy = new Anatomy(gelPhantom);
    const { flux, most, area } = through(anatomy, 'vessel', 0);
    expect(most).toBeGreaterThan(197);
    expect(most).toBeLessThanOrEqual(200);
    // At a station the tube runs straight along z.
    expect(Math.abs(flux / area / 100 - 1)).toBeLessThan(0.02);
  });

  test('follows its vessel and stops at its wall', () => {
    const anatomy = new Anatomy(gelPhantom);
    const i = anatomy.index('vessel');
    // From y = -20 at z = 0 to -26 at 95 by a smoothstep: half way it falls by 1.5 x 6 / 95 a mm.
    const v = anatomy.flow(vec3(), i, 36, -23, 47.5, 2.7);
    expect(v.y / v.z).toBeCloseTo((-1.5 * 6) / 95, 6);
    expect(v.x).toBe(0);
    expect(Math.abs(anatomy.flow(v, i, 36, -17, 0, 0).z)).toBeLessThan(1e-9);
  });

  test.each([1, 2, 3])('runs down in the artery and up in the veins of patient %i', (seed) => {
    const anatomy = fossa(seed);
    expect(through(anatomy, 'artery', -20).flux).toBeGreaterThan(0);
    expect(through(anatomy, 'vein', -20).flux).toBeLessThan(0);
    expect(through(anatomy, 'artery', -20).most).toBeGreaterThan(660);
    expect(through(anatomy, 'vein', -20).most).toBeGreaterThan(130);
  });

  test('runs the same way in the mirrored limb', () => {
    const left = fossa(4);
    const right = fossa(4, { side: 'right' });
    const i = left.index('artery');
    for (const z of [-60, -20, 30])
      for (let x = -24; x < -14; x += 0.5)
        for (let y = -45; y < -20; y += 0.5) {
          if (left.distance(i, x, y, z) >= 0) continue;
          const a = left.flow(vec3(), i, x, y, z, 1);
          const b = right.flow(vec3(), i, -x, y, z, 1);
          expect(b.x).toBeCloseTo(-a.x, 9);
          expect(b.y).toBeCloseTo(a.y, 9);
          expect(b.z).toBeCloseTo(a.z, 9);
        }
  });

  test('turns round in an aneurysm, the same volume, and stands in a thrombosed one', () => {
    const wide = fossa(5, { lesion: 'aneurysm' });
    const sound = fossa(5);
    const i = wide.index('artery');
    const here = through(wide, 'artery', 8);
    expect(here.flux / through(sound, 'artery', 8).flux).toBeGreaterThan(0.75);
    expect(here.flux / through(sound, 'artery', 8).flux).toBeLessThan(1.25);
    // Both ways along the vessel in one section.
    let [least, most] = [0, 0];
    for (let y = -60; y < -10; y += 0.5)
      for (let x = -40; x < 0; x += 0.5)
        if (wide.sample(at, x, y, 8).owner === i) {
          const v = wide.flow(vec3(), i, x, y, 8, at.clearance).z;
          least = Math.min(least, v);
          most = Math.max(most, v);
        }
    expect(least).toBeLessThan(-60);
    expect(most).toBeGreaterThan(150);
    const shut = fossa(5, { lesion: 'thrombosedAneurysm' });
    expect(shut.bleeds(shut.index('artery'))).toBe(false);
    expect(through(shut, 'artery', 8).most).toBe(0);
  });

  test('is in nothing else', () => {
    const anatomy = fossa(6);
    const names = anatomy.structures.filter((_, i) => anatomy.bleeds(i)).map((s) => s.id);
    expect(names).toEqual(['artery', 'vein', 'smallSaphenousVein']);
  });
});
