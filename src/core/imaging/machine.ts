import { linear38, type Probe } from '../instruments/probe';
import { clamp, PI } from '../math/functions';
import { type DopplerSettings, defaultDoppler, dopplerRows } from './dopplerSettings';

/** What the machine's knobs say. */
export interface MachineSettings extends DopplerSettings {
  /** The kind of examination that the knobs were last set for. */
  readonly preset: PresetId;
  /** Depth of the image, mm. */
  readonly depth: number;
  readonly gainDb: number;
  readonly frozen: boolean;
  /** Eight sliders from the skin to the bottom of the image, dB over the machine's own compensation. */
  readonly tgcDb: readonly number[];
  /** Depth of the transmit focus, mm. */
  readonly focus: number;
  /** Centre frequency against the probe's: x 1.2, x 1, x 0.75. */
  readonly frequency: Frequency;
  readonly harmonic: boolean;
  /** Steering angles that are compounded. */
  readonly looks: 1 | 3 | 5;
  /** Parts of the band whose echoes are compounded. */
  readonly frequencies: 1 | 2;
  /** From black to white, dB; white stays where it is. */
  readonly dynamicRangeDb: number;
  readonly map: GreyMap;
  readonly persistence: 0 | 1 | 2 | 3;
  /** Edge enhancement. */
  readonly edge: 0 | 1 | 2 | 3;
  /** How far the beams lean towards +lateral, rad. */
  readonly steerRad: number;
  /** Whether left and right are exchanged on the screen. */
  readonly invert: boolean;
}

/** Kinds of examination: their settings stand in presets.ts. */
export type PresetId = 'general' | 'knee' | 'shoulder' | 'superficial' | 'deep' | 'vascular';
type Frequency = 'resolution' | 'general' | 'penetration';
type GreyMap = 'even' | 'soft' | 'crisp';

/** What `machine.set` may set: presets, sliders and the freeze have commands of their own. */
export type SettingName = Exclude<keyof MachineSettings, 'preset' | 'tgcDb' | 'frozen'>;
/** Those of the image, which the machine's panel shows. */
export type ImageSetting = Exclude<SettingName, keyof DopplerSettings>;
export type SettingValue = number | boolean | string;

/** One knob. A range has low, high and step, a choice its values in order, a switch neither. */
interface Knob<K extends SettingName = SettingName> {
  readonly key: K;
  readonly label: string;
  readonly unit: string;
  readonly kind: 'range' | 'choice' | 'switch';
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly choices: readonly (number | string)[];
}

const range = <K extends SettingName>(
  key: K,
  label: string,
  unit: string,
  [low, high, step]: readonly [number, number, number],
): Knob<K> => ({ key, label, unit, kind: 'range', low, high, step, choices: [] });
const choice = <K extends SettingName>(
  key: K,
  label: string,
  unit: string,
  choices: Knob['choices'],
): Knob<K> => ({
  key,
  label,
  unit,
  kind: 'choice',
  low: 0,
  high: 0,
  step: 0,
  choices,
});
const switchOf = <K extends SettingName>(key: K, label: string): Knob<K> => ({
  key,
  label,
  unit: '',
  kind: 'switch',
  low: 0,
  high: 0,
  step: 0,
  choices: [],
});

const DEGREE = PI / 180;
/** Depths at which the room's probe works. */
export const DEPTH_STEPS: readonly number[] = linear38.depths;
export const GAIN_RANGE_DB: readonly [number, number] = [-20, 20];

/** The knobs of the image in the order in which a machine shows them: the source of panels, checks and limits. */
export const knobs: readonly Knob<ImageSetting>[] = [
  choice('depth', 'Depth', 'mm', [20, 30, 40, 50, 60, 80, 100, 120, 160]),
  range('gainDb', 'Gain', 'dB', [...GAIN_RANGE_DB, 1]),
  range('focus', 'Focus', 'mm', [5, 120, 1]),
  choice('frequency', 'Frequency', '', ['resolution', 'general', 'penetration']),
  switchOf('harmonic', 'Harmonic'),
  choice('looks', 'Compound', '', [1, 3, 5]),
  choice('frequencies', 'Frequencies', '', [1, 2]),
  range('dynamicRangeDb', 'Dynamic range', 'dB', [40, 90, 2]),
  choice('map', 'Grey map', '', ['even', 'soft', 'crisp']),
  choice('persistence', 'Persistence', '', [0, 1, 2, 3]),
  choice('edge', 'Edge', '', [0, 1, 2, 3]),
  range('steerRad', 'Steer', 'rad', [-20 * DEGREE, 20 * DEGREE, 5 * DEGREE]),
  switchOf('invert', 'Invert'),
];

