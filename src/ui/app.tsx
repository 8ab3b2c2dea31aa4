import type { CaseChoice } from '../core/anatomy/region';
import './fonts';
import './style/all.css';
import { type ComponentType, createElement, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Briefing } from './briefing/briefing';
import { ServicesProvider, useLoaded, useRoute } from './context';
import { Home } from './home/home';
import { FailedScreen, Waiting } from './message';
import type { Services } from './ports';
import { formatRoute, type Route } from './route';

const titles: Readonly<Record<Route['screen'], string>> = {
  home: 'Bevel',
  'self-test': 'Self-test · Bevel',
  briefing: 'Briefing · Bevel',
  theatre: 'Theatre · Bevel',
  debrief: 'Debrief · Bevel',
  scanner: 'Scanner · Bevel',
};

function Screen() {
  const route = useRoute();
  const address = formatRoute(route);
  useEffect(() => {
    document.title = titles[route.screen];
    window.scrollTo(0, 0);
  }, [address, route.screen]);
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'self-test':
      return <Later of={loadSelfTest} props={{}} />;
    case 'briefing':
      return <Briefing scenario={route.scenario} seed={route.seed} />;
    case 'theatre':
      return <Later of={loadTheatre} key={route.attempt} props={{ attempt: route.attempt }} />;
    case 'debrief':
      return <Later of={loadDebrief} key={route.attempt} props={{ attempt: route.attempt }} />;
    case 'scanner':
      return (
        <Later of={loadScanner} props={{ region: route.region, seed: route.seed, choice: choiceOf(route) }} />
      );
  }
}

interface LaterScreen<P> {
  readonly name: string;
  load(): Promise<ComponentType<P>>;
}

const loadSelfTest: LaterScreen<object> = {
  name: 'self-test',
  load: async () => (await import('./self-test/self-test')).SelfTest,
};
const loadTheatre: LaterScreen<{ readonly attempt: string }> = {
  name: 'theatre',
  load: async () => (await import('./theatre/theatre')).Theatre,
};
const loadDebrief: LaterScreen<{ readonly attempt: string }> = {
  name: 'debrief',
  load: async () => (await import('./debrief/debrief')).Debrief,
};

interface ScannerProps {
  readonly region: string | null;
  readonly seed: number | null;
  readonly choice: CaseChoice;
}

/** What an address asks of a case beyond its seed. */
const choiceOf = ({ lesion, right, aberrant }: Extract<Route, { screen: 'scanner' }>): CaseChoice => ({
  ...(lesion === undefined ? {} : { lesion }),
  ...(right ? { side: 'right' } : {}),
  ...(aberrant ? { aberrant } : {}),
});

const loadScanner: LaterScreen<ScannerProps> = {
  name: 'scanner',
  load: async () => (await import('./scanner/scanner')).ScannerPage,
};

/** A screen that the first one does not wait for. */
function Later<P extends object>({ of, props }: { readonly of: LaterScreen<P>; readonly props: P }) {
  const part = useLoaded(of.name, of.load);
  if (part.state === 'failed') return <FailedScreen what="This page could not be loaded" why={part.why} />;
  if (part.state === 'waiting') return <Waiting what="Opening" />;
  return createElement(part.value, props);
}

/** Draws the app into an element of the page. */
export function mountApp(root: HTMLElement, services: Services): void {
  render(
    <ServicesProvider value={services}>
      <Screen />
    </ServicesProvider>,
    root,
  );
}
