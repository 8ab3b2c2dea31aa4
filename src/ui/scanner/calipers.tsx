import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { type Caliper, formatMm, lengthOf, type Place } from './measure';
import type { Mapping } from './place';

interface CalipersProps {
  readonly mapping: Mapping;
  readonly calipers: readonly Caliper[];
  change(next: (calipers: readonly Caliper[]) => readonly Caliper[]): void;
}

/** What an arrow key moves an end by, mm; ten times as far with Shift. */
const NUDGE = 0.1;
const FAR = 10;
/** Shorter than this is a click, mm. */
const LEAST = 0.5;
const MOST_CALIPERS = 4;

type End = 'from' | 'to';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Calipers over a frozen image: drag to lay one, drag or nudge its ends; Delete takes it away. */
export function Calipers({ mapping, calipers, change }: CalipersProps) {
  const dragged = useRef<{ readonly index: number; readonly end: End } | null>(null);
  const { rect, sign, within } = mapping;
  const placeOf = (event: TargetedPointerEvent<SVGElement>): Place => {
    const box = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    return within(mapping.toPlace(event.clientX - box.left, event.clientY - box.top));
  };
  const x = (place: Place): number => mapping.toCanvas(place).x;
  const y = (place: Place): number => mapping.toCanvas(place).y;
  const move = (index: number, end: End, to: (from: Place) => Place): void =>
    change((all) => all.map((one, i) => (i === index ? { ...one, [end]: within(to(one[end])) } : one)));

  const down = (event: TargetedPointerEvent<SVGElement>, held: { index: number; end: End } | null): void => {
    event.stopPropagation();
    if (event.button !== 0) return;
    const svg = event.currentTarget.ownerSVGElement;
    svg?.setPointerCapture(event.pointerId);
    if (held !== null) {
      dragged.current = held;
      return;
    }
    const at = placeOf(event);
    const kept = calipers.slice(-(MOST_CALIPERS - 1));
    dragged.current = { index: kept.length, end: 'to' };
    change(() => [...kept, { from: at, to: at }]);
  };
  const dragTo = (event: TargetedPointerEvent<SVGElement>): void => {
    if (dragged.current === null) return;
    const at = placeOf(event);
    move(dragged.current.index, dragged.current.end, () => at);
  };
  const up = (): void => {
    dragged.current = null;
    change((all) => all.filter((one) => lengthOf(one) >= LEAST));
  };
  const key = (event: TargetedKeyboardEvent<SVGElement>, index: number, end: End): void => {
    const step = steps[event.code];
    if (event.code === 'Delete' || event.code === 'Backspace')
      change((all) => all.filter((_, i) => i !== index));
    else if (step === undefined) return;
    else {
      const mm = NUDGE * (event.shiftKey ? FAR : 1);
      move(index, end, ({ lateral, depth }) => ({
        lateral: lateral + sign * step[0] * mm,
        depth: depth + step[1] * mm,
      }));
    }
    // The arrow keys slide the probe where they are not an end's.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <svg class="calipers" aria-label="Calipers" onPointerMove={dragTo} onPointerUp={up} onPointerCancel={up}>
      <rect
        class="ground"
        x={rect.x}
        y={rect.y}
        width={rect.width}
        height={rect.height}
        onPointerDown={(event) => down(event, null)}
      />
      {calipers.map((caliper, index) => (
        <g key={index}>
          <path class="line" d={`M${x(caliper.from)} ${y(caliper.from)}L${x(caliper.to)} ${y(caliper.to)}`} />
          {(['from', 'to'] as const).map((end) => (
            <g
              key={end}
              class="end"
              // Attributes of SVG keep their case, and only the small one takes the focus.
              tabindex={0}
              role="slider"
              aria-valuenow={lengthOf(caliper)}
              aria-label={`Caliper ${index + 1}, ${end === 'from' ? 'first' : 'second'} end: ${formatMm(lengthOf(caliper))} mm`}
              data-hint="An end of a caliper: drag it, or nudge it with the arrow keys by 0.1 mm, with Shift by 1 mm. Delete takes the caliper away."
              onPointerDown={(event) => down(event, { index, end })}
              onKeyDown={(event) => key(event, index, end)}
              transform={`translate(${x(caliper[end])} ${y(caliper[end])})`}
            >
              <circle r="11" />
              <path d="M-7 0H7M0-7V7" />
            </g>
          ))}
          <text x={x(caliper.to) + 10} y={y(caliper.to) - 8}>
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
