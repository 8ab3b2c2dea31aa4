import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Services } from './ports';
import { formatRoute, parseRoute, type Route } from './route';

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('A screen was drawn outside of the app.');
  return services;
}

export function goTo(route: Route): void {
  window.location.hash = formatRoute(route);
}

export function useRoute(): Route {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const changed = () => setHash(window.location.hash);
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return parseRoute(hash);
}

export type Loaded<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly why: string };

/**
 * Loads once for a key; an answer that comes after the key changed is dropped. Where `keep` says so of the old key, the old answer
 * stays until the new one is here.
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  keep: (oldKey: string) => boolean = () => false,
): Loaded<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly loaded: Loaded<T> } | null>(null);
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setAnswer({ key, loaded: { state: 'here', value } }),
      (error: unknown) => wanted && setAnswer({ key, loaded: { state: 'failed', why: messageOf(error) } }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return answer !== null && (answer.key === key || keep(answer.key)) ? answer.loaded : { state: 'waiting' };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
