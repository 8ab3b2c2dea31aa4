import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icon';

interface PanelProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: (() => void) | null;
}

/** A surface over the field, never over the image. Takes the focus when it opens. */
export function Panel({ title, children, onClose }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [title]);
  return (
    <section class="panel" aria-label={title}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose !== null && (
          <button type="button" class="button bare" onClick={onClose}>
            <Icon of={X} />
            Back to the field
          </button>
        )}
      </header>
      <div class="panel-body">{children}</div>
    </section>
  );
}
