import { expect, test } from 'vitest';
import { add, addScaled, copy, cross, distance, dot, length, normalize, scale, set, sub, vec3 } from './vec3';

const a = vec3(1, 2, 3);
const b = vec3(-2, 0.5, 4);

test('sums and products by components', () => {
  expect(add(vec3(), a, b)).toEqual({ x: -1, y: 2.5, z: 7 });
  expect(sub(vec3(), a, b)).toEqual({ x: 3, y: 1.5, z: -1 });
  expect(scale(vec3(), a, -2)).toEqual({ x: -2, y: -4, z: -6 });
  expect(addScaled(vec3(), a, b, 2)).toEqual({ x: -3, y: 3, z: 11 });
  // -2 + 1 + 12
  expect(dot(a, b)).toBe(11);
});

test('the cross product is right-handed and may write over its operands', () => {
  expect(cross(vec3(), vec3(1, 0, 0), vec3(0, 1, 0))).toEqual({ x: 0, y: 0, z: 1 });
  const over = copy(vec3(), a);
  // (2*4 - 3*0.5, 3*-2 - 1*4, 1*0.5 - 2*-2)
  expect(cross(over, over, b)).toEqual({ x: 6.5, y: -10, z: 4.5 });
});

test('lengths', () => {
  expect(length(vec3(2, 3, 6))).toBe(7);
  expect(distance(vec3(1, 1, 1), vec3(3, 4, 7))).toBe(7);
  expect(length(normalize(vec3(), a))).toBeCloseTo(1, 15);
  expect(normalize(vec3(9, 9, 9), vec3())).toEqual(vec3());
  expect(set(vec3(), 4, 5, 6)).toEqual({ x: 4, y: 5, z: 6 });
});
