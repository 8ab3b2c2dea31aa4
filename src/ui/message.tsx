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
        <p class="acts">
          <a class="button" href="#/">
            Back to the first page
          </a>
          <a class="button bare" href="#/self-test">
            What this browser can do
          </a>
        </p>
      </main>
    </div>
  );
}

/** Over the pictures: why they are not drawn at present. */
export function Trouble({ what }: { readonly what: string | null }) {
  if (what === null) return null;
  return (
    <p class="trouble" role="alert">
      <Icon of={TriangleAlert} />
      <span>
        {what} <a href="#/self-test">What this browser can do</a>
      </span>
    </p>
  );
}

export function Waiting({ what, share }: { readonly what: string; readonly share?: number }) {
  return (
    <div class="waiting" role="status">
      <p>{what}</p>
      <progress aria-label={what} max={1} {...(share === undefined ? {} : { value: share })} />
      {share !== undefined && <p class="share">{Math.round(100 * share)} %</p>}
    </div>
  );
}
