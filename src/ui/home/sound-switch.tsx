import { Volume2, VolumeX } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { defaultSettings, type Settings } from '../../storage/port';
import { useServices } from '../context';
import { Icon } from '../icon';

export function SoundSwitch() {
  const { storage, sound } = useServices();
  const [settings, setSettings] = useState<Settings>(defaultSettings);
  useEffect(() => {
    // What cannot be read is as at a first visit.
    storage.settings.read().then(setSettings, () => {});
  }, [storage]);
  const toggle = () => {
    const next = { ...settings, muted: !settings.muted };
    setSettings(next);
    sound.setMuted(next.muted);
    // What cannot be kept holds until the page is closed.
    storage.settings.write(next).catch(() => {});
  };
  return (
    <button
      type="button"
      class="button bare"
      onClick={toggle}
      aria-label={settings.muted ? 'Turn sound on' : 'Turn sound off'}
    >
      <Icon of={settings.muted ? VolumeX : Volume2} />
      {settings.muted ? 'Sound off' : 'Sound on'}
    </button>
  );
}
