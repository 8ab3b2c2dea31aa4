import type { IconNode } from 'lucide';
import { createElement } from 'preact';

/**
 * An icon of the lucide set as SVG elements of our own, so that the page needs none of lucide's DOM code. Always decoration: a
 * button that shows nothing else carries its name itself.
 */
export function Icon({ of }: { readonly of: IconNode }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes], i) => createElement(tag, { key: i, ...attributes }))}
    </svg>
  );
}
