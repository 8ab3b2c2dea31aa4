import { sineToFace } from '../../core/imaging/beam';
import { asin } from '../../core/math/functions';
import { formatDegrees } from '../format';
import { useRead } from './read';
import type { Session } from './session';

/** Which hand moves, and how what it holds stands. */
export function HandCard({ session }: { readonly session: Session }) {
  const hand = useRead(session, ({ state }) => state.hand);
  const choose = (next: 'probe' | 'needle') => session.give({ type: 'hand.focus', hand: next });
  return (
    <section class="hand-card" aria-label="Active hand">
      <div class="hands">
        <button type="button" class="button" aria-pressed={hand === 'probe'} onClick={() => choose('probe')}>
          <kbd>1</kbd>
          Probe
        </button>
        <button
          type="button"
          class="button"
          aria-pressed={hand === 'needle'}
          onClick={() => choose('needle')}
        >
          <kbd>2</kbd>
          Needle
        </button>
      </div>
      {hand === 'probe' ? <ProbeReadout session={session} /> : <NeedleReadout session={session} />}
    </section>
  );
}

function ProbeReadout({ session }: { readonly session: Session }) {
  const contact = useRead(session, ({ state }) => state.probe.contact);
  const force = useRead(session, ({ state }) => state.probe.forceN.toFixed(1));
  const turn = useRead(session, ({ state }) => formatDegrees(state.probe.rotationRad));
  const tilt = useRead(session, ({ state }) => formatDegrees(state.probe.tiltRad));
  const rock = useRead(session, ({ state }) => formatDegrees(state.probe.rockRad));
  const setDown = () => {
    const { x, z } = session.state.probe;
    session.give({ type: 'probe.place', x, z });
  };
  return (
    <dl class="readout">
      {contact ? (
        <Reading label="Pressure" value={force} unit="N" />
      ) : (
        <div>
          <dt class="unseen">Pressure</dt>
          <dd>
            <button type="button" class="button set-down" onClick={setDown}>
              Set down
              <kbd>C</kbd>
            </button>
          </dd>
        </div>
      )}
      <Reading label="Turn" value={turn} unit="°" />
      <Reading label="Tilt" value={tilt} unit="°" />
      <Reading label="Rock" value={rock} unit="°" />
    </dl>
  );
}

function NeedleReadout({ session }: { readonly session: Session }) {
  const model = useRead(session, ({ state }) => state.needle.model);
  const pierced = useRead(session, ({ state }) => state.needle.pierced);
  const travel = useRead(session, ({ state }) => Math.abs(state.needle.advance).toFixed(0));
  const toFace = useRead(session, ({ attempt }) => {
    const { needle, probe } = attempt.view();
    return needle === null ? '' : formatDegrees(asin(sineToFace(probe, needle.direction)));
  });
  const force = useRead(session, ({ state }) => state.needle.forceN.toFixed(1));
  if (model === null) return <p class="readout quiet">Take a needle from the tray.</p>;
  return (
    <dl class="readout">
      <Reading label={pierced ? 'In the skin' : 'Above skin'} value={travel} unit="mm" />
      <Reading label="To the face" value={toFace} unit="°" />
      <Reading label="Resistance" value={force} unit="N" />
    </dl>
  );
}

interface ReadingProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

function Reading({ label, value, unit }: ReadingProps) {
  return (
    <div>
      <dt class="label">{label}</dt>
      <dd class="num">
        {value}
        {unit !== '' && <span class="unit">{unit === '°' ? unit : ` ${unit}`}</span>}
      </dd>
    </div>
  );
}
