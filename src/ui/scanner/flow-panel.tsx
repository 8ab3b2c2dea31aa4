import '../style/flow.css';
import { colourLimit, type DopplerSettings, dopplerSteer } from '../../core/imaging/dopplerSettings';
import { flowColour, powerColour } from '../../core/imaging/flowMap';
import { dopplerKnobs, type SettingValue, tuned } from '../../core/imaging/machine';
import type { Probe } from '../../core/instruments/probe';
import { formatSigned } from '../format';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { Slider } from './slider';

type FlowKey = keyof DopplerSettings;

/** What a knob does, for who turns it for the first time; those of the box are its handles on the image. */
const hints: Readonly<Partial<Record<FlowKey, string>>> = {
  flow: 'Colours what moves along the beam, red towards the probe and blue away from it; or its power, whichever way.',
  colourGainDb: 'Turn up until specks of noise come, then a little back.',
  prfHz:
    'Pulses a second: low for slow veins, high until the colours of a fast artery no longer fold over. Deep boxes allow fewer.',
  baseline: 'Leaves more of the scale to one way.',
  wallFilter: 'Takes away what is slow: walls, and slow blood too.',
  priority: 'How bright the image may be where flow is still shown.',
  boxSteerRad: 'Leans the Doppler beams: blood that runs square to them is not heard.',
  flowInvert: 'Exchanges red and blue.',
};

const DEGREE = Math.PI / 180;

interface PanelProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
}

/** The knobs of Doppler, from the table of the machine. */
export function FlowPanel({ exploration, probe }: PanelProps) {
  const on = useRead(exploration, ({ state }) => state.machine.flow !== 'off');
  return (
    <section class="flow-panel" aria-label="Doppler">
      {dopplerKnobs
        .filter(({ key }) => hints[key] !== undefined && (key !== 'boxSteerRad' || probe.radius === 0))
        .map((knob) => (
          <FlowKnob key={knob.key} exploration={exploration} knob={knob} off={!on && knob.key !== 'flow'} />
        ))}
      <button
        type="button"
        class="button"
        data-hint="An assistant squeezes the patient's calf: its blood runs up the veins for a second."
        onClick={() => exploration.give({ type: 'patient.squeezeCalf' })}
      >
        Squeeze calf
      </button>
    </section>
  );
}

interface KnobProps {
  readonly exploration: Exploration;
  readonly knob: (typeof dopplerKnobs)[number];
  readonly off: boolean;
}

function FlowKnob({ exploration, knob, off }: KnobProps) {
  const { key, label } = knob;
  const value = useRead(exploration, ({ state }) => state.machine[key]);
  const set = (next: SettingValue) => exploration.give({ type: 'machine.set', setting: key, value: next });
  const hint = hints[key] ?? '';
  if (knob.kind === 'range' && typeof value === 'number') {
    const scale = knob.unit === 'rad' ? DEGREE : 1;
    const digits = knob.step < 1 && scale === 1 ? 1 : 0;
    return (
      <Slider
        {...{ label, hint, off }}
        unit={knob.unit === 'rad' ? '°' : knob.unit}
        low={Math.round((knob.low / scale) * 10) / 10}
        high={Math.round((knob.high / scale) * 10) / 10}
        step={Math.round((knob.step / scale) * 10) / 10}
        value={Number((value / scale).toFixed(digits))}
        figure={formatSigned(value / scale, digits)}
        set={(next) => set(next * scale)}
      />
    );
  }
  if (key === 'prfHz' && typeof value === 'number') {
    const at = Math.max(0, knob.choices.indexOf(value));
    return (
      <Slider
        {...{ label, hint, off }}
        unit="kHz"
        low={0}
        high={knob.choices.length - 1}
        step={1}
        value={at}
        figure={(value / 1000).toFixed(1)}
        set={(next) => set(knob.choices[Math.round(next)] ?? value)}
      />
    );
  }
  const choices: readonly (readonly [string, SettingValue])[] =
    knob.kind === 'switch'
      ? [
          ['off', false],
          ['on', true],
        ]
      : knob.choices.map((choice) => [String(choice), choice]);
  return (
    <fieldset class="knob-row" data-hint={hint}>
      <legend class="unseen">{label}</legend>
      <span class="slider-name" aria-hidden="true">
        {label}
      </span>
      <div class="segments">
        {choices.map(([name, choice]) => (
          <button
            key={name}
            type="button"
            class="button small"
            aria-label={`${label} ${name}`}
            aria-pressed={value === choice}
            disabled={off}
            onClick={() => set(choice)}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const css = (rgb: readonly number[]): string => `rgb(${rgb.map((v) => Math.round(255 * v)).join(' ')})`;
const STOPS = [1, 0.75, 0.5, 0.25, 0] as const;

/** The colours and the speeds at their ends, cm/s along the beam; nothing while no flow is shown. */
export function ColourBar({ exploration, probe }: PanelProps) {
  useRead(exploration, ({ shown }) => Object.values(shown.state.machine).join());
  const { machine } = exploration.shown.state;
  const { flow, flowInvert, baseline } = machine;
  if (flow === 'off') return null;
  const limit = colourLimit(tuned(probe, machine), machine) / 10;
  const zero = (100 * (1 + baseline)) / 2;
  const up = STOPS.map((t) => `${css(flow === 'power' ? powerColour(t) : flowColour(t))} ${(1 - t) * zero}%`);
  const down = [...STOPS]
    .reverse()
    .map((t) => `${css(flowColour(-Math.max(t, 1e-6)))} ${zero + t * (100 - zero)}%`);
  const background =
    flow === 'power'
      ? `linear-gradient(${STOPS.map((t) => css(powerColour(t))).join(', ')})`
      : `linear-gradient(${[...up, ...down].join(', ')})`;
  const tell = (speed: number): string => formatSigned(speed, Math.abs(speed) < 10 ? 1 : 0);
  return (
    <div class="colour-bar" role="img" aria-label={flow === 'power' ? 'Scale of power' : 'Scale of speed'}>
      <span class="num">
        {flow === 'power' ? 'power' : tell((flowInvert ? -1 : 1) * limit * (1 + baseline))}
      </span>
      <i style={{ background }} />
      <span class="num">{flow === 'power' ? '' : tell((flowInvert ? 1 : -1) * limit * (1 - baseline))}</span>
      {flow === 'colour' && <span class="unit">cm/s</span>}
      {dopplerSteer(probe, machine) !== 0 && (
        <span class="num">{formatSigned(machine.boxSteerRad / DEGREE)}°</span>
      )}
    </div>
  );
}
