import { CircleHelp, Pause, TriangleAlert } from 'lucide';
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
      <StoreWarning session={session} />
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

/** Says when what is done can no longer be kept. */
function StoreWarning({ session }: { readonly session: Session }) {
  const why = useRead(session, ({ storeFailure }) => storeFailure);
  if (why === null) return null;
  return (
    <p class="store-warning" role="alert" title={why}>
      <Icon of={TriangleAlert} />
      This attempt is not being stored.
    </p>
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
