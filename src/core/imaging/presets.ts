import type { Probe } from '../instruments/probe';
import { defaultSettings, type MachineSettings, type PresetId, withSetting } from './machine';

/** What a preset sets beside the defaults; the depth is the nearest that the probe has, the focus its middle where left out. */
interface Preset {
  readonly label: string;
  readonly settings: Partial<Omit<MachineSettings, 'preset' | 'frozen' | 'tgcDb' | 'invert'>>;
}

/** All figures typical: machines differ, and makers do not publish theirs. */
export const presets: Readonly<Record<PresetId, Preset>> = {
  general: { label: 'General', settings: { depth: 50, dynamicRangeDb: 70 } },
  knee: { label: 'Knee', settings: { depth: 40, focus: 20 } },
  shoulder: { label: 'Shoulder', settings: { depth: 40, focus: 16, dynamicRangeDb: 62 } },
  /** Fine detail over little depth. */
  superficial: {
    label: 'Superficial, nerve',
    settings: { depth: 30, focus: 10, frequency: 'resolution', looks: 3, dynamicRangeDb: 64 },
  },
  /** Hip, spine, a knee under much fat: depth is paid for with detail. */
  deep: { label: 'Deep joint', settings: { depth: 80, focus: 45, dynamicRangeDb: 60, map: 'soft' } },
  /** Lumina are kept black. */
  vascular: { label: 'Vessels', settings: { depth: 40, focus: 25, dynamicRangeDb: 56, map: 'crisp' } },
};

const ofRegion: Readonly<Record<string, PresetId>> = { popliteal: 'knee', shoulder: 'shoulder' };

/** The preset that a machine comes up with for a probe on a region. */
export function presetFor(region: string, { id, radius }: Probe): PresetId {
  if (radius > 0) return 'deep';
  if (id === 'hockey18') return 'superficial';
  return ofRegion[region] ?? 'general';
}

/**
 * The knobs as a preset sets them for a probe, all at once and the image running, as when an examination begins; of the
 * settings before, left and right stay as they were.
 */
export function withPreset(
  id: PresetId,
  { depths }: Probe,
  { invert }: Pick<MachineSettings, 'invert'> = defaultSettings,
): MachineSettings {
  const { settings } = presets[id];
  const all = { ...defaultSettings, ...settings, preset: id, invert };
  const deep = withSetting(all, 'depth', all.depth, depths);
  return { ...deep, focus: settings.focus ?? deep.focus, tgcDb: [...defaultSettings.tgcDb] };
}
