import { AudioLines, TriangleAlert } from 'lucide';
import { Icon } from '../icon';
import type { FeedKind } from './feed';
import { useRead } from './read';
import type { Session } from './session';

/** What is to be done now: one sentence, and under it what helps. */
export function GoalStrip({ session }: { readonly session: Session }) {
  const goal = useRead(session, ({ attempt }) => attempt.goal);
  const prompt = useRead(session, ({ attempt }) => attempt.prompt);
  return (
    <div class="goal-strip">
      <p class="goal">{goal}</p>
      <p class="prompt" aria-live="polite">
        {prompt ?? ''}
      </p>
    </div>
  );
}

/** What was said, felt and done wrong a moment ago, at the foot of the field and over its panels. */
export function Captions({ session }: { readonly session: Session }) {
  const shown = useRead(session, ({ feed }) =>
    JSON.stringify(feed.lines().map(({ kind, text }) => [kind, text])),
  );
  const lines = JSON.parse(shown) as readonly (readonly [FeedKind, string])[];
  return (
    <div class="captions" aria-live="polite">
      {lines.map(([kind, text]) => (
        <p key={kind} class={`caption ${kind}`}>
          {kind === 'patient' && <Icon of={AudioLines} />}
          {kind === 'fault' && <Icon of={TriangleAlert} />}
          {kind === 'fault' && <span class="unseen">Fault: </span>}
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
