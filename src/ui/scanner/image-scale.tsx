import type { Mapping } from './place';

interface ImageScaleProps {
  readonly mapping: Mapping;
  /** Depth of the transmit focus, mm. */
  readonly focus: number;
  /** What lies beyond the left and the right end. */
  readonly ends: readonly [string, string];
}

/** Marks at the edges of an image: the probe's at the side of its ridge, depth in centimetres as on machines, the focus. */
export function ImageScale({ mapping, focus, ends }: ImageScaleProps) {
  const { rect, sign, yOf } = mapping;
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const ticks: number[] = [];
  for (let mm = 0; yOf(mm) <= bottom + 0.5; mm += 5) ticks.push(mm);
  // A deep image has no room for a tick at every half centimetre.
  const isDense = (yOf(10) - yOf(0)) / 2 < 9;
  return (
    <svg class="scale" aria-hidden="true">
      <circle
        cx={sign === 1 ? rect.x - 12 : right + 12}
        cy={rect.y - (sign === 1 ? -6 : 6)}
        r="5"
        class="marker"
      />
      {ticks
        .filter((mm) => mm % 10 === 0 || !isDense)
        .map((mm) => (
          <path key={mm} d={`M${right + 4} ${yOf(mm)}h${mm % 10 === 0 ? 10 : 5}`} />
        ))}
      {ticks
        .filter((mm) => mm % 10 === 0 && mm > 0)
        .map((mm) => (
          <text key={mm} x={right + 18} y={Math.min(yOf(mm) + 5, bottom)}>
            {mm / 10}
          </text>
        ))}
      <text x={right + 18} y={rect.y + 12}>
        cm
      </text>
      <text x={rect.x} y={bottom + 15}>
        {ends[0]}
      </text>
      <text x={right} y={bottom + 15} class="right-end">
        {ends[1]}
      </text>
      {yOf(focus) <= bottom && <path class="focus" d={`M${right + 3} ${yOf(focus)}l9 -5v10z`} />}
    </svg>
  );
}
