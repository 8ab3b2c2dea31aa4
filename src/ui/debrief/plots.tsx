import type { ComponentChildren } from 'preact';
import type { Sample } from './rerun';

interface PlotsProps {
  readonly ticks: number;
  readonly tick: number;
  readonly samples: readonly Sample[];
}

const WIDTH = 1000;
const HEIGHT = 28;
/** mm between two samples below which the tip counts as standing. */
const STILL = 0.01;

type When = (sample: Sample, before: Sample | undefined) => boolean;

const isUnseenAdvance: When = (sample, before) => sample.unseen - (before?.unseen ?? 0) > STILL;

/** What the hands did over the time line, one plot a quantity. */
export function Plots({ ticks, tick, samples }: PlotsProps) {
  const x = (at: number): number => (WIDTH * at) / Math.max(1, ticks);
  const most = (of: (s: Sample) => number, least: number): number => Math.max(least, ...samples.map(of));
  const depth = most((s) => s.inSkin, 10);
  const volume = most((s) => s.drawnMl, 1);
  const force = most((s) => s.probeN, 2);
  const bars = (className: string, of: (s: Sample) => number, when: When = () => true) => (
    <Bars samples={samples} x={x} of={of} className={className} when={when} />
  );
  return (
    <div class="plots">
      <Plot label="Needle in the skin" most={`${depth.toFixed(0)} mm`}>
        {bars(
          'other',
          (s) => s.inSkin / depth,
          (s, before) => !s.tipVisible && !isUnseenAdvance(s, before),
        )}
        {bars(
          'seen',
          (s) => s.inSkin / depth,
          (s) => s.tipVisible,
        )}
        {bars(
          'unseen-advance',
          (s) => s.inSkin / depth,
          (s, before) => !s.tipVisible && isUnseenAdvance(s, before),
        )}
      </Plot>
      <Plot label="Fluid drawn" most={`${volume.toFixed(1)} mL`}>
        {bars('volume', (s) => s.drawnMl / volume)}
      </Plot>
      <Plot label="Probe pressure" most={`${force.toFixed(1)} N`}>
        {bars('other', (s) => s.probeN / force)}
      </Plot>
      <p class="legend">
        <span class="seen" /> tip in view
        <span class="unseen-advance" /> advanced out of view
        <span class="other" /> out of view otherwise
      </p>
      <div class="cursor" style={{ left: `${(100 * tick) / Math.max(1, ticks)}%` }} />
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

interface BarsProps {
  readonly samples: readonly Sample[];
  readonly className: string;
  x(tick: number): number;
  /** 0 .. 1 */
  of(sample: Sample): number;
  readonly when: When;
}

/** Bars from the foot of the plot, one a sample, where `when` holds. */
function Bars({ samples, className, x, of, when }: BarsProps) {
  const bars = samples.flatMap((sample, i) => {
    const before = samples[i - 1];
    const height = of(sample) * HEIGHT;
    if (height <= 0 || !when(sample, before)) return [];
    const from = x(before?.tick ?? 0).toFixed(2);
    return [`M${from} ${HEIGHT}V${(HEIGHT - height).toFixed(2)}H${x(sample.tick).toFixed(2)}V${HEIGHT}Z`];
  });
  return <path class={className} d={bars.join('')} />;
}
