import { TriangleAlert } from 'lucide';
import { Icon } from './icon';
import { Masthead } from './masthead';

/** A screen that can only say what went wrong and lead home. */
export function FailedScreen({ what, why }: { readonly what: string; readonly why: string }) {
  return (
    <div class="page">
      <Masthead />
      <main class="message">
        <h1>{what}</h1>
        <p class="warning" role="alert">
          <Icon of={TriangleAlert} />
          {why}
        </p>
        <a class="button" href="#/">
          Back to the first page
        </a>
      </main>
    </div>
  );
}

export function Waiting({ what, share }: { readonly what: string; readonly share?: number }) {
  return (
    <div class="waiting" role="status">
      <p>{what}</p>
      <progress aria-label={what} max={1} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}
