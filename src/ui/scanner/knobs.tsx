import {
  type ImageSetting,
  knobs,
  type SettingName,
  type SettingValue,
  TGC_RANGE_DB,
  TGC_SLIDERS,
} from '../../core/imaging/machine';
import { DetailChoice } from '../detail-choice';
import { formatSigned } from '../format';
import { Segments } from '../segments';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { Slider } from './slider';

type Knob = (typeof knobs)[number];

/** What a knob does to the image, for who turns it for the first time. */
const hints: Readonly<Record<ImageSetting, string>> = {
  depth: 'How deep the image reaches. As shallow as what you look at allows. Keys I and K.',
  gainDb: 'Brightens all echoes. Keys O and L.',
  focus: 'The depth at which the beam is narrowest: set it on what you look at.',
  frequency: 'High resolves finely and does not reach deep; low reaches deep.',
  harmonic: 'Listens to the second harmonic: less clutter, less depth.',
  looks: 'Adds images from several angles: smoother speckle, softer shadows.',
  frequencies: 'Frequency compounding: 2 adds the images of two parts of the band, which smooths speckle.',
  dynamicRangeDb: 'Decibels from black to white: less is more contrast.',
  map: 'How echoes become grey.',
  persistence: 'Averages over time: calmer, and slower to follow.',
  edge: 'Sharpens borders.',
  steerRad: 'Leans the beams, so that a steep needle or tendon faces them.',
  invert: 'Exchanges left and right on the screen.',
};

/** What a machine does to echoes it has kept: the rest stands still with a frozen image. */
const afterFreeze: readonly SettingName[] = ['gainDb', 'dynamicRangeDb', 'map', 'invert'];

const SHORT: Readonly<Record<string, string>> = { resolution: 'high', general: 'mid', penetration: 'low' };

const DEGREE = Math.PI / 180;

/** The machine's panel, made from the table of its knobs. */
export function Knobs({ exploration }: { readonly exploration: Exploration }) {
  const frozen = useRead(exploration, (e) => e.frozen);
  return (
    <aside class="knobs" aria-label="Ultrasound machine">
      {knobs.map((knob) => (
        <KnobRow
          key={knob.key}
          exploration={exploration}
          knob={knob}
          off={frozen && !afterFreeze.includes(knob.key)}
        />
      ))}
      <Tgc exploration={exploration} off={frozen} />
      <DetailChoice />
    </aside>
  );
}

interface KnobProps {
  readonly exploration: Exploration;
  readonly knob: Knob;
  readonly off: boolean;
}

function KnobRow({ exploration, knob, off }: KnobProps) {
  const { key, label, kind } = knob;
  const value = useRead(exploration, ({ state }) => state.machine[key]);
  // Another probe has other depths.
  useRead(exploration, ({ probe }) => probe.id);
  const set = (next: SettingValue) => exploration.turn({ [key]: next });
  const hint = hints[key];
  if (kind === 'range' && typeof value === 'number') {
    // Angles are shown in degrees, as everywhere.
    const [scale, unit] = knob.unit === 'rad' ? [DEGREE, '°'] : [1, knob.unit];
    const shown = Math.round((value / scale) * 10) / 10;
    return (
      <Slider
        {...{ label, hint, unit, off }}
        value={shown}
        low={Math.round(knob.low / scale)}
        high={Math.round(knob.high / scale)}
        step={Math.max(1, Math.round(knob.step / scale))}
        figure={knob.low < 0 ? formatSigned(shown) : String(Math.round(shown))}
        set={(next) => set(next * scale)}
      />
    );
  }
  if (kind === 'switch')
    return (
      <div class="knob-row" data-hint={hint}>
        <span class="slider-name">{label}</span>
        <button
          type="button"
          class="button small"
          aria-label={label}
          aria-pressed={value === true}
          disabled={off}
          onClick={() => set(value !== true)}
        >
          {value === true ? 'on' : 'off'}
        </button>
      </div>
    );
  const values = key === 'depth' ? exploration.probe.depths : knob.choices;
  const choices = values.map((choice) => [SHORT[choice] ?? String(choice), choice] as const);
  return <Segments {...{ label, hint, choices, value, off, set }} unit={knob.unit} />;
}

/** Eight sliders, the skin's at the top, each beside the depth at which it works. */
function Tgc({ exploration, off }: { readonly exploration: Exploration; readonly off: boolean }) {
  const [low, high] = TGC_RANGE_DB;
  const level = () => {
    for (let slider = 0; slider < TGC_SLIDERS; slider++)
      exploration.give({ type: 'machine.tgc', slider, db: 0 });
  };
  return (
    <fieldset
      class="tgc"
      data-hint="Gain at each depth, on top of the machine's own compensation for attenuation."
    >
      <legend class="unseen">Time gain compensation</legend>
      <p class="tgc-head">
        <span class="slider-name" aria-hidden="true">
          TGC
        </span>
        <button type="button" class="button small" onClick={level} disabled={off}>
          Level
        </button>
      </p>
      {Array.from({ length: TGC_SLIDERS }, (_, i) => (
        <TgcSlider key={i} {...{ exploration, low, high, off }} index={i} />
      ))}
    </fieldset>
  );
}

interface TgcSliderProps {
  readonly exploration: Exploration;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly off: boolean;
}

function TgcSlider({ exploration, index, low, high, off }: TgcSliderProps) {
  const db = useRead(exploration, ({ state }) => state.machine.tgcDb[index] ?? 0);
  // The middle of the part of the image that a slider governs, cm.
  const depth = useRead(exploration, ({ state }) =>
    (((index + 0.5) * state.machine.depth) / TGC_SLIDERS / 10).toFixed(1),
  );
  return (
    <Slider
      label={`${depth} cm`}
      hint={`Gain at a depth of ${depth} cm.`}
      unit="dB"
      figure={formatSigned(db)}
      value={db}
      step={1}
      {...{ low, high, off }}
      set={(next) => exploration.give({ type: 'machine.tgc', slider: index, db: next })}
    />
  );
}
