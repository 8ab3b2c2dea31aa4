import { CircleHelp, Pause } from 'lucide';
import { formatTicks } from '../format';
import { Icon } from '../icon';
import { Mark } from '../masthead';
import { formatSeed } from '../seed';
import { useRead } from './read';
import type { Session } from './session';

interface TopBarProps {
  readonly session: Session;
  onPause(): void;
  onHelp(): void;
}

export function TopBar({ session, onPause, onHelp }: TopBarProps) {
  const { scenario, seed, setup } = session.attempt;
  const { name, age, weightKg } = setup.patient;
  return (
    <header class="top-bar">
      <span class="wordmark">
        <Mark />
        <span class="unseen">Bevel</span>
      </span>
      <h1>
        {scenario.file.title}
        <span class="quiet">
          {' '}
          seed <span class="num">{formatSeed(seed)}</span>
        </span>
      </h1>
      <p class="patient">
        {name}
        <span class="quiet">
          , <span class="num">{age}</span> years, <span class="num">{Math.round(weightKg)}</span> kg
        </span>
      </p>
      <Clock session={session} />
      <button type="button" class="button bare" onClick={onHelp}>
        <Icon of={CircleHelp} />
        Controls
      </button>
      <button type="button" class="button bare" onClick={onPause}>
        <Icon of={Pause} />
        Pause
      </button>
    </header>
  );
}

function Clock({ session }: { readonly session: Session }) {
  const text = useRead(session, ({ state }) => formatTicks(state.tick));
  return (
    <p class="clock num" role="timer">
      {text}
    </p>
  );
}
