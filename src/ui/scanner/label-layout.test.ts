import { expect, test } from 'vitest';
import { phantom } from '../../core/anatomy/regions/phantom';
import type { SectionLabel } from '../../core/imaging/labels';
import { linear38 } from '../../core/instruments/probe';
import { placeLabels, textWidth } from './label-layout';
import { mappingOf } from './place';

/** 10 pixels to a millimetre. */
const rect = { x: 20, y: 10, width: 384, height: 400, mmPerPixel: 0.1 };
const [first] = phantom.structures;
if (first === undefined) throw new Error('The phantom has no structures.');

const section = (lateral: number, depth: number, role: 'tissue' | 'hazard' = 'tissue'): SectionLabel => ({
  structure: { ...first, role },
  lateral,
  depth,
  area: 10,
});

const place = (sections: readonly SectionLabel[], text = 'Tibial nerve', flipped = false) =>
  placeLabels(sections, mappingOf(rect, linear38, 40, flipped), () => text);

test('a name stands at its place, 10 pixels to a millimetre, and on the other side when the image is flipped', () => {
  expect(place([section(5, 20)])[0]).toMatchObject({ x: 262, y: 210, pointX: 262, pointY: 210 });
  expect(place([section(5, 20)], 'Tibial nerve', true)[0]?.x).toBeCloseTo(162, 9);
});

test('two names at one place do not cover each other', () => {
  const [a, b] = place([section(0, 20), section(0, 20.5)]);
  expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(19);
  expect(b?.pointY).toBe(215);
});

test('the nerve keeps its place, the fat around it gives way', () => {
  const placed = place([section(0, 20), section(0, 20, 'hazard')]);
  expect(placed[0]?.y).toBe(210);
  expect(placed[1]?.y).not.toBe(210);
});

test('a name at the edge stays within the image, and one that is wider than it is left out', () => {
  const [edge] = place([section(19.1, 39.9)]);
  expect((edge?.x ?? 0) + textWidth('Tibial nerve') / 2).toBeLessThanOrEqual(404);
  expect(edge?.y).toBeLessThanOrEqual(410);
  expect(place([section(0, 20)], 'x'.repeat(80))).toEqual([]);
});

test('names that find no room near their place are left out', () => {
  const crowd = Array.from({ length: 30 }, () => section(0, 20));
  const placed = place(crowd);
  expect(placed.length).toBeGreaterThan(2);
  expect(placed.length).toBeLessThan(8);
});
