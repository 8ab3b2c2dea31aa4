import { AudioLines, Check } from 'lucide';
import { Icon } from '../icon';
import { useRead } from './read';
import type { Session } from './session';

/** What can be said to the patient, each with the answer once it was said, and the question. */
export function ConsentActs({ session }: { readonly session: Session }) {
  const said = useRead(session, ({ state }) => state.consent.said.join('\n')).split('\n');
  const given = useRead(session, ({ state }) => state.consent.given);
  const { consent } = session.attempt.scenario.file;
  return (
    <>
      <ul class="sayings">
        {consent.statements.map(({ id, say, answer }) => {
          const isSaid = said.includes(id);
          return (
            <li key={id}>
              <button
                type="button"
                class={isSaid ? 'saying said' : 'saying'}
                disabled={given}
                onClick={() => session.give({ type: 'consent.say', statement: id })}
              >
                <span class="said-tick">{isSaid && <Icon of={Check} />}</span>
                <span>{say}</span>
                {isSaid && <span class="unseen">, said</span>}
              </button>
              {isSaid && (
                <p class="answer">
                  <Icon of={AudioLines} />
                  {answer}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div class="panel-foot">
        {given ? (
          <p class="settled">
            <Icon of={Check} />
            Consent is given.
          </p>
        ) : (
          <button type="button" class="button primary" onClick={() => session.give({ type: 'consent.ask' })}>
            {consent.ask}
          </button>
        )}
      </div>
    </>
  );
}
