import type { IconNode } from 'lucide';
import { Download, Ruler, Snowflake, SquareSplitHorizontal } from 'lucide';
import type { Ref, TargetedPointerEvent } from 'preact';
import { useState } from 'preact/hooks';
import { linear38 } from '../../core/instruments/probe';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { Icon } from '../icon';
import type { ImageRect } from '../ports';
import { Scale } from '../theatre/monitor';
import { useRead } from '../theatre/read';
import { Calipers } from './calipers';
import type { Exploration } from './exploration';
import type { PlacedLabel } from './label-layout';
import { type Caliper, cross, ellipseArea, formatMm, lengthOf } from './measure';
import { Names, type Naming, namings, type Reader } from './names';
import type { Mapping } from './place';
import { Slider } from './slider';

interface ImageProps {
  readonly exploration: Exploration;
  readonly reader: Reader;
  readonly imageRef: Ref<HTMLCanvasElement>;
  readonly asideRef: Ref<HTMLCanvasElement>;
  /** How the image lies on its canvas, and where the one beside on its own; null until they are there. */
  readonly mapping: Mapping | null;
  readonly besideRect: ImageRect | null;
  readonly size: number;
  readonly labels: readonly PlacedLabel[];
  readonly naming: Naming;
  readonly calipers: readonly Caliper[];
  onCalipers(next: (calipers: readonly Caliper[]) => readonly Caliper[]): void;
}

/** The image, large, with what is written over it on demand, and beside it the one that was kept. */
export function Image(props: ImageProps) {
  const { exploration, reader, imageRef, asideRef, mapping, besideRect, size } = props;
  const { labels, naming, calipers, onCalipers } = props;
  const contact = useRead(exploration, ({ shown }) => shown.state.probe.contact);
  const frozen = useRead(exploration, (e) => e.frozen);
  const beside = useRead(exploration, ({ aside }) => aside !== null);
  const [under, setUnder] = useState<string | null>(null);
  const point = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (mapping === null || naming === 'off') return;
    const box = event.currentTarget.getBoundingClientRect();
    const place = mapping.toPlace(event.clientX - box.left, event.clientY - box.top);
    const { lateral, depth } = mapping.within(place);
    const isOn = lateral === place.lateral && depth === place.depth;
    setUnder(isOn ? reader.nameAt(exploration.shown, place, naming) : null);
  };
  return (
    <section class="monitor" aria-label="Ultrasound image">
      <p class="machine-line">
        <span>{linear38.name}</span>
        <span class="num">
          {linear38.centreMHz}
          <span class="unit"> MHz</span>
        </span>
        <span class="under">{naming === 'off' ? '' : (under ?? '')}</span>
        <span class="state">{frozen ? 'Frozen' : contact ? '' : 'No contact: press C'}</span>
      </p>
      <div class={beside ? 'screens both' : 'screens'}>
        <div class="screen beside" hidden={!beside}>
          <canvas ref={asideRef} role="img" aria-label="The image that was kept" />
          <Scale rect={() => besideRect} size={size} />
        </div>
        <div
          class={frozen ? 'screen frozen' : 'screen'}
          onPointerMove={point}
          onPointerLeave={() => setUnder(null)}
        >
          <canvas ref={imageRef} role="img" aria-label="Ultrasound image" />
          <Scale rect={() => mapping?.rect ?? null} size={size} />
          {naming !== 'off' && <Names labels={labels} />}
          {frozen && mapping !== null && (
            <Calipers mapping={mapping} calipers={calipers} change={onCalipers} />
          )}
        </div>
      </div>
    </section>
  );
}

interface ToolsProps {
  readonly exploration: Exploration;
  readonly naming: Naming;
  onNaming(naming: Naming): void;
  readonly calipers: readonly Caliper[];
  onMeasure(): void;
  onSave(): void;
}

