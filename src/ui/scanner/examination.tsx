import { ChevronDown } from 'lucide';
import { presets } from '../../core/imaging/presets';
import { probes } from '../../core/instruments/probe';
import { Icon } from '../icon';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';

/** Which probe is in hand, and what the machine is set for. */
export function Examination({ exploration }: { readonly exploration: Exploration }) {
  const probe = useRead(exploration, (e) => e.probe.id);
  const preset = useRead(exploration, ({ state }) => state.machine.preset);
  return (
    <section class="examination" aria-label="Examination">
      <Pick
        label="Probe"
        hint="High frequencies resolve finely, low ones reach deep; a curved face sees wide. The machine comes up with its preset for it."
        value={probe}
        options={Object.values(probes).map(({ id, name }) => [id, name])}
        set={(next) => {
          const chosen = Object.values(probes).find(({ id }) => id === next);
          if (chosen !== undefined) exploration.give({ type: 'probe.choose', probe: chosen.id });
        }}
      />
      <Pick
        label="Preset"
        hint="Sets all knobs as for a kind of examination."
        value={preset}
        options={Object.entries(presets).map(([id, { label }]) => [id, label])}
        set={(next) => {
          if (next in presets)
            exploration.give({ type: 'machine.preset', preset: next as keyof typeof presets });
        }}
      />
    </section>
  );
}

interface PickProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly options: readonly (readonly [id: string, name: string])[];
  set(id: string): void;
}

function Pick({ label, hint, value, options, set }: PickProps) {
  return (
    <label class="pick" data-hint={hint}>
      <span class="slider-name">{label}</span>
      <span class="choice">
        <select
          class="field-input"
          aria-label={label}
          value={value}
          onChange={(event) => {
            set(event.currentTarget.value);
            // It gives back the keys, which move the probe.
            event.currentTarget.blur();
          }}
        >
          {options.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </span>
    </label>
  );
}
