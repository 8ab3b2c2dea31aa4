import type { ComponentChildren } from 'preact';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { formatTicks } from '../format';
import { lanesOf, type Mark, type Span } from './marks';
import type { Sample } from './rerun';

interface TimeLineProps {
  readonly ticks: number;
  readonly tick: number;
  readonly marks: readonly Mark[];
  readonly spans: readonly Span[];
  readonly samples: readonly Sample[];
  onSeek(tick: number): void;
}

/** Rows of marks above the slider. */
const LANES = 3;

const percent = (tick: number, ticks: number): string => `${(100 * tick) / Math.max(1, ticks)}%`;

/** The whole attempt as a line: marks to go to, a slider, and three plots that share its axis. */
export function TimeLine({ ticks, tick, marks, spans, samples, onSeek }: TimeLineProps) {
  const lanes = lanesOf(marks, ticks / 60, LANES);
  return (
    <div class="time-line">
      <ol class="spans">
        {spans.map(({ title, from, to }) => (
          <li key={from} style={{ width: percent(to - from, ticks) }}>
            <button type="button" title={title} onClick={() => onSeek(from)}>
              <span>{title}</span>
            </button>
          </li>
        ))}
      </ol>
      <ol class="marks">
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

interface PlotsProps {
  readonly ticks: number;
  readonly tick: number;
  readonly samples: readonly Sample[];
}

const WIDTH = 1000;
const HEIGHT = 28;

function Plots({ ticks, tick, samples }: PlotsProps) {
  const x = (at: number): number => (WIDTH * at) / Math.max(1, ticks);
  const most = (of: (s: Sample) => number, least: number): number => Math.max(least, ...samples.map(of));
  const depth = most((s) => s.inSkin, 10);
  const volume = most((s) => s.drawnMl, 1);
  const force = most((s) => s.probeN, 2);
  return (
    <div class="plots">
      <Plot label="Needle in the skin" most={`${depth.toFixed(0)} mm`}>
        <Steps
          samples={samples}
          x={x}
          of={(s) => s.inSkin / depth}
          className="hidden-tip"
          when={(s) => !s.tipVisible}
        />
        <Steps
          samples={samples}
          x={x}
          of={(s) => s.inSkin / depth}
          className="seen-tip"
          when={(s) => s.tipVisible}
        />
      </Plot>
      <Plot label="Fluid drawn" most={`${volume.toFixed(1)} mL`}>
        <Steps samples={samples} x={x} of={(s) => s.drawnMl / volume} className="volume" when={() => true} />
      </Plot>
      <Plot label="Probe pressure" most={`${force.toFixed(0)} N`}>
        <Steps samples={samples} x={x} of={(s) => s.probeN / force} className="force" when={() => true} />
      </Plot>
      <p class="legend">
        <span class="seen-tip" /> tip in view <span class="hidden-tip" /> tip not in view
      </p>
      <div class="cursor" style={{ left: percent(tick, ticks) }} />
    </div>
  );
}

interface PlotProps {
  readonly label: string;
  readonly most: string;
  readonly children: ComponentChildren;
}

function Plot({ label, most, children }: PlotProps) {
  return (
    <figure class="plot">
      <figcaption>
        {label}
        <span class="num">{most}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {children}
      </svg>
    </figure>
  );
}

interface StepsProps {
  readonly samples: readonly Sample[];
  readonly className: string;
  x(tick: number): number;
  /** 0 .. 1 */
  of(sample: Sample): number;
  when(sample: Sample): boolean;
}

/** Bars from the foot of the plot, one a sample, where `when` holds. */
function Steps({ samples, className, x, of, when }: StepsProps) {
  const bars = samples.flatMap((sample, i) => {
    const height = of(sample) * HEIGHT;
    if (height <= 0 || !when(sample)) return [];
    const from = x(samples[i - 1]?.tick ?? 0);
    return [
      `M${from.toFixed(2)} ${HEIGHT}V${(HEIGHT - height).toFixed(2)}H${x(sample.tick).toFixed(2)}V${HEIGHT}Z`,
    ];
  });
  return <path class={className} d={bars.join('')} />;
}
