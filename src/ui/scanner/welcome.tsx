import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../context';

const lines: readonly (readonly [string, string])[] = [
  ['Drag', 'slides the probe over the skin'],
  ['Right drag', 'turns it sideways, tilts it up and down'],
  ['Middle drag', 'rocks it; or hold Alt and drag'],
  ['Wheel', 'presses, eases'],
  ['Keys', 'at the sliders below do the same'],
];

/** How the probe is moved, told once over the scene: until it is dismissed, and never over the image. */
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
          <kbd>H</kbd> shows all controls
        </span>
      </p>
    </aside>
  );
}
