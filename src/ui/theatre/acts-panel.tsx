import {
  ArrowDownToLine,
  Bandage,
  Brush,
  Check,
  Droplet,
  Droplets,
  Hand,
  type IconNode,
  MessageSquareText,
  ScanLine,
  SquareDashed,
  Trash2,
} from 'lucide';
import type { AsepsisAct, ClosingAct } from '../../core/world/command';
import { Icon } from '../icon';
import { useRead } from './read';
import type { Session } from './session';

interface Act<Id> {
  readonly id: Id;
  readonly label: string;
  readonly about: string;
  readonly icon: IconNode;
}

const asepsisActs: readonly Act<AsepsisAct>[] = [
  { id: 'washHands', label: 'Wash hands', about: 'Hands and forearms, with a rub', icon: Droplets },
  { id: 'gloves', label: 'Sterile gloves', about: 'Put on without touching their outside', icon: Hand },
  { id: 'prepareSkin', label: 'Prepare the skin', about: 'Antiseptic, from the site outwards', icon: Brush },
  { id: 'drape', label: 'Drape', about: 'Sterile cloth with a window', icon: SquareDashed },
  {
    id: 'coverProbe',
    label: 'Cover the probe',
    about: 'Sterile sleeve over probe and cable',
    icon: ScanLine,
  },
  { id: 'sterileGel', label: 'Sterile gel', about: 'Between the sleeve and the skin', icon: Droplet },
];

const closingActs: readonly Act<ClosingAct>[] = [
  {
    id: 'sharps',
    label: 'Needle into the bin',
    about: 'Straight from the hand, not re-sheathed',
    icon: Trash2,
  },
  { id: 'press', label: 'Press', about: 'A swab on the puncture', icon: ArrowDownToLine },
  { id: 'dress', label: 'Dress', about: 'A dressing and a compression bandage', icon: Bandage },
  { id: 'advise', label: 'Advise', about: 'What to expect and when to call', icon: MessageSquareText },
];

export function AsepsisActs({ session }: { readonly session: Session }) {
  const done = useRead(session, ({ state }) => state.asepsis.done.join()).split(',');
  return (
    <>
      <ul class="acts-grid">
        {asepsisActs.map((act) => (
          <ActButton
            key={act.id}
            act={act}
            done={done.includes(act.id)}
            onDo={() => session.give({ type: 'asepsis.do', act: act.id })}
          />
        ))}
      </ul>
      <Drying session={session} />
    </>
  );
}

export function ClosingActs({ session }: { readonly session: Session }) {
  const done = useRead(session, ({ state }) => state.closing.join()).split(',');
  const inSkin = useRead(session, ({ state }) => state.needle.pierced);
  const untouched = useRead(session, ({ state }) => state.needle.passes === 0);
  return (
    <>
      <ul class="acts-grid">
        {closingActs.map((act) => (
          <ActButton
            key={act.id}
            act={act}
            done={done.includes(act.id)}
            off={inSkin || untouched}
            onDo={() => session.give({ type: 'closing.do', act: act.id })}
          />
        ))}
      </ul>
      {inSkin && <p class="quiet">The needle is still in the skin: withdraw it first.</p>}
      {untouched && <p class="quiet">This comes after the needle.</p>}
    </>
  );
}

interface ActButtonProps {
  readonly act: Act<string>;
  readonly done: boolean;
  readonly off?: boolean;
  onDo(): void;
}

function ActButton({ act, done, off = false, onDo }: ActButtonProps) {
  return (
    <li>
      <button type="button" class={done ? 'act done' : 'act'} disabled={off} onClick={onDo}>
        <Icon of={act.icon} />
        <span class="what">
          <strong>{act.label}</strong>
          <span>{act.about}</span>
        </span>
        <span class="act-tick">
          {done && (
            <>
              <Icon of={Check} />
              <span class="unseen">, done</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

function Drying({ session }: { readonly session: Session }) {
  const left = useRead(session, ({ state }) => Math.ceil(state.asepsis.dryInS));
  const prepared = useRead(session, ({ state }) => state.asepsis.done.includes('prepareSkin'));
  if (!prepared) return null;
  const whole = session.attempt.setup.skinDryingS;
  return (
    <div class="drying">
      {left > 0 ? (
        <>
          <p>
            The skin dries: <span class="num">{left}</span>
            <span class="unit"> s</span>
          </p>
          <progress aria-label="Drying of the skin" max={whole} value={whole - left} />
          <button
            type="button"
            class="button"
            onClick={() => session.give({ type: 'wait.skip', seconds: whole })}
          >
            Wait until it is dry
          </button>
        </>
      ) : (
        <p class="settled">
          <Icon of={Check} />
          The skin is dry.
        </p>
      )}
    </div>
  );
}
