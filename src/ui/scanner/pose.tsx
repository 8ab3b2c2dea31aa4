import { ArrowDownToLine, ArrowUpFromLine } from 'lucide';
import { actions, keysOf } from '../../controls/actions';
import { LEAST_N, MOST_N, MOST_ROCK_RAD, MOST_TILT_RAD } from '../../core/world/probe';
import { formatSigned } from '../format';
import { Icon } from '../icon';
import { useRead } from '../theatre/read';
import type { Exploration, PosePart } from './exploration';
import { Slider } from './slider';
import { Welcome } from './welcome';

const DEGREE = Math.PI / 180;

interface Row {
  readonly part: PosePart;
  readonly label: string;
  readonly hint: string;
  readonly ids: readonly [string, string];
  readonly unit: string;
  /** In the unit that is shown. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly digits: number;
  /** Of the world's unit in the one shown. */
  readonly scale: number;
}

const angle = (
  part: PosePart,
  label: string,
  hint: string,
  ids: readonly [string, string],
  mostRad: number,
): Row => {
  const most = Math.round(mostRad / DEGREE);
  return { part, label, hint, ids, unit: '°', low: -most, high: most, step: 1, digits: 0, scale: DEGREE };
};

const along = (
  part: PosePart,
  label: string,
  hint: string,
  ids: readonly [string, string],
  most: number,
) => ({
  ...{ part, label, hint, ids, unit: 'mm', low: -most, high: most, step: 0.5, digits: 1, scale: 1 },
});

const rowsOf = (reach: { readonly x: number; readonly z: number }): readonly Row[] => [
  along(
    'x',
    'Across',
    'Slides the probe across the limb. Or drag over the skin.',
    ['slide.left', 'slide.right'],
    reach.x,
  ),
  along(
    'z',
    'Along',
    'Slides the probe along the limb. Or drag over the skin.',
    ['slide.up', 'slide.down'],
    reach.z,
  ),
  angle(
    'rotationRad',
    'Turn',
    'Turns the probe about its beam: short axis to long axis. Or drag sideways with the right button.',
    ['turn.left', 'turn.right'],
    Math.PI,
  ),
  angle(
    'tiltRad',
    'Tilt',
    'Fans the plane of the image. Or drag up and down with the right button.',
    ['lean.down', 'lean.up'],
    MOST_TILT_RAD,
  ),
  angle(
    'rockRad',
    'Rock',
    'Sinks one end of the probe. Or drag with the middle button, or with Alt.',
    ['roll.left', 'roll.right'],
    MOST_ROCK_RAD,
  ),
  {
    ...{
      part: 'forceN',
      label: 'Press',
      hint: 'Presses the probe into the skin: veins close, layers thin. Or turn the wheel over the skin.',
    },
    ...{
      ids: ['push.out', 'push.in'],
      unit: 'N',
      low: LEAST_N,
      high: MOST_N,
      step: 0.1,
      digits: 1,
      scale: 1,
    },
  },
];

const keysFor = (ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => actions.filter((action) => action.id === id).flatMap(keysOf));

/** The probe's six degrees of freedom as sliders with figures, and its contact with the skin. */
export function Pose({ exploration }: { readonly exploration: Exploration }) {
  const contact = useRead(exploration, ({ state }) => state.probe.contact);
  const { reach } = exploration.world;
  const toggle = () => {
    const { x, z } = exploration.state.probe;
    exploration.give(contact ? { type: 'probe.lift' } : { type: 'probe.place', x, z });
  };
  return (
    <section class="pose" aria-label="Probe">
      {rowsOf(reach).map((row) => (
        <PoseSlider
          key={row.part}
          exploration={exploration}
          row={row}
          off={row.part === 'forceN' && !contact}
        />
      ))}
      <button
        type="button"
        class="button"
        onClick={toggle}
        data-hint="Lifts the probe off the skin, or sets it down."
      >
        <Icon of={contact ? ArrowUpFromLine : ArrowDownToLine} />
        {contact ? 'Lift' : 'Set down'}
        <kbd>C</kbd>
      </button>
      <button
        type="button"
        class="button"
        onClick={() => home(exploration)}
        data-hint="Brings the probe back to the middle of the region, upright and light."
      >
        Upright
      </button>
      <Welcome />
    </section>
  );
}

function home(exploration: Exploration): void {
  const { x, z } = exploration.state.probe;
  if (!exploration.state.probe.contact) exploration.give({ type: 'probe.place', x, z });
  for (const part of ['x', 'z', 'rotationRad', 'tiltRad', 'rockRad'] as const) exploration.aim(part, 0);
  exploration.aim('forceN', LIGHT_N);
}

/** Enough for contact, N. */
const LIGHT_N = 0.4;

interface PoseSliderProps {
  readonly exploration: Exploration;
  readonly row: Row;
  readonly off: boolean;
}

function PoseSlider({ exploration, row, off }: PoseSliderProps) {
  const { part, label, hint, ids, unit, low, high, step, digits, scale } = row;
  // Rounded to what is shown, so that the page is not drawn again for less.
  const value = useRead(exploration, (e) => Number((e.poseOf(part) / scale).toFixed(digits)));
  return (
    <Slider
      {...{ label, hint, unit, low, high, step, value, off }}
      keys={keysFor(ids)}
      figure={part === 'forceN' ? value.toFixed(digits) : formatSigned(value, digits)}
      set={(next) => exploration.aim(part, next * scale)}
    />
  );
}
