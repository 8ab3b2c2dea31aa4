import { useEffect, useState } from 'preact/hooks';
import { useServices } from './context';
import { Segments } from './segments';
import type { TierName } from './tier-name';

const choices: readonly (readonly [string, TierName | null])[] = [
  ['auto', null],
  ['low', 'low'],
  ['mid', 'medium'],
  ['high', 'high'],
];

/** How finely pictures are drawn: left to the pace of the frames, or fixed. */
export function DetailChoice() {
  const { tierChoice } = useServices();
  const [fixed, setFixed] = useState(tierChoice.fixed);
  useEffect(() => tierChoice.subscribe(() => setFixed(tierChoice.fixed)), [tierChoice]);
  return (
    <Segments
      label="Detail"
      hint="How finely image and scene are computed. Auto follows what this machine manages."
      choices={choices}
      value={fixed}
      // Where it cannot be kept it holds for this visit.
      set={(tier) => void tierChoice.fix(tier).catch(() => {})}
    />
  );
}
