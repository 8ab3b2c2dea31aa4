import '../style/flow.css';
import { colourLimit, dopplerSteer } from '../../core/imaging/dopplerSettings';
import { flowColour, powerColour } from '../../core/imaging/flowMap';
import { tuned } from '../../core/imaging/machine';
import type { Probe } from '../../core/instruments/probe';
import { formatSigned } from '../format';
import { useRead } from '../theatre/read';
import { type DopplerKey, DopplerKnobs } from './doppler-knob';
import type { Exploration } from './exploration';
import type { Mapping } from './place';

/** Of the box are its handles on the image. */
const hints: Readonly<Partial<Record<DopplerKey, string>>> = {
  flow: 'Colours what moves along the beam, red towards the probe and blue away from it; or its power, whichever way. Key D.',
  colourGainDb: 'Turn up until specks of noise come, then a little back.',
  prfHz:
    'Pulses a second: low for slow veins, high until the colours of a fast artery no longer fold over. Deep boxes allow fewer.',
  baseline: 'Leaves more of the scale to one way.',
  wallFilter: 'Takes away what is slow: walls, and slow blood too.',
  priority: 'How bright the image may be where flow is still shown.',
  boxSteerRad: 'Leans the Doppler beams: blood that runs square to them is not heard.',
  flowInvert: 'Exchanges red and blue.',
};

const gateHints: Readonly<Partial<Record<DopplerKey, string>>> = {
  spectrum:
    'Listens at one place: its speeds over time under the image. Drag the gate into a vessel, its cursor along it. Key J.',
  gateGainDb: 'Turn up until noise is just seen.',
  gatePrfHz: 'Pulses a second: raise it when peaks fold over to the other side. A deep gate allows fewer.',
  gateBaseline: 'Leaves more of the scale to one way, against folding over.',
  gateFilterHz: 'Takes away what is slow: walls, and slow blood too.',
  gateLength: 'Short in the middle of a vessel for its peak, long for all that runs in it.',
  gateSteerRad: "Leans the gate's beam, so that it meets a vessel that runs along the skin at 60° or less.",
  gateAngleRad: 'Turned along the vessel, the scale tells true speeds. Above 60° its errors grow fast.',
  sweepS: 'Seconds that the strip shows.',
  gateInvert: 'Turns the strip over.',
};

/** What can still be turned of a frozen strip. */
const afterFreeze: readonly DopplerKey[] = [
  'gateGainDb',
  'gateBaseline',
  'gateAngleRad',
  'gateInvert',
  'sweepS',
];

interface PanelProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
}

/** The knobs of flow over the image. */
export function FlowPanel({ exploration, probe }: PanelProps) {
  const on = useRead(exploration, ({ state }) => state.machine.flow !== 'off');
  return (
    <section class="flow-panel" aria-label="Colour Doppler">
      <DopplerKnobs
        {...{ exploration, hints }}
        isHere={(key) => key !== 'boxSteerRad' || probe.radius === 0}
        isOff={(key) => !on && key !== 'flow'}
      />
      <SqueezeCalf exploration={exploration} />
    </section>
  );
}

/** The knobs of the gate. */
export function GatePanel({ exploration, probe }: PanelProps) {
  const on = useRead(exploration, ({ state }) => state.machine.spectrum);
  const frozen = useRead(exploration, (e) => e.frozen);
  return (
    <section class="flow-panel" aria-label="Spectral Doppler">
      <DopplerKnobs
        {...{ exploration, hints: gateHints }}
        isHere={(key) => key !== 'gateSteerRad' || probe.radius === 0}
        isOff={(key) => (!on && key !== 'spectrum') || (frozen && !afterFreeze.includes(key))}
      />
      <SqueezeCalf exploration={exploration} />
    </section>
  );
}

/** Only where there are veins of a leg. */
function SqueezeCalf({ exploration }: { readonly exploration: Exploration }) {
  const { structures } = exploration.world.anatomy.region;
  if (!structures.some(({ flow }) => flow?.wave === 'vein')) return null;
  return (
    <button
      type="button"
      class="button small"
      data-hint="An assistant squeezes the patient's calf: its blood runs up the veins for a second."
      onClick={() => exploration.give({ type: 'patient.squeezeCalf' })}
    >
      Squeeze calf
    </button>
  );
}

const DEGREE = Math.PI / 180;
const css = (rgb: readonly number[]): string => `rgb(${rgb.map((v) => Math.round(255 * v)).join(' ')})`;
const STOPS = [1, 0.75, 0.5, 0.25, 0] as const;

/** Room that the scale of colours takes: its width, what is written at its ends, the bar and how short that may be, CSS pixels. */
const SCALE = { width: 56, words: 66, bar: 120, least: 40 } as const;

/**
 * Where the scale stands, and how long its bar is, CSS pixels: left of the image, where the page leaves room for it, else above it, else in
 * its corner.
 */
function scalePlace(
  { rect }: Mapping,
  beside: boolean,
): { readonly x: number; readonly y: number; readonly bar: number } {
  if (!beside) return { x: rect.x - SCALE.width, y: rect.y + 24, bar: SCALE.bar };
  const bar = Math.min(SCALE.bar, rect.y - SCALE.words);
  return bar >= SCALE.least
    ? { x: rect.x, y: rect.y - SCALE.words - bar, bar }
    : { x: rect.x + 8, y: rect.y + 8, bar: SCALE.bar };
}

/** The colours and the speeds at their ends, cm/s along the beam; nothing while no flow is shown. */
export function ColourBar({
  exploration,
  probe,
  mapping,
  beside,
}: PanelProps & { readonly mapping: Mapping; readonly beside: boolean }) {
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
  const { x, y, bar } = scalePlace(mapping, beside);
  return (
    <div
      class="colour-bar"
      style={{ left: `${x}px`, top: `${y}px` }}
      role="img"
      aria-label={flow === 'power' ? 'Scale of power' : 'Scale of speed'}
    >
      <span class="num">
        {flow === 'power' ? 'power' : tell((flowInvert ? -1 : 1) * limit * (1 + baseline))}
      </span>
      <i style={{ background, height: `${bar}px` }} />
      <span class="num">{flow === 'power' ? '' : tell((flowInvert ? 1 : -1) * limit * (1 - baseline))}</span>
      {flow === 'colour' && <span class="unit">cm/s</span>}
      {dopplerSteer(probe, machine) !== 0 && (
        <span class="num">{formatSigned(machine.boxSteerRad / DEGREE)}°</span>
      )}
    </div>
  );
}
