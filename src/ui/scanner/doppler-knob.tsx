import type { DopplerSettings } from '../../core/imaging/dopplerSettings';
import { dopplerKnobs, type SettingValue } from '../../core/imaging/machine';
import { formatSigned } from '../format';
import { Segments } from '../segments';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { Slider } from './slider';

export type DopplerKey = keyof DopplerSettings;
type Knob = (typeof dopplerKnobs)[number];

const DEGREE = Math.PI / 180;
const pulses: readonly DopplerKey[] = ['prfHz', 'gatePrfHz'];

interface KnobsProps {
  readonly exploration: Exploration;
  /** What each knob does, for who turns it for the first time; those without a hint are handles on the image. */
  readonly hints: Readonly<Partial<Record<DopplerKey, string>>>;
  readonly isHere: (key: DopplerKey) => boolean;
  readonly isOff: (key: DopplerKey) => boolean;
}

/** Some of the knobs of Doppler, from the table of the machine. */
export const DopplerKnobs = ({ exploration, hints, isHere, isOff }: KnobsProps) => (
  <>
    {dopplerKnobs.flatMap((knob) => {
      const hint = hints[knob.key];
      if (hint === undefined || !isHere(knob.key)) return [];
      return [<DopplerKnob key={knob.key} {...{ exploration, knob, hint }} off={isOff(knob.key)} />];
    })}
  </>
);

interface KnobProps {
  readonly exploration: Exploration;
  readonly knob: Knob;
  readonly hint: string;
  readonly off: boolean;
}

function DopplerKnob({ exploration, knob, hint, off }: KnobProps) {
  const { key, label, unit, kind, low, high, step } = knob;
  const value = useRead(exploration, ({ state }) => state.machine[key]);
  const set = (next: SettingValue) => exploration.turn({ [key]: next });
  if (kind === 'range' && typeof value === 'number') {
    const isAngle = unit === 'rad';
    const scale = isAngle ? DEGREE : 1;
    const digits = step < 1 && !isAngle ? 1 : 0;
    const rounded = (v: number): number => Math.round((v / scale) * 10) / 10;
    return (
      <Slider
        {...{ label, hint, off }}
        unit={isAngle ? '°' : unit}
        low={rounded(low)}
        high={rounded(high)}
        step={rounded(step)}
        value={Number((value / scale).toFixed(digits))}
        figure={low < 0 ? formatSigned(value / scale, digits) : value.toFixed(digits)}
        set={(next) => set(next * scale)}
      />
    );
  }
  if (pulses.includes(key) && typeof value === 'number')
    return (
      <Slider
        {...{ label, hint, off }}
        unit="kHz"
        low={0}
        high={knob.choices.length - 1}
        step={1}
        value={Math.max(0, knob.choices.indexOf(value))}
        figure={(value / 1000).toFixed(1)}
        set={(next) => set(knob.choices[Math.round(next)] ?? value)}
      />
    );
  const choices: readonly (readonly [string, SettingValue])[] =
    kind === 'switch'
      ? [
          ['off', false],
          ['on', true],
        ]
      : knob.choices.map((choice) => [String(choice), choice]);
  return <Segments {...{ label, hint, unit, choices, value, off, set }} />;
}
