import { type IconNode, Minus, Plus, Snowflake } from 'lucide';
import type { ComponentChildren } from 'preact';
import { GAIN_STEP_DB } from '../../controls/input';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import { formatSigned } from '../format';
import { Icon } from '../icon';
import { useRead } from './read';
import type { Session } from './session';

/** The knobs of the ultrasound machine. */
export function Machine({ session }: { readonly session: Session }) {
  const depth = useRead(session, ({ state }) => state.machine.depth);
  const gain = useRead(session, ({ state }) => state.machine.gainDb);
  const frozen = useRead(session, ({ state }) => state.machine.frozen);
  const at = DEPTH_STEPS.indexOf(depth);
  const setDepth = (value: number | undefined) =>
    value !== undefined && session.give({ type: 'machine.set', setting: 'depth', value });
  const setGain = (value: number) => session.give({ type: 'machine.set', setting: 'gainDb', value });
  return (
    <aside class="machine" aria-label="Ultrasound machine">
      <Knob label="Depth" value={(depth / 10).toFixed(1)} unit="cm">
        <Nudge
          icon={Minus}
          name="Less depth"
          off={frozen || at <= 0}
          act={() => setDepth(DEPTH_STEPS[at - 1])}
        />
        <Nudge
          icon={Plus}
          name="More depth"
          off={frozen || at === DEPTH_STEPS.length - 1}
          act={() => setDepth(DEPTH_STEPS[at + 1])}
        />
      </Knob>
      <Knob label="Gain" value={formatSigned(gain)} unit="dB">
        <Nudge
          icon={Minus}
          name="Less gain"
          off={gain <= GAIN_RANGE_DB[0]}
          act={() => setGain(gain - GAIN_STEP_DB)}
        />
        <Nudge
          icon={Plus}
          name="More gain"
          off={gain >= GAIN_RANGE_DB[1]}
          act={() => setGain(gain + GAIN_STEP_DB)}
        />
      </Knob>
      <button
        type="button"
        class="button freeze"
        aria-pressed={frozen}
        onClick={() => session.give({ type: 'machine.freeze', frozen: !frozen })}
      >
        <Icon of={Snowflake} />
        Freeze
      </button>
    </aside>
  );
}

interface KnobProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly children: ComponentChildren;
}

function Knob({ label, value, unit, children }: KnobProps) {
  return (
    <fieldset class="knob">
      <legend class="label">{label}</legend>
      <p class="num">
        {value}
        <span class="unit"> {unit}</span>
      </p>
      <div class="nudges">{children}</div>
    </fieldset>
  );
}

interface NudgeProps {
  readonly icon: IconNode;
  readonly name: string;
  readonly off: boolean;
  act(): void;
}

function Nudge({ icon, name, off, act }: NudgeProps) {
  return (
    <button type="button" class="button square" aria-label={name} disabled={off} onClick={act}>
      <Icon of={icon} />
    </button>
  );
}
