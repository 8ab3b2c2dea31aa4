import type { IconNode } from 'lucide';
import { Download, Eraser, MoveUpRight, Ruler, Snowflake, SquareSplitHorizontal, Tag, Type } from 'lucide';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { Icon } from '../icon';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import type { Marks, Tool } from './marks';
import { type Caliper, type Measure, readingsOf } from './measure';
import type { Naming } from './names';
import { Slider } from './slider';

interface ToolsProps {
  readonly exploration: Exploration;
  readonly naming: Naming;
  readonly marks: Marks;
  onNaming(): void;
  /** Takes a tool in hand; measuring freezes. */
  onTool(tool: Tool): void;
  onSave(): void;
}

const measures: readonly (readonly [Measure, string, string])[] = [
  [
    'distance',
    'Distance',
    'Freezes the image. Drag from one end to the other. Key M lays one in the middle.',
  ],
  ['ellipse', 'Ellipse', 'Freezes the image. Drag along the long axis, then drag the cross at the side.'],
  [
    'volume',
    'Volume',
    'Three diameters, D1 to D3: two in this image, the third in one across it. They stay when the image goes on.',
  ],
];

/** What is done with the image: freeze and go back, name, keep, save; measure and write on it. */
export function Tools({ exploration, naming, marks, onNaming, onTool, onSave }: ToolsProps) {
  const frozen = useRead(exploration, (e) => e.frozen);
  const beside = useRead(exploration, ({ aside }) => aside !== null);
  const { tool, calipers, notes, clear } = marks;
  return (
    <section class="tools" aria-label="Image tools">
      <div class="tool-row">
        <ToolButton
          icon={Snowflake}
          label="Freeze"
          letter="Y"
          pressed={frozen}
          hint="Stops the image. Then go back through the last ten seconds, and measure."
          act={() => exploration.give({ type: 'machine.freeze', frozen: !frozen })}
        />
        <Loop exploration={exploration} frozen={frozen} />
        <button
          type="button"
          class="button names-choice"
          aria-label={`Names: ${naming}`}
          aria-pressed={naming !== 'off'}
          data-hint="Writes the names of the structures on the image: off, anatomical, plain."
          onClick={onNaming}
        >
          <Icon of={Tag} />
          {naming === 'off' ? 'Names' : naming}
          <kbd>N</kbd>
        </button>
        <ToolButton
          icon={SquareSplitHorizontal}
          label="Beside"
          letter="U"
          pressed={beside}
          hint="Keeps this image beside the live one, or takes it away."
          act={() => exploration.putAside()}
        />
        <ToolButton
          icon={Download}
          label="Save"
          letter="G"
          hint="Saves the picture with all that is written on it, as a PNG file."
          act={onSave}
        />
      </div>
      <div class="tool-row">
        <fieldset class="segments">
          <legend class="unseen">Measure</legend>
          <span class="label measure-label">
            <Icon of={Ruler} />
            <kbd>M</kbd>
          </span>
          {measures.map(([id, name, hint]) => (
            <button
              key={id}
              type="button"
              class="button small"
              aria-pressed={tool === id && frozen}
              data-hint={hint}
              onClick={() => onTool(id)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <fieldset class="segments">
          <legend class="unseen">Write on the image</legend>
          <ToolButton
            small
            icon={Type}
            label="Text"
            letter="T"
            pressed={tool === 'text'}
            hint="Click on the image where a label is to stand, write it, press Enter. Drag moves it, Delete takes it away."
            act={() => onTool('text')}
          />
          <ToolButton
            small
            icon={MoveUpRight}
            label="Arrow"
            letter="A"
            pressed={tool === 'arrow'}
            hint="Click on what an arrow is to point at, or drag from its tail to its tip."
            act={() => onTool('arrow')}
          />
        </fieldset>
        <Readings calipers={calipers} tool={tool} frozen={frozen} />
        {calipers.length + notes.length > 0 && (
          <button
            type="button"
            class="button small"
            aria-label="Clear all marks"
            data-hint="Takes all measures, labels and arrows away."
            onClick={clear}
          >
            <Icon of={Eraser} />
          </button>
        )}
      </div>
    </section>
  );
}

interface ToolButtonProps {
  readonly icon: IconNode;
  readonly label: string;
  readonly letter: string;
  readonly hint: string;
  readonly pressed?: boolean;
  readonly small?: boolean;
  act(): void;
}

function ToolButton({ icon, label, letter, hint, pressed, act, small = false }: ToolButtonProps) {
  return (
    <button
      type="button"
      class={small ? 'button small' : 'button'}
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

interface LoopProps {
  readonly exploration: Exploration;
  readonly frozen: boolean;
}

function Loop({ exploration, frozen }: LoopProps) {
  const index = useRead(exploration, (e) => (e.frozen ? e.index : 1));
  const { cine } = exploration;
  const last = frozen ? cine.length - 1 : 1;
  const ago = frozen
    ? ((cine.at(last)?.state.tick ?? 0) - (cine.at(index)?.state.tick ?? 0)) / TICKS_PER_SECOND
    : 0;
  return (
    <Slider
      label="Loop"
      keys={[',', '.']}
      hint="Goes back through the last ten seconds of a frozen image, 25 frames each."
      // Of a single view the thumb stands at the end, as of a whole loop.
      low={last === 0 ? -1 : 0}
      high={last}
      step={1}
      value={index}
      figure={ago === 0 ? '0.00' : `\u2212${ago.toFixed(2)}`}
      unit="s"
      off={!frozen}
      set={(next) => exploration.scrub(next)}
    />
  );
}

/** What to do with the tool in hand, while nothing is measured. */
const asks: Readonly<Record<Tool, string>> = {
  distance: 'Drag over the image to measure.',
  ellipse: 'Drag along the long axis.',
  volume: 'Drag along three diameters.',
  text: 'Click where the label is to stand.',
  arrow: 'Click on what it points at.',
};

interface ReadingsProps {
  readonly calipers: readonly Caliper[];
  readonly tool: Tool;
  readonly frozen: boolean;
}

function Readings({ calipers, tool, frozen }: ReadingsProps) {
  if (calipers.length === 0) {
    const isWriting = tool === 'text' || tool === 'arrow';
    return <p class="quiet ask">{frozen || isWriting ? asks[tool] : ''}</p>;
  }
  return (
    <p class="readings num" role="status">
      {readingsOf(calipers, true).map((one) => (
        <span key={one}>{one}</span>
      ))}
    </p>
  );
}
