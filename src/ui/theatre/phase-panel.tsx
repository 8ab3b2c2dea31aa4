import { AsepsisActs, ClosingActs } from './acts-panel';
import { ConsentActs } from './consent-panel';
import { Panel } from './panel';
import type { Session } from './session';

/** Phases whose work is done in a panel and not with the hands. */
const acts: Readonly<Record<string, typeof ConsentActs>> = {
  consent: ConsentActs,
  asepsis: AsepsisActs,
  dress: ClosingActs,
};

export const hasActs = (phase: string): boolean => Object.hasOwn(acts, phase);

interface PhasePanelProps {
  readonly session: Session;
  readonly phase: string;
  onClose(): void;
}

export function PhasePanel({ session, phase, onClose }: PhasePanelProps) {
  const text = session.attempt.phases.find(({ id }) => id === phase);
  if (text === undefined) return null;
  const Acts = acts[phase];
  return (
    <Panel title={text.title} onClose={onClose}>
      {text.progress !== 'current' && <p class="panel-goal">{text.goal}</p>}
      {Acts && <Acts session={session} />}
      {text.hints.length > 0 && (
        <details class="hints" open={Acts === undefined}>
          <summary>Hints</summary>
          <ul>
            {text.hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
