import { TICKS_PER_SECOND } from '../../core/world/state';
import { formatTicks } from '../format';
import { lanesOf, type Mark, type Span } from './marks';
import { Plots } from './plots';
import type { Sample } from './rerun';

interface TimeLineProps {
  readonly ticks: number;
  readonly tick: number;
  readonly marks: readonly Mark[];
  readonly spans: readonly Span[];
  readonly samples: readonly Sample[];
  onSeek(tick: number): void;
}

/** Share of the line below which a phase has no room for its name. */
const NARROW = 0.06;
/** Rows of marks above the slider. */
const LANES = 3;

const percent = (tick: number, ticks: number): string => `${(100 * tick) / Math.max(1, ticks)}%`;

/** The whole attempt as a line: marks to go to, a slider, and three plots that share its axis. */
export function TimeLine({ ticks, tick, marks, spans, samples, onSeek }: TimeLineProps) {
  const lanes = lanesOf(marks, ticks / 60, LANES);
  const rows = Math.max(0, ...lanes) + 1;
  return (
    <div class="time-line">
      <ol class="spans">
        {spans.map(({ title, from, to }) => (
          <li key={from} style={{ width: percent(to - from, ticks) }}>
            <button
              type="button"
              title={title}
              aria-label={`${formatTicks(from)} ${title}`}
              onClick={() => onSeek(from)}
            >
              <span>{to - from > NARROW * ticks ? title : '\u00a0'}</span>
            </button>
          </li>
        ))}
      </ol>
      <ol class={`marks rows-${rows}`}>
        {marks.map((mark, i) => (
          <li
            key={`${mark.tick} ${mark.text}`}
            class={`lane-${lanes[i]}`}
            style={{ left: percent(mark.tick, ticks) }}
          >
            <button
              type="button"
              class={`mark ${mark.kind}`}
              aria-label={`${formatTicks(mark.tick)} ${mark.text}`}
              title={`${formatTicks(mark.tick)}  ${mark.text}`}
              onClick={() => onSeek(mark.tick)}
            >
              <MarkShape kind={mark.kind} />
            </button>
          </li>
        ))}
      </ol>
      <input
        type="range"
        class="scrub"
        min={0}
        max={ticks}
        step={TICKS_PER_SECOND / 10}
        value={tick}
        aria-label="Time of the replay"
        aria-valuetext={formatTicks(tick)}
        onInput={(event) => onSeek(event.currentTarget.valueAsNumber)}
      />
      <Plots ticks={ticks} tick={tick} samples={samples} />
    </div>
  );
}

/** Kinds differ in shape, not in colour alone. */
function MarkShape({ kind }: { readonly kind: Mark['kind'] }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {kind === 'happening' && <circle cx="6" cy="6" r="3.5" />}
      {kind === 'fault' && <path d="M6 1 11.5 11H.5Z" />}
    </svg>
  );
}