/** The knobs of Doppler, on a panel of their own. */
export const dopplerKnobs: readonly Knob<keyof DopplerSettings>[] = dopplerRows.map((row) => {
  if ('range' in row) return range(row.key, row.label, row.unit, row.range);
  return 'of' in row ? choice(row.key, row.label, row.unit, row.of) : switchOf(row.key, row.label);
});

/** Angles that are compounded, rad, about the steering; typical. */
export const LOOKS_RAD: Readonly<Record<MachineSettings['looks'], readonly number[]>> = {
  1: [0],
  3: [0, -10 * DEGREE, 10 * DEGREE],
  5: [0, -7 * DEGREE, 7 * DEGREE, -14 * DEGREE, 14 * DEGREE],
};

/** What the frequency knob makes of the probe's centre. */
const FREQUENCY_FACTOR: Readonly<Record<Frequency, number>> = {
  resolution: 1.2,
  general: 1,
  penetration: 0.75,
};

/** The probe as the machine drives it: the bandwidth keeps its share of the centre. */
export function tuned(probe: Probe, { frequency }: Pick<MachineSettings, 'frequency'>): Probe {
  const factor = FREQUENCY_FACTOR[frequency];
  return factor === 1 ? probe : { ...probe, centreMHz: probe.centreMHz * factor };
}

export const TGC_SLIDERS = 8;
export const TGC_RANGE_DB: readonly [number, number] = [-12, 12];

export const defaultSettings: MachineSettings = {
  preset: 'knee',
  depth: 40,
  gainDb: 0,
  frozen: false,
  tgcDb: [0, 0, 0, 0, 0, 0, 0, 0],
  focus: 20,
  frequency: 'general',
  harmonic: false,
  looks: 1,
  frequencies: 2,
  dynamicRangeDb: 66,
  map: 'even',
  persistence: 0,
  edge: 0,
  steerRad: 0,
  invert: false,
  ...defaultDoppler,
};

const nearest = (values: readonly number[], wanted: number): number | undefined =>
  values.length === 0
    ? undefined
    : values.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));

/** The value that a knob can take next to a wanted one; undefined where that is of the wrong kind. */
function settle(knob: Knob, value: SettingValue): SettingValue | undefined {
  if (knob.kind === 'switch') return typeof value === 'boolean' ? value : undefined;
  if (knob.kind === 'range')
    return typeof value === 'number' && Number.isFinite(value)
      ? clamp(value, knob.low, knob.high)
      : undefined;
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? nearest(
          knob.choices.filter((c) => typeof c === 'number'),
          value,
        )
      : undefined;
  return typeof value === 'string' && knob.choices.includes(value) ? value : undefined;
}

/**
 * Settings with one knob turned as near to a wanted value as it goes; as they were where the value is of the wrong kind. `depths`
 * are those of the probe, mm. A new depth brings the focus to its middle, as on machines.
 */
export function withSetting(
  settings: MachineSettings,
  name: SettingName,
  value: SettingValue,
  depths: readonly number[],
): MachineSettings {
  const knob = [...knobs, ...dopplerKnobs].find((k) => k.key === name);
  const settled = knob && settle(knob, value);
  if (settled === undefined) return settings;
  if (name !== 'depth') return { ...settings, [name]: settled };
  const depth = typeof value === 'number' ? (nearest(depths, value) ?? settings.depth) : settings.depth;
  return { ...settings, depth, focus: depth / 2 };
}

/** Settings with one slider moved; as they were where there is no such slider. */
export function withTgc(settings: MachineSettings, slider: number, db: number): MachineSettings {
  if (!Number.isInteger(slider) || slider < 0 || slider >= TGC_SLIDERS || !Number.isFinite(db))
    return settings;
  const tgcDb = settings.tgcDb.map((now, i) => (i === slider ? clamp(db, ...TGC_RANGE_DB) : now));
  return { ...settings, tgcDb };
}

/** What the sliders add at a share of the depth, dB: each has its level in the middle of its eighth, straight between. */
export function tgcAt(tgcDb: readonly number[], share: number): number {
  const t = clamp(share * TGC_SLIDERS - 0.5, 0, TGC_SLIDERS - 1);
  const i = Math.min(Math.floor(t), TGC_SLIDERS - 2);
  const low = tgcDb[i] ?? 0;
  return low + ((tgcDb[i + 1] ?? 0) - low) * (t - i);
}
