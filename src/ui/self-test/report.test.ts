import { expect, test } from 'vitest';
import type { TierReport } from '../ports';
import type { TierName } from '../tier-name';
import { type Report, textOf, verdictOf } from './report';

const tier = (id: TierName, frame: number): TierReport => ({
  tier: id,
  precision: 'float',
  compile: [
    ['geometry', 812.34],
    ['field', 90],
  ],
  passes: [
    ['geometry', 3.456],
    ['field', 20.1],
  ],
  frame,
  hash: '0011aabb',
});
const report = (more: Partial<Report>): Report => ({
  browser: [
    ['Browser', 'Chromium 130'],
    ['Cores', '2'],
  ],
  graphics: { facts: [['Renderer', 'SwiftShader']], extensions: ['EXT_a', 'EXT_b'] },
  tiers: [],
  failed: null,
  ...more,
});

test('the verdict is the finest tier with 22 images a second', () => {
  const tiers = [tier('low', 12), tier('medium', 40), tier('high', 90)];
  expect(verdictOf(report({ tiers }))).toBe(
    'This machine can run Bevel at the medium tier: 25 images a second.',
  );
});

test('a machine that reaches that at no tier runs at the lowest', () => {
  const tiers = [tier('low', 63), tier('medium', 145)];
  // 1000 / 63
  expect(verdictOf(report({ tiers }))).toBe(
    'This machine can run Bevel at the low tier: 16 images a second.',
  );
});

test('below five images a second it is too slow', () => {
  expect(verdictOf(report({ tiers: [tier('low', 250)] }))).toBe(
    'This machine is too slow for Bevel: even at the low tier it computes 4.0 images a second, and a moving image needs 5.',
  );
});

test('a browser without WebGL 2, or without what the image needs, is told what is missing', () => {
  expect(verdictOf(report({ graphics: null }))).toContain('offers no WebGL 2');
  expect(verdictOf(report({ failed: 'It needs X.' }))).toBe('Bevel cannot draw its image here. It needs X.');
});

test('the text has the verdict at its head, columns that align, and no trailing blanks', () => {
  const lines = textOf(report({ tiers: [tier('low', 63)] })).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'Bevel self-test',
    'This machine can run Bevel at the low tier: 16 images a second.',
    '',
    'BROWSER',
    'Browser  Chromium 130',
  ]);
  const from = lines.findIndex((line) => line.startsWith('IMAGE'));
  expect(lines.slice(from + 1, from + 8)).toEqual([
    '                 low: compile      draw',
    'geometry                812.3      3.46',
    'field                    90.0      20.1',
    'whole                   902.3      63.0',
    'images a second                    15.9',
    'numbers                          32 bit',
    'hash                           0011aabb',
  ]);
  expect(lines.some((line) => line !== line.trimEnd())).toBe(false);
  expect(lines.at(-1)).toBe('EXT_b');
});
