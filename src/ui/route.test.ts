import { expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route';

const routes: readonly Route[] = [
  { screen: 'home' },
  { screen: 'self-test' },
  { screen: 'briefing', scenario: 'bakers-cyst', seed: 0x4f2a },
  { screen: 'theatre', attempt: '3f0c/with a slash' },
  { screen: 'debrief', attempt: '3f0c' },
  { screen: 'scanner', region: null, seed: null },
  { screen: 'scanner', region: 'phantom', seed: null },
  { screen: 'scanner', region: 'phantom', seed: 7 },
  { screen: 'scanner', region: 'popliteal', seed: 7, lesion: 'septated' },
  { screen: 'scanner', region: 'popliteal', seed: 7, right: true },
  { screen: 'scanner', region: 'popliteal', seed: 7, lesion: 'septated', right: true, aberrant: true },
];

test.each(routes)('the address of $screen leads back to it', (route) => {
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test.each(['', '#', '#/nowhere', '#/case/bakers-cyst', '#/case/bakers-cyst/zz', '#/attempt/', '#/%'])(
  '%s is home',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'home' });
  },
);
