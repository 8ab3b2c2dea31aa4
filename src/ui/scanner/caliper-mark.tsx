import type { Handle, Part } from './handle';
import { type Caliper, formatMm, lengthOf, nameOf, outlineOf, type Place, widthEnd } from './measure';
import type { Mapping } from './place';

interface CaliperMarkProps {
  readonly mapping: Mapping;
  readonly calipers: readonly Caliper[];
  readonly caliper: Caliper;
  readonly index: number;
  readonly handle: Handle;
}

const partNames: Readonly<Record<Part, string>> = {
  from: 'first end',
  to: 'second end',
  width: 'width',
};

/** A measure on the image, with crosses at the ends that can be moved. */
export function CaliperMark({ mapping, calipers, caliper, index, handle }: CaliperMarkProps) {
  const isEllipse = caliper.measure === 'ellipse';
  const name = nameOf(calipers, caliper);
  const path = (places: readonly Place[]): string =>
    places
      .map(mapping.toCanvas)
      .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`)
      .join('');
  const ends: readonly (readonly [Part, Place])[] = [
    ['from', caliper.from],
    ['to', caliper.to],
    ...(isEllipse ? [['width', widthEnd(caliper)] as const] : []),
  ];
  const tag = mapping.toCanvas(caliper.to);
  return (
    <g class="caliper">
      <path class="line" d={path([caliper.from, caliper.to])} />
      {isEllipse && <path class="line" d={path(outlineOf(caliper))} />}
      {ends.map(([part, place]) => {
        const { x, y } = mapping.toCanvas(place);
        const mm = part === 'width' ? caliper.width : lengthOf(caliper);
        return (
          <g
            key={part}
            class="end"
            // Attributes of SVG keep their case, and only the small one takes the focus.
            tabindex={0}
            role="slider"
            aria-valuenow={mm}
            aria-label={`Caliper ${name}, ${partNames[part]}: ${formatMm(mm)} mm`}
            data-hint="An end of a caliper: drag it, or nudge it with the arrow keys by 0.1 mm, with Shift by 1 mm. Delete takes the caliper away."
            onPointerDown={(event) => handle.grip(event, { what: 'caliper', index, part })}
            onKeyDown={(event) => handle.key(event, { what: 'caliper', index, part })}
            transform={`translate(${x} ${y})`}
          >
            <circle r="11" />
            <path d="M-7 0H7M0-7V7" />
          </g>
        );
      })}
      <text x={tag.x + 14} y={tag.y - 8}>
        {name}
      </text>
    </g>
  );
}
