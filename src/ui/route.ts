import { formatSeed, parseSeed } from './seed';

/** Where the person is. An attempt has an address of its own, so that a reloaded page goes on with it. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'self-test' }
  | { readonly screen: 'briefing'; readonly scenario: string; readonly seed: number }
  | { readonly screen: 'theatre'; readonly attempt: string }
  | { readonly screen: 'debrief'; readonly attempt: string }
  /** Without a region or a case the page chooses them. */
  | {
      readonly screen: 'scanner';
      readonly region: string | null;
      readonly seed: number | null;
      readonly lesion?: string;
      /** The right side of the body, and the region's aberrant anatomy. */
      readonly right?: boolean;
      readonly aberrant?: boolean;
    };

const HOME: Route = { screen: 'home' };

/** The route of a location's hash; anything unknown is home. */
export function parseRoute(hash: string): Route {
  const [path = '', extra = ''] = hash.split('?');
  const [screen, a, b, c] = path.replace(/^#\/?/, '').split('/').map(decodePart);
  if (screen === 'case' && a && b !== undefined) {
    const seed = parseSeed(b);
    return seed === null ? HOME : { screen: 'briefing', scenario: a, seed };
  }
  if (screen === 'self-test') return { screen: 'self-test' };
  if (screen === 'attempt' && a) return { screen: 'theatre', attempt: a };
  if (screen === 'debrief' && a) return { screen: 'debrief', attempt: a };
  if (screen === 'scanner')
    return {
      screen: 'scanner',
      region: a || null,
      seed: b === undefined ? null : parseSeed(b),
      ...(c ? { lesion: c } : {}),
      ...(extra.split('&').includes('right') ? { right: true } : {}),
      ...(extra.split('&').includes('aberrant') ? { aberrant: true } : {}),
    };
  return HOME;
}

export function formatRoute(route: Route): string {
  switch (route.screen) {
    case 'home':
      return '#/';
    case 'self-test':
      return '#/self-test';
    case 'briefing':
      return `#/case/${encodeURIComponent(route.scenario)}/${formatSeed(route.seed)}`;
    case 'theatre':
      return `#/attempt/${encodeURIComponent(route.attempt)}`;
    case 'debrief':
      return `#/debrief/${encodeURIComponent(route.attempt)}`;
    case 'scanner': {
      const region = route.region === null ? '' : `/${encodeURIComponent(route.region)}`;
      const seed = region && route.seed !== null ? `/${formatSeed(route.seed)}` : '';
      const lesion = seed && route.lesion !== undefined ? `/${encodeURIComponent(route.lesion)}` : '';
      const extra = [...(route.right ? ['right'] : []), ...(route.aberrant ? ['aberrant'] : [])];
      return `#/scanner${region}${seed}${lesion}${seed && extra.length > 0 ? `?${extra.join('&')}` : ''}`;
    }
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A hash typed by hand may hold a lone percent sign.
    return part;
  }
}
