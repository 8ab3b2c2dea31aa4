import { useEffect, useRef, useState } from 'preact/hooks';

/** Something that changes and tells of it. */
interface Told {
  /** Calls back after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/**
 * What `read` gives of the session, kept up to date: the component is drawn again only when that changed, so `read` returns a text,
 * a number or a truth value and not a new object. `read` depends on nothing but the session.
 */
export function useRead<S extends Told, T extends string | number | boolean | null>(
  session: S,
  read: (session: S) => T,
): T {
  const [, redraw] = useState(0);
  const value = read(session);
  const shown = useRef(value);
  shown.current = value;
  const reader = useRef(read);
  reader.current = read;
  useEffect(
    () =>
      session.subscribe(() => {
        if (!Object.is(reader.current(session), shown.current)) redraw((n) => n + 1);
      }),
    [session],
  );
  return value;
}
