import './fonts';
import './style/all.css';
import { type ComponentType, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Briefing } from './briefing/briefing';
import { ServicesProvider, useLoaded, useRoute } from './context';
import { Home } from './home/home';
import { FailedScreen, Waiting } from './message';
import type { Services } from './ports';
import { formatRoute, type Route } from './route';

const titles: Readonly<Record<Route['screen'], string>> = {
  home: 'Bevel',
  briefing: 'Briefing · Bevel',
  theatre: 'Theatre · Bevel',
  debrief: 'Debrief · Bevel',
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
    case 'briefing':
      return <Briefing scenario={route.scenario} seed={route.seed} />;
    case 'theatre':
      return <Later load={loadTheatre} attempt={route.attempt} />;
    case 'debrief':
      return <Later load={loadDebrief} attempt={route.attempt} />;
  }
}

type AttemptScreen = ComponentType<{ readonly attempt: string }>;
interface LaterScreen {
  readonly name: string;
  load(): Promise<AttemptScreen>;
}

const loadTheatre: LaterScreen = {
  name: 'theatre',
  load: async () => (await import('./theatre/theatre')).Theatre,
};
const loadDebrief: LaterScreen = {
  name: 'debrief',
  load: async () => (await import('./debrief/debrief')).Debrief,
};

/** A screen that the first one does not wait for. */
function Later({ load, attempt }: { readonly load: LaterScreen; readonly attempt: string }) {
  const part = useLoaded(load.name, load.load);
  if (part.state === 'failed') return <FailedScreen what="This page could not be loaded" why={part.why} />;
  if (part.state === 'waiting') return <Waiting what="Opening" />;
  return <part.value key={attempt} attempt={attempt} />;
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
