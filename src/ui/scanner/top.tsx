import { ChevronDown, CircleHelp, Shuffle } from 'lucide';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Region } from '../../core/anatomy/region';
import { scannable } from '../../scenario/free';
import { goTo } from '../context';
import { Icon } from '../icon';
import { Mark } from '../masthead';
import { formatSeed, parseSeed, randomSeed } from '../seed';

interface TopProps {
  readonly region: Region;
  readonly seed: number;
  readonly lesion: string | null;
  readonly help: boolean;
  onHelp(): void;
}

/** Which region, and which case of it. */
export function Top({ region, seed, lesion, help, onHelp }: TopProps) {
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
      <Case region={region.id} seed={seed} lesion={lesion} />
      <Lesion region={region} seed={seed} lesion={lesion} />
      <button type="button" class="button bare help" aria-pressed={help} onClick={onHelp}>
        <Icon of={CircleHelp} />
        Controls
        <kbd>H</kbd>
      </button>
    </header>
  );
}

interface CaseProps {
  readonly region: string;
  readonly seed: number;
  readonly lesion: string | null;
}

function Case({ region, seed, lesion }: CaseProps) {
  const kept = lesion === null ? {} : { lesion };
  const [text, setText] = useState(formatSeed(seed));
  const typed = parseSeed(text);
  const open = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (typed !== null) goTo({ screen: 'scanner', region, seed: typed, ...kept });
  };
  return (
    <form
      class="case"
      onSubmit={open}
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
      <button
        type="button"
        class="button small"
        onClick={() => goTo({ screen: 'scanner', region, seed: randomSeed(), ...kept })}
      >
        <Icon of={Shuffle} />
        Another
      </button>
    </form>
  );
}

/** "looseBody" as people write it. */
const inWords = (id: string): string => id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

type LesionProps = Pick<TopProps, 'region' | 'seed' | 'lesion'>;

/** What the case has: one of the region's lesions. */
function Lesion({ region, seed, lesion }: LesionProps) {
  const { lesions = [] } = region;
  if (lesions.length < 2) return null;
  const open = (next: string) => goTo({ screen: 'scanner', region: region.id, seed, lesion: next });
  return (
    <div class="case" data-hint="What this case has: kinds of the lesion, and what is taken for it.">
      <label class="label" for="scanner-lesion">
        Lesion
      </label>
      <span class="choice">
        <select
          id="scanner-lesion"
          class="field-input"
          value={lesion ?? lesions[0] ?? ''}
          onChange={(event) => open(event.currentTarget.value)}
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
