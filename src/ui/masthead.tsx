import type { ComponentChildren } from 'preact';

/** The needle's bevel over the arc of a beam. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 6 29 27a22 22 0 0 1-26 0Z" fill="var(--line)" />
      <path d="m2 15.5 1.4-2.1L20.5 20.4l1.6 3Z" fill="var(--ink)" />
      <circle cx="22.6" cy="23.6" r="1.6" fill="var(--amber)" />
    </svg>
  );
}

export function Masthead({ children }: { readonly children?: ComponentChildren }) {
  return (
    <header class="masthead">
      <a class="wordmark" href="#/">
        <Mark />
        Bevel
      </a>
      <div class="end">{children}</div>
    </header>
  );
}
