import { actions, keysOf } from '../../controls/actions';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';

const keys = (...ids: readonly string[]): readonly string[] =>
  actions.filter(({ id }) => ids.includes(id)).flatMap(keysOf);

interface Entry {
  readonly keys: readonly string[];
  readonly label: string;
}

const slide = keys('slide.left', 'slide.right', 'slide.up', 'slide.down');

const line: readonly Entry[] = [
  { keys: slide, label: 'slide' },
  { keys: keys('turn.left', 'turn.right'), label: 'turn' },
  { keys: keys('lean.up', 'lean.down'), label: 'tilt' },
  { keys: keys('roll.left', 'roll.right'), label: 'rock' },
  { keys: keys('push.in', 'push.out'), label: 'press, ease' },
  { keys: keys('fine'), label: 'finer' },
  { keys: keys('names'), label: 'names' },
  { keys: keys('freeze'), label: 'freeze' },
  { keys: keys('doppler.flow'), label: 'flow' },
  { keys: keys('doppler.spectrum'), label: 'gate' },
];

/** While the arrows have the box or the gate. */
const dopplerLine = (arrows: 'box' | 'gate'): readonly Entry[] => [
  { keys: slide, label: `move the ${arrows === 'box' ? 'colour box' : 'gate'}` },
  { keys: keys('fine'), label: 'finer' },
  { keys: keys('doppler.size.less', 'doppler.size.more'), label: arrows === 'box' ? 'size' : 'length' },
  { keys: keys('doppler.beams.left', 'doppler.beams.right'), label: 'lean' },
  ...(arrows === 'gate' ? [{ keys: keys('doppler.angle.less', 'doppler.angle.more'), label: 'angle' }] : []),
  { keys: keys('doppler.prf.less', 'doppler.prf.more'), label: 'PRF' },
  arrows === 'box'
    ? { keys: keys('doppler.arrows.gate'), label: 'gate' }
    : { keys: keys('doppler.arrows.box'), label: 'colour box' },
  { keys: keys('hand.probe'), label: 'probe' },
];

interface KeyLineProps {
  readonly exploration: Exploration;
  readonly hint: string | null;
}

/** What the keys do now, in one line; or what the thing under the pointer or the focus does. */
export function KeyLine({ exploration, hint }: KeyLineProps) {
  const arrows = useRead(exploration, (e) => e.arrows);
  const shown = useRead(exploration, ({ state }) => state.machine.flow !== 'off' || state.machine.spectrum);
  const entries =
    arrows === 'probe'
      ? [
          ...line,
          ...(shown
            ? [{ keys: keys('doppler.arrows.box', 'doppler.arrows.gate'), label: 'arrows for box, gate' }]
            : []),
        ]
      : dopplerLine(arrows);
  return (
    <footer class="key-line">
      {hint !== null ? (
        <p role="status">{hint}</p>
      ) : (
        <ul aria-label="Keys">
          {arrows === 'probe' && !shown && <li>Drag over the skin, or</li>}
          {entries.map((entry) => (
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
