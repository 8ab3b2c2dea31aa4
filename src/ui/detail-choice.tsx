import './style/segments.css';
import { useEffect, useState } from 'preact/hooks';
import { useServices } from './context';
import type { TierName } from './tier-name';

const choices: readonly (readonly [TierName | null, string])[] = [
  [null, 'auto'],
  ['low', 'low'],
  ['medium', 'mid'],
  ['high', 'high'],
];

/** How finely pictures are drawn: left to the pace of the frames, or fixed. */
export function DetailChoice() {
  const { tierChoice } = useServices();
  const [fixed, setFixed] = useState(tierChoice.fixed);
  useEffect(() => tierChoice.subscribe(() => setFixed(tierChoice.fixed)), [tierChoice]);
  return (
    <fieldset
      class="knob-row"
      data-hint="How finely image and scene are computed. Auto follows what this machine manages."
    >
      <legend class="unseen">Detail</legend>
      <span class="slider-name" aria-hidden="true">
        Detail
      </span>
      <div class="segments">
        {choices.map(([tier, name]) => (
          <button
            key={name}
            type="button"
            class="button small"
            aria-label={`Detail ${name}`}
            aria-pressed={fixed === tier}
            // Where it cannot be kept it holds for this visit.
            onClick={() => tierChoice.fix(tier).catch(() => {})}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
