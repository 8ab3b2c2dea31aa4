import { ChevronDown, CircleHelp, Shuffle } from 'lucide';
import type { TargetedSubmitEvent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CaseChoice, Region } from '../../core/anatomy/region';
import { scannable } from '../../scenario/free';
import { goTo } from '../context';
import { Icon } from '../icon';
import { Mark } from '../masthead';
import { formatSeed, parseSeed, randomSeed } from '../seed';

interface TopProps {
  readonly region: Region;
  readonly seed: number;
  readonly choice: CaseChoice;
  readonly help: boolean;
  onHelp(): void;
}

/** Which region, and which case of it. */
export function Top({ region, seed, choice, help, onHelp }: TopProps) {
  return (
    <header class="top-bar">
      <a class="wordmark" href="#/" data-hint="Back to the first page.">
        <Mark />
        <span class="unseen">Bevel</span>
      </a>
      <h1>Scanner</h1>
      <fieldset class="segments regions" data-hint="What to scan.">
        <legend class="unseen">Region</legend>
        {scannable.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            class="button small"
            aria-pressed={id === region.id}
            onClick={() => goTo({ screen: 'scanner', region: id, seed })}
          >
            {title}
          </button>
        ))}
      </fieldset>
      <Case region={region} seed={seed} choice={choice} />
      <Lesion region={region} seed={seed} choice={choice} />
      <Variant region={region} seed={seed} choice={choice} />
      <button type="button" class="button bare help" aria-pressed={help} onClick={onHelp}>
        <Icon of={CircleHelp} />
        Controls
        <kbd>H</kbd>
      </button>
    </header>
  );
}

interface CaseProps {
  readonly region: Region;
  readonly seed: number;
  readonly choice: CaseChoice;
}

/** Opens another case of a region. */
function open(region: Region, seed: number, { lesion, side, aberrant }: CaseChoice): void {
  goTo({
    ...{ screen: 'scanner', region: region.id, seed },
    ...(lesion === undefined ? {} : { lesion }),
    ...(side === 'right' ? { right: true } : {}),
    ...(aberrant ? { aberrant: true } : {}),
  });
}

function Case({ region, seed, choice }: CaseProps) {
  const [text, setText] = useState(formatSeed(seed));
  const typed = parseSeed(text);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (typed !== null) open(region, typed, choice);
  };
  return (
    <form
      class="case"
      onSubmit={submit}
      data-hint="The same four digits are the same case for everyone. Type and press Enter."
    >
      <label class="label" for="scanner-seed">
        Case
      </label>
      <input
        id="scanner-seed"
        class="field-input"
        size={4}
        maxLength={4}
        spellcheck={false}
        autocomplete="off"
        value={text}
        aria-invalid={typed === null}
        onInput={(event) => setText(event.currentTarget.value.toUpperCase())}
      />
      <button type="button" class="button small" onClick={() => open(region, randomSeed(), choice)}>
        <Icon of={Shuffle} />
        Another
      </button>
    </form>
  );
}

/** "looseBody" as people write it. */
const inWords = (id: string): string => id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What the case has: one of the region's lesions. */
function Lesion({ region, seed, choice }: CaseProps) {
  const { lesions = [] } = region;
  if (lesions.length < 2) return null;
  return (
    <div class="case" data-hint="What this case has: kinds of the lesion, and what is taken for it.">
      <label class="label" for="scanner-lesion">
        Lesion
      </label>
      <span class="choice">
        <select
          id="scanner-lesion"
          class="field-input"
          value={choice.lesion ?? lesions[0] ?? ''}
          onChange={(event) => open(region, seed, { ...choice, lesion: event.currentTarget.value })}
        >
          {lesions.map((one) => (
            <option key={one} value={one}>
              {inWords(one)}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </span>
    </div>
  );
}

/** Whether a region has anatomy that runs otherwise than usual: then a case draws other numbers with it. */
function hasVariant(region: Region, seed: number): boolean {
  const [usual, other] = [region.vary(seed), region.vary(seed, { aberrant: true })];
  return Object.keys(other).some((key) => other[key] !== usual[key]);
}

/** Which side of the body, and whether its anatomy is the usual one. */
function Variant({ region, seed, choice }: CaseProps) {
  const variant = useMemo(() => hasVariant(region, seed), [region, seed]);
  const { side = 'left', aberrant = false } = choice;
  return (
    <>
      {region.mirror !== undefined && (
        <fieldset class="segments" data-hint="Left or right side of the body.">
          <legend class="unseen">Side</legend>
          {(['left', 'right'] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="button small"
              aria-label={`Side ${one}`}
              aria-pressed={side === one}
              onClick={() => open(region, seed, { ...choice, side: one })}
            >
              {one}
            </button>
          ))}
        </fieldset>
      )}
      {variant && (
        <button
          type="button"
          class="button small"
          aria-pressed={aberrant}
          data-hint="Anatomy that runs otherwise than usual: find out where."
          onClick={() => open(region, seed, { ...choice, aberrant: !aberrant })}
        >
          Variant
        </button>
      )}
    </>
  );
}
