import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { boxOutline, colourBoxOf } from '../../core/imaging/colourBox';
import type { DopplerSettings } from '../../core/imaging/dopplerSettings';
import type { Probe } from '../../core/instruments/probe';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import type { Mapping } from './place';

interface BoxProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
  readonly mapping: Mapping;
}

/** What is dragged, from where on the screen, and the box as it was then. */
interface Held {
  readonly what: 'move' | 'size';
  readonly x: number;
  readonly y: number;
  readonly box: Pick<DopplerSettings, 'boxLateral' | 'boxDepth' | 'boxWidth' | 'boxHeight'>;
}

/** What an arrow key moves the box by, mm. */
const NUDGE = 1;

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** The box in which flow is looked for: dragged by its outline, sized by its lower right corner, or both by the arrow keys. */
export function FlowBox({ exploration, probe, mapping }: BoxProps) {
  useRead(exploration, ({ shown }) => Object.values(shown.state.machine).join());
  const { machine } = exploration.shown.state;
  const held = useRef<Held | null>(null);
  if (machine.flow === 'off') return null;
  const points = boxOutline(probe, colourBoxOf(probe, machine.depth, machine)).map((p) =>
    mapping.toCanvas(p),
  );
  const corner = points[points.length / 2];
  if (corner === undefined) return null;
  const set = (setting: 'boxLateral' | 'boxDepth' | 'boxWidth' | 'boxHeight', value: number): void =>
    exploration.give({ type: 'machine.set', setting, value });
  const by = (what: 'move' | 'size', box: Held['box'], lateral: number, depth: number): void => {
    if (what === 'move') {
      set('boxLateral', box.boxLateral + lateral);
      set('boxDepth', box.boxDepth + depth);
      return;
    }
    // The upper left corner stays where it is.
    set('boxWidth', box.boxWidth + lateral * mapping.sign);
    set('boxHeight', box.boxHeight + depth);
    set('boxLateral', box.boxLateral + lateral / 2);
    set('boxDepth', box.boxDepth + depth / 2);
  };
  const down =
    (what: 'move' | 'size') =>
    (event: TargetedPointerEvent<SVGElement>): void => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { what, x: event.clientX, y: event.clientY, box: machine };
    };
  const drag = (event: TargetedPointerEvent<SVGElement>): void => {
    const from = held.current;
    if (from === null) return;
    const { mmPerPixel } = mapping.rect;
    const across = mapping.sign * (event.clientX - from.x) * mmPerPixel;
    by(from.what, from.box, across, (event.clientY - from.y) * mmPerPixel);
  };
  const up = (): void => {
    held.current = null;
  };
  const key =
    (what: 'move' | 'size') =>
    (event: TargetedKeyboardEvent<SVGElement>): void => {
      const step = steps[event.code];
      if (step === undefined) return;
      by(what, machine, mapping.sign * step[0], step[1]);
      // The arrow keys slide the probe where they are not the box's.
      event.preventDefault();
      event.stopPropagation();
    };
  const path = `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;
  return (
    <svg class="flow-box" aria-label="Colour box">
      <path class="outline" d={path} />
      <path
        class="grip"
        d={path}
        tabindex={0}
        role="slider"
        aria-valuenow={Math.round(machine.boxDepth)}
        aria-label="Move the colour box"
        data-hint="The colour box: drag its outline to move it, its corner to size it; or use the arrow keys."
        onPointerDown={down('move')}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key('move')}
      />
      <circle
        class="corner"
        cx={corner.x}
        cy={corner.y}
        r="6"
        tabindex={0}
        role="slider"
        aria-valuenow={Math.round(machine.boxWidth)}
        aria-label="Size the colour box"
        data-hint="Sizes the colour box."
        onPointerDown={down('size')}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key('size')}
      />
    </svg>
  );
}
