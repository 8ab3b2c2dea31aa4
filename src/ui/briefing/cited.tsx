import type { Cited } from '../../scenario/schema';

interface CitedListProps {
  readonly items: readonly Cited[];
  /** Number of each source in the list of sources. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly ordered?: boolean;
}

/** Sentences of the briefing with the numbers of their sources, and a word where a figure has none. */
export function CitedList({ items, numbers, ordered = false }: CitedListProps) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List class="cited">
      {items.map(({ text, sources = [], typical = false }) => (
        <li key={text}>
          {text}
          {sources.map((id) => (
            <CiteMark key={id} id={id} number={numbers.get(id)} />
          ))}
          {typical && <span class="typical"> Usual value, no source found.</span>}
        </li>
      ))}
    </List>
  );
}

function CiteMark({ id, number }: { readonly id: string; readonly number: number | undefined }) {
  if (number === undefined) return null;
  // The hash of the address belongs to the router, so the link scrolls by itself.
  const show = (event: Event) => {
    event.preventDefault();
    document.getElementById(sourceElement(id))?.scrollIntoView({ block: 'center' });
    document.getElementById(sourceElement(id))?.focus();
  };
  return (
    <a class="cite" href={`#${sourceElement(id)}`} onClick={show} aria-label={`Source ${number}`}>
      [{number}]
    </a>
  );
}

export const sourceElement = (id: string): string => `source-${id}`;
