import { expect, test } from 'vitest';
import {
  type Caliper,
  circumference,
  ellipseArea,
  lengthOf,
  outlineOf,
  readingsOf,
  startOf,
  volumeMl,
  widthEnd,
  withCaliper,
  withEnd,
  withWidth,
} from './measure';

const at = (lateral: number, depth: number) => ({ lateral, depth });
const laid = (measure: Caliper['measure'], mm: number, tick = 0): Caliper =>
  withEnd(startOf(measure, at(1, 10), tick), 'to', at(1 + mm * 0.6, 10 + mm * 0.8), true);

test('a distance is that of its ends', () => {
  // 3, 4, 5.
  expect(lengthOf({ from: at(-1, 10), to: at(2, 14) })).toBe(5);
});

test('the width of an ellipse follows the handle at its side, and not along its axis', () => {
  const ellipse = withEnd(startOf('ellipse', at(-10, 20), 0), 'to', at(10, 20), true);
  expect(ellipse.width).toBeCloseTo(12, 9);
  const wide = withWidth(ellipse, at(7, 25));
  expect(wide.width).toBeCloseTo(10, 9);
  expect(widthEnd(wide)).toEqual(at(0, 25));
  // 20 x 10 mm: pi/4 of 200 mm2. Round it: 48.44 mm by the elliptic integral.
  expect(ellipseArea(wide)).toBeCloseTo(157.08, 2);
  expect(circumference(wide)).toBeCloseTo(48.442, 3);
  // An end that is moved later leaves the width.
  expect(withEnd(wide, 'to', at(20, 20), false).width).toBeCloseTo(10, 9);
});

test('the drawn ellipse goes through the ends of both axes, also of a slanting one', () => {
  const ellipse = withWidth(laid('ellipse', 20), at(1, 30));
  const outline = outlineOf(ellipse, 4);
  const near = (place: { lateral: number; depth: number }) =>
    Math.min(...outline.map((p) => Math.hypot(p.lateral - place.lateral, p.depth - place.depth)));
  for (const end of [ellipse.from, ellipse.to, widthEnd(ellipse)]) expect(near(end)).toBeLessThan(1e-9);
});

test('three diameters of two images make a volume, a fourth takes the place of the first', () => {
  const two = withCaliper(withCaliper([], laid('volume', 25)), laid('volume', 20));
  expect(volumeMl(two)).toBeNull();
  expect(readingsOf(two)).toEqual(['D 25.0 × 20.0 × – mm']);
  const three = withCaliper(two, laid('volume', 10, 99));
  // pi/6 x 25 x 20 x 10 mm3.
  expect(volumeMl(three)).toBeCloseTo(2.618, 4);
  expect(readingsOf(three)).toEqual(['D 25.0 × 20.0 × 10.0 mm = 2.62 mL']);
  expect(readingsOf(withCaliper(three, laid('volume', 40)))).toEqual(['D 20.0 × 10.0 × 40.0 mm = 4.19 mL']);
});

test('a new distance makes room among the distances alone', () => {
  let all: readonly Caliper[] = [laid('volume', 30)];
  for (let mm = 1; mm <= 6; mm++) all = withCaliper(all, laid('distance', mm));
  expect(readingsOf(all)).toEqual(['1 3.0 mm', '2 4.0 mm', '3 5.0 mm', '4 6.0 mm', 'D 30.0 × – × – mm']);
});
