import { type NeedleId, type NeedleSurface, needles } from '../../core/instruments/needle';
import { formatSigned } from '../format';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { type Approach, type FreeNeedle, MOST_LENGTH } from './free-needle';
import { Slider } from './slider';

const DEGREE = Math.PI / 180;

const approaches: readonly (readonly [Approach, string, string])[] = [
  ['in plane', 'In plane', 'Lays the needle in the plane of the image, beside the end of the probe.'],
  ['across', 'Across', 'Brings the needle from the front of the probe: only a dot of it is seen.'],
];

const gauges: readonly NeedleId[] = ['18G', '22G'];
const surfaces: readonly NeedleSurface[] = ['plain', 'dimpled', 'coated'];
const surfaceHint =
  'Plain steel fades as it gets steeper; dimples and coatings are made to be seen at steep angles.';

type Part = 'angleRad' | 'length' | 'along' | 'aside' | 'turnRad' | 'bevelRad';

interface Row {
  readonly part: Part;
  readonly label: string;
  readonly hint: string;
  readonly unit: '°' | 'mm';
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

const rows: readonly Row[] = [
  {
    ...{ part: 'angleRad', label: 'Angle', unit: '°', low: 0, high: 85, step: 1 },
    hint: 'Between shaft and face: watch shaft and tip fade as the needle gets steeper.',
  },
  {
    ...{ part: 'length', label: 'In', unit: 'mm', low: 0, high: MOST_LENGTH, step: 0.5 },
    hint: 'Length of the needle beyond the level of the face.',
  },
  {
    ...{ part: 'along', label: 'Along', unit: 'mm', low: -50, high: 50, step: 0.5 },
    hint: 'Where it enters, along the array.',
  },
  {
    ...{ part: 'aside', label: 'Aside', unit: 'mm', low: -25, high: 25, step: 0.1 },
    hint: 'Where it enters, off the plane of the image: a millimetre or two, and it is gone.',
  },
  {
    ...{ part: 'turnRad', label: 'Turn', unit: '°', low: -180, high: 180, step: 1 },
    hint: 'Against the plane of the image: 0° lies in it, 90° across it.',
  },
  {
    ...{ part: 'bevelRad', label: 'Bevel', unit: '°', low: -180, high: 180, step: 5 },
    hint: 'Turns the bevel about the shaft: 0° faces the probe.',
  },
];

const told: Readonly<Record<string, string>> = {
  tip: 'The tip lies in the slice.',
  'false tip': 'The tip lies beyond the slice: what ends on the image is the shaft, a false tip.',
  none: 'The needle lies outside the slice.',
};

/** A needle held by sliders, and the steering of the beams that brings it back. */
export function NeedlePanel({ exploration }: { readonly exploration: Exploration }) {
  const approach = useRead(exploration, (e) => e.approach);
  const gauge = useRead(exploration, ({ needle }) => needle?.gauge ?? null);
  const surface = useRead(exploration, ({ needle }) => needle?.surface ?? null);
  const contact = useRead(exploration, ({ state }) => state.probe.contact);
  const isIn = gauge !== null;
  return (
    <section class="pose needle-panel" aria-label="Needle">
      <div class="needle-choices">
        <fieldset class="segments" data-hint="Takes the needle away.">
          <legend class="unseen">Approach</legend>
          <button
            type="button"
            class="button small"
            aria-pressed={!isIn}
            onClick={() => exploration.setNeedle(null)}
          >
            None
          </button>
          {approaches.map(([id, name, hint]) => (
            <button
              key={id}
              type="button"
              class="button small"
              aria-pressed={approach === id}
              disabled={!contact}
              data-hint={hint}
              onClick={() => exploration.bring(id)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <Choice
          label="Gauge"
          of={gauges}
          value={gauge}
          hint={`Outer diameters ${gauges.map((g) => needles[g].outerDiameter.toFixed(2)).join(' and ')} mm.`}
          set={(next) => exploration.moveNeedle({ gauge: next })}
        />
        <Choice
          label="Finish"
          of={surfaces}
          value={surface}
          hint={surfaceHint}
          set={(next) => exploration.moveNeedle({ surface: next })}
        />
      </div>
      {rows.map((row) => (
        <NeedleSlider key={row.part} exploration={exploration} row={row} off={!isIn} />
      ))}
      <Steer exploration={exploration} />
      <Told exploration={exploration} />
    </section>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly of: readonly T[];
  readonly value: T | null;
  readonly hint: string;
  set(value: T): void;
}

function Choice<T extends string>({ label, of, value, hint, set }: ChoiceProps<T>) {
  return (
    <fieldset class="segments" data-hint={hint}>
      <legend class="unseen">{label}</legend>
      {of.map((one) => (
        <button
          key={one}
          type="button"
          class="button small"
          aria-pressed={value === one}
          disabled={value === null}
          onClick={() => set(one)}
        >
          {one}
        </button>
      ))}
    </fieldset>
  );
}

interface NeedleSliderProps {
  readonly exploration: Exploration;
  readonly row: Row;
  readonly off: boolean;
}

function NeedleSlider({ exploration, row, off }: NeedleSliderProps) {
  const { part, label, hint, unit, low, high, step } = row;
  const scale = unit === '°' ? DEGREE : 1;
  const digits = unit === '°' ? 0 : 1;
  const value = useRead(exploration, ({ needle }) => Number(((needle?.[part] ?? 0) / scale).toFixed(digits)));
  return (
    <Slider
      {...{ label, hint, unit, low, high, step, value, off }}
      figure={low < 0 ? formatSigned(value, digits) : value.toFixed(digits)}
      set={(next) => exploration.moveNeedle({ [part]: next * scale } as Partial<FreeNeedle>)}
    />
  );
}

const STEER = { low: -20, high: 20, step: 5 };

function Steer({ exploration }: { readonly exploration: Exploration }) {
  const value = useRead(exploration, ({ state }) => Math.round(state.machine.steerRad / DEGREE));
  const frozen = useRead(exploration, (e) => e.frozen);
  return (
    <Slider
      label="Beam steer"
      hint="Leans the beams towards the needle: a shaft that faces them is bright again."
      unit="°"
      {...{ ...STEER, value }}
      figure={formatSigned(value)}
      off={frozen}
      set={(next) => exploration.give({ type: 'machine.set', setting: 'steerRad', value: next * DEGREE })}
    />
  );
}

function Told({ exploration }: { readonly exploration: Exploration }) {
  const text = useRead(exploration, (e) => {
    const { lie } = e;
    if (lie === null) return 'Choose how the needle comes.';
    const figures = `Tip ${lie.depth.toFixed(1)} mm deep, ${Math.abs(lie.off).toFixed(1)} mm off the plane.`;
    return `${figures} ${told[lie.shows] ?? ''}`;
  });
  return (
    <p class="needle-told" role="status">
      {text}
    </p>
  );
}
