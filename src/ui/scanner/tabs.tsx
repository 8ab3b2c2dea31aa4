import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface Tab {
  readonly name: string;
  readonly hint: string;
  readonly body: ComponentChildren;
}

interface TabsProps {
  readonly class: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** Panels that share a place; one is shown. */
export function Tabs({ class: kind, label, tabs }: TabsProps) {
  const [chosen, choose] = useState(0);
  const id = useId();
  const at = Math.min(chosen, tabs.length - 1);
  return (
    <div class={`tabbed ${kind}`}>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map(({ name, hint }, i) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${i}`}
            aria-selected={i === at}
            aria-controls={`${id}-panel`}
            data-hint={hint}
            onClick={() => choose(i)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="tab-body" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`}>
        {tabs[at]?.body}
      </div>
    </div>
  );
}
