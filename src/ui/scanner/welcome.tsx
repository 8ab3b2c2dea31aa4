import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../context';

const lines: readonly (readonly [string, string])[] = [
  ['Drag', 'slides it over the skin'],
  ['Right drag', 'turns; up and down tilts'],
  ['Middle drag', 'rocks; or hold Alt'],
  ['Wheel', 'presses, eases'],
];

/** How the probe is moved by mouse, told once, below the sliders and their keys: until it is dismissed. */
export function Welcome() {
  const { storage } = useServices();
  const [told, setTold] = useState(true);
  useEffect(() => {
    // Where nothing can be read, it is told again.
    storage.settings.read().then(
      ({ scannerTold }) => setTold(scannerTold),
      () => setTold(false),
    );
  }, [storage]);
  if (told) return null;
  const dismiss = () => {
    setTold(true);
    storage.settings
      .read()
      .then((settings) => storage.settings.write({ ...settings, scannerTold: true }))
      // What cannot be kept is told again at the next visit.
      .catch(() => {});
  };
  return (
    <aside class="welcome" aria-label="How the probe is moved">
      <dl>
        {lines.map(([gesture, effect]) => (
          <div key={gesture}>
            <dt>{gesture}</dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" class="button small primary" onClick={dismiss}>
          Got it
        </button>
        <span class="quiet">
          <kbd>H</kbd> tells all
        </span>
      </p>
    </aside>
  );
}