/** What is done with the image: freeze and go back, name, measure, keep, save. */
export function Tools({ exploration, naming, onNaming, calipers, onMeasure, onSave }: ToolsProps) {
  const frozen = useRead(exploration, (e) => e.frozen);
  const beside = useRead(exploration, ({ aside }) => aside !== null);
  return (
    <section class="tools" aria-label="Image tools">
      <div class="tool-row">
        <Tool
          icon={Snowflake}
          label="Freeze"
          letter="Y"
          pressed={frozen}
          hint="Stops the image. Then go back through the last ten seconds, and measure."
          act={() => exploration.give({ type: 'machine.freeze', frozen: !frozen })}
        />
        <fieldset
          class="segments names-choice"
          data-hint="Writes the names of the structures on the image. Key N."
        >
          <legend class="unseen">Names</legend>
          <span class="label">
            Names
            <kbd>N</kbd>
          </span>
          {namings.map((one) => (
            <button
              key={one}
              type="button"
              class="button small"
              aria-label={`Names ${one}`}
              aria-pressed={naming === one}
              onClick={() => onNaming(one)}
            >
              {one}
            </button>
          ))}
        </fieldset>
        <Tool
          icon={Ruler}
          label="Measure"
          letter="M"
          hint="Freezes the image and lays a caliper. On a frozen image, drag to lay one."
          act={onMeasure}
        />
        <Tool
          icon={SquareSplitHorizontal}
          label="Beside"
          letter="U"
          pressed={beside}
          hint="Keeps this image beside the live one, or takes it away."
          act={() => exploration.putAside()}
        />
        <Tool icon={Download} label="Save" letter="G" hint="Saves the picture as a PNG file." act={onSave} />
      </div>
      <div class="tool-row loop-row">
        {frozen ? (
          <>
            <Loop exploration={exploration} />
            <Readings calipers={calipers} />
          </>
        ) : (
          <p class="quiet">Freeze to go back through the last 10 s and to measure.</p>
        )}
      </div>
    </section>
  );
}

interface ToolProps {
  readonly icon: IconNode;
  readonly label: string;
  readonly letter: string;
  readonly hint: string;
  readonly pressed?: boolean;
  act(): void;
}

function Tool({ icon, label, letter, hint, pressed, act }: ToolProps) {
  return (
    <button
      type="button"
      class="button"
      data-hint={hint}
      onClick={act}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      <Icon of={icon} />
      {label}
      <kbd>{letter}</kbd>
    </button>
  );
}

function Loop({ exploration }: { readonly exploration: Exploration }) {
  const index = useRead(exploration, (e) => e.index);
  const { cine } = exploration;
  const last = cine.length - 1;
  const ago = ((cine.at(last)?.state.tick ?? 0) - (cine.at(index)?.state.tick ?? 0)) / TICKS_PER_SECOND;
  return (
    <Slider
      label="Loop"
      keys={[',', '.']}
      hint="Goes back through the last ten seconds, 25 frames each."
      low={0}
      high={Math.max(1, last)}
      step={1}
      value={index}
      figure={ago === 0 ? '0.00' : `\u2212${ago.toFixed(2)}`}
      unit="s"
      set={(next) => exploration.scrub(next)}
    />
  );
}

function Readings({ calipers }: { readonly calipers: readonly Caliper[] }) {
  if (calipers.length === 0) return <p class="quiet">Drag over the image to measure.</p>;
  const [a, b] = calipers.slice(-2);
  return (
    <p class="readings" role="status">
      {calipers.map((one, i) => (
        <span key={i} class="num">
          <span class="unit">{i + 1} </span>
          {formatMm(lengthOf(one))}
          <span class="unit"> mm</span>
        </span>
      ))}
      {a !== undefined && b !== undefined && cross(a, b) && (
        <span class="num">
          <span class="unit">ellipse </span>
          {(ellipseArea(a, b) / 100).toFixed(2)}
          <span class="unit"> cm²</span>
        </span>
      )}
    </p>
  );
}
