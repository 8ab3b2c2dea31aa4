import type { TargetedPointerEvent } from 'preact';

interface SliderProps {
  readonly label: string;
  /** Keys that do the same. */
  readonly keys?: readonly string[];
  readonly hint: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The figure with its unit, as shown and as read aloud. */
  readonly figure: string;
  readonly unit: string;
  readonly off?: boolean;
  set(value: number): void;
}

/** A labelled slider with its figure. The filled part begins at zero where zero lies between the ends. */
export function Slider(props: SliderProps) {
  const { label, keys = [], hint, value, low, high, step, figure, unit, off = false, set } = props;
  const share = (at: number): number => Math.min(1, Math.max(0, (at - low) / (high - low)));
  const [from, to] = [share(Math.max(0, low)), share(value)];
  const style = { '--from': String(Math.min(from, to)), '--to': String(Math.max(from, to)) };
  return (
    <div class="slider" data-hint={hint}>
      <span class="slider-name">
        {label}
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={`${figure} ${unit}`}
        style={style}
        min={low}
        max={high}
        step={step}
        value={value}
        disabled={off}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
        onPointerUp={giveKeysBack}
      />
      <output class="num">
        {figure}
        <span class="unit">{unit === '°' || unit === '' ? unit : ` ${unit}`}</span>
      </output>
    </div>
  );
}

/** A slider that was dragged does not keep the arrow keys, which slide the probe. */
const giveKeysBack = (event: TargetedPointerEvent<HTMLInputElement>): void => event.currentTarget.blur();
