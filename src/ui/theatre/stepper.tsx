import { Check, Minus } from 'lucide';
import type { PhaseProgress } from '../../scenario/director';
import { Icon } from '../icon';
import { useRead } from './read';
import type { Session } from './session';

interface StepperProps {
  readonly session: Session;
  /** The phase whose panel is open, or null. */
  readonly open: string | null;
  onOpen(phase: string | null): void;
}

const spoken: Readonly<Record<PhaseProgress, string>> = {
  ahead: 'still to come',
  current: 'now',
  done: 'done',
  skipped: 'passed over',
};

/** The phases as a slim edge; pressing one opens what it says and what can be done in it. */
export function Stepper({ session, open, onOpen }: StepperProps) {
  const progress = useRead(session, ({ attempt }) => attempt.phases.map((phase) => phase.progress).join());
  const all = progress.split(',') as PhaseProgress[];
  return (
    <nav class="stepper" aria-label="Phases">
      <ol>
        {session.attempt.phases.map(({ id, title }, i) => {
          const state = all[i] ?? 'ahead';
          return (
            <li key={id}>
              <button
                type="button"
                class={`step ${state}`}
                aria-expanded={open === id}
                aria-current={state === 'current' ? 'step' : undefined}
                onClick={() => onOpen(open === id ? null : id)}
              >
                <span class="disc">
                  {state === 'done' ? <Icon of={Check} /> : state === 'skipped' ? <Icon of={Minus} /> : i + 1}
                </span>
                <span class="name">{title}</span>
                <span class="unseen">{spoken[state]}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
