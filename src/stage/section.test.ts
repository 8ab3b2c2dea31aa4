import { expect, test } from 'vitest';
import { Anatomy } from '../core/anatomy/anatomy';
import { gelPhantom } from '../core/anatomy/regions/gelPhantom';
import { tissues } from '../core/anatomy/tissues';
import { fromImage } from '../core/imaging/beam';
import { vec3 } from '../core/math/vec3';
import { COLUMNS, PITCH, sectionPixels } from './section';
import { SECTION } from './shapes/section';
import { testView } from './testView.fixture';

test('the section shows what stands in the plane of the image, in the colours of its tissues, and nothing outside the body', () => {
  const anatomy = new Anatomy(gelPhantom);
  const view = testView(anatomy, {});
  const pixels = sectionPixels(view, anatomy);
  const p = vec3();
  let [met, wrong] = [0, 0];
  for (let depth = -10; depth < 60; depth += 2.3)
    for (let lateral = -40; lateral < 40; lateral += 2.9) {
      const column = Math.floor((lateral + SECTION.half) / PITCH);
      const row = Math.floor((depth + SECTION.above) / PITCH);
      const k = 4 * (row * COLUMNS + column);
      fromImage(p, view.probe, (column + 0.5) * PITCH - SECTION.half, (row + 0.5) * PITCH - SECTION.above);
      const owner = anatomy.surface(p.x, p.y, p.z) > 0 ? -1 : anatomy.owner(p.x, p.y, p.z);
      const ink = owner < 0 ? null : tissues[anatomy.tissueOf(owner)].colour;
      met++;
      if (ink === null) wrong += Number(pixels[k + 3] !== 0);
      // Half as bright on the line between two structures.
      else if (![1, 0.5].some((shade) => Math.abs((pixels[k] ?? 0) - 255 * shade * ink[0]) < 2)) wrong++;
    }
  // Things smaller than a cell of the grid may be missed.
  expect(wrong / met).toBeLessThan(0.01);
  expect(pixels.some((v) => v === 255)).toBe(true);
});
