import './fonts';
import './style/all.css';
import { render } from 'preact';
import { Briefing } from './briefing/briefing';
import { ServicesProvider, useRoute } from './context';
import { Home } from './home/home';
import type { Services } from './ports';
import { Theatre } from './theatre/theatre';

function Screen() {
  const route = useRoute();
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'briefing':
      return <Briefing scenario={route.scenario} seed={route.seed} />;
    case 'theatre':
      return <Theatre attempt={route.attempt} />;
    case 'debrief':
      return <Home />;
  }
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
