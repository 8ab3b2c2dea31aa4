import { type NeedleId, needles } from '../../core/instruments/needle';
import { useRead } from './read';
import type { Session } from './session';

const ids: readonly NeedleId[] = ['18G', '22G'];

export function Tray({ session }: { readonly session: Session }) {
  const taken = useRead(session, ({ state }) => state.needle.model);
  const pierced = useRead(session, ({ state }) => state.needle.pierced);
  return (
    <section class="tray" aria-label="Tray">
      <p class="label">Tray</p>
      <div class="slots">
        {ids.map((id) => {
          const { length, hubColour } = needles[id];
          const held = taken === id;
          return (
            <button
              key={id}
              type="button"
              class="button needle-button"
              aria-pressed={held}
              disabled={pierced}
              title={held ? 'Lay it back on the tray' : `Take the ${id} needle`}
              onClick={() => {
                if (held) session.give({ type: 'needle.layDown' });
                else {
                  session.give({ type: 'needle.take', needle: id });
                  // Who takes a needle means to move it next, and not the probe.
                  session.give({ type: 'hand.focus', hand: 'needle' });
                }
              }}
            >
              <NeedleGlyph colour={hubColour} />
              <span>
                <span class="num">{id}</span>
                <span class="unit num"> {length} mm</span>
                <span class="unseen">{held ? ', lay down' : ', take'}</span>
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** A hub in its colour by ISO 6009 with a shaft and bevel. */
function NeedleGlyph({ colour }: { readonly colour: string }) {
  return (
    <svg class="needle-glyph" viewBox="0 0 44 14" aria-hidden="true">
      <path d="M1 3h9l4 2.5v3L10 11H1z" fill={colour} stroke="var(--edge)" />
      <path d="M14 6h24l5 2H14z" fill="#c9d1da" />
    </svg>
  );
}
