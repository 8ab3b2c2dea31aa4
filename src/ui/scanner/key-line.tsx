import { actions, keysOf } from '../../controls/actions';

const keys = (...ids: readonly string[]): readonly string[] =>
  actions.filter(({ id }) => ids.includes(id)).flatMap(keysOf);

const line: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: keys('slide.left', 'slide.right', 'slide.up', 'slide.down'), label: 'slide' },
  { keys: keys('turn.left', 'turn.right'), label: 'turn' },
  { keys: keys('lean.up', 'lean.down'), label: 'tilt' },
  { keys: keys('roll.left', 'roll.right'), label: 'rock' },
  { keys: keys('push.in', 'push.out'), label: 'press, ease' },
  { keys: keys('fine'), label: 'finer' },
  { keys: keys('names'), label: 'names' },
  { keys: keys('freeze'), label: 'freeze' },
];

/** How the probe is moved, in one line; or what the thing under the pointer or the focus does. */
export function KeyLine({ hint }: { readonly hint: string | null }) {
  return (
    <footer class="key-line">
      {hint !== null ? (
        <p role="status">{hint}</p>
      ) : (
        <ul aria-label="Keys">
          <li>Drag over the skin, or</li>
          {line.map((entry) => (
            <li key={entry.label}>
              {entry.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}{' '}
              {entry.label}
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}
