import './style/segments.css';

interface SegmentsProps<Value> {
  readonly label: string;
  readonly hint: string;
  readonly unit?: string;
  /** Values with the names that stand on their buttons. */
  readonly choices: readonly (readonly [name: string, value: Value])[];
  readonly value: Value;
  readonly off?: boolean;
  set(value: Value): void;
}

/** A knob with few positions: a button each, of which one is pressed. */
export function Segments<Value extends string | number | boolean | null>(props: SegmentsProps<Value>) {
  const { label, hint, unit = '', choices, value, off = false, set } = props;
  return (
    <fieldset class="knob-row" data-hint={hint}>
      <legend class="unseen">{label}</legend>
      <span class="slider-name" aria-hidden="true">
        {label}
        {unit !== '' && <span class="unit"> {unit}</span>}
      </span>
      <div class="segments">
        {choices.map(([name, choice]) => (
          <button
            key={name}
            type="button"
            class="button small"
            aria-label={`${label} ${name}`}
            aria-pressed={value === choice}
            disabled={off}
            onClick={() => set(choice)}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
