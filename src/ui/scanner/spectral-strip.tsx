import '../style/strip.css';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { gateOf } from '../../core/imaging/gate';
import { BINS, type Column } from '../../core/imaging/spectrum';
import type { Probe } from '../../core/instruments/probe';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { formatSigned } from '../format';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { type StripScale, scaleOf, stepFor } from './strip-scale';

interface StripProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
}

/** Decibels over the noise from black to white, at a gain of 0; typical. */
const BLACK_DB = -2;
const RANGE_DB = 34;
const DEGREE = Math.PI / 180;
/** What an arrow key moves a speed caliper by, share of the strip's height. */
const NUDGE = 1 / 200;

/** A speed measured on the strip. It belongs to the moment at which it was laid. */
interface Mark {
  readonly tick: number;
  readonly cmPerS: number;
}

/** The strip's picture, a column a spectrum: newest at the right. */
function paint(
  canvas: HTMLCanvasElement,
  columns: readonly Column[],
  scale: StripScale,
  now: number,
  { sweepS, gateGainDb }: { readonly sweepS: number; readonly gateGainDb: number },
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  const [width, height] = [
    Math.round(canvas.clientWidth * ratio),
    Math.round(canvas.clientHeight * ratio),
  ] as const;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  if (columns.length === 0 || width === 0) return;
  const image = new ImageData(columns.length, BINS);
  columns.forEach(({ power }, x) => {
    for (let row = 0; row < BINS; row++) {
      const db = 10 * Math.log10(Math.max(1e-6, power[scale.binOf(row)] ?? 0)) + gateGainDb;
      const grey = 255 * Math.min(1, Math.max(0, (db - BLACK_DB) / RANGE_DB)) ** 1.2;
      image.data.set([grey, grey, grey, 255], 4 * (row * columns.length + x));
    }
  });
  const small = new OffscreenCanvas(columns.length, BINS);
  small.getContext('2d')?.putImageData(image, 0, 0);
  const perTick = width / (sweepS * TICKS_PER_SECOND);
  const [first, last] = [columns[0]?.tick ?? now, columns.at(-1)?.tick ?? now];
  const wide = Math.max(1, (last - first) * perTick * (columns.length / Math.max(1, columns.length - 1)));
  context.imageSmoothingEnabled = true;
  context.drawImage(small, width - (now - last) * perTick - wide, 0, wide, height);
}

/** The spectrum of the gate over time: speeds corrected for the angle, the trace of its edge, calipers for speeds. */
export function SpectralStrip({ exploration, probe }: StripProps) {
  const on = useRead(exploration, ({ shown }) => shown.state.machine.spectrum);
  return on ? <Strip exploration={exploration} probe={probe} /> : null;
}

function Strip({ exploration, probe }: StripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const now = useRead(exploration, ({ shown }) => shown.state.tick);
  useRead(exploration, ({ shown }) => Object.values(shown.state.machine).join());
  const frozen = useRead(exploration, (e) => e.frozen);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  useEffect(() => {
    if (!frozen) setMarks([]);
  }, [frozen]);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const watch = new ResizeObserver(() =>
      setSize({ width: current.clientWidth, height: current.clientHeight }),
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const { machine } = exploration.shown.state;
  const columns = exploration.strip.upTo(now, machine.sweepS);
  const newest = columns.at(-1);
  const scale = newest === undefined ? null : scaleOf(newest, machine);
  useEffect(() => {
    if (canvas.current !== null && scale !== null) paint(canvas.current, columns, scale, now, machine);
  });
  const { width, height } = size;
  const xOf = (tick: number): number => width * (1 - (now - tick) / (machine.sweepS * TICKS_PER_SECOND));
  const baseline = machine.gateBaseline / 2;
  const edges = columns.flatMap(({ tick }) => {
    const edge = exploration.strip.edgeAt(tick, baseline);
    return edge === null ? [] : [{ tick, edge }];
  });
  const peaks = scale === null ? [] : edges.map(({ edge }) => scale.peakOf(edge));
  const gate = gateOf(probe, machine.depth, machine);
  const lay = (event: TargetedPointerEvent<SVGElement>): void => {
    if (event.button !== 0 || scale === null || !frozen) return;
    const at = event.currentTarget.getBoundingClientRect();
    const tick = Math.round(
      now - (1 - (event.clientX - at.left) / at.width) * machine.sweepS * TICKS_PER_SECOND,
    );
    const cmPerS = scale.speedAt((event.clientY - at.top) / at.height);
    setMarks((all) => [...all.slice(-1), { tick, cmPerS }]);
  };
  const key =
    (index: number) =>
    (event: TargetedKeyboardEvent<SVGElement>): void => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.code];
      if (event.code === 'Delete' || event.code === 'Backspace')
        setMarks((all) => all.filter((_, i) => i !== index));
      else if (step === undefined || scale === null) return;
      else
        setMarks((all) =>
          all.map((mark, i) =>
            i === index
              ? { ...mark, cmPerS: scale.speedAt(scale.shareOf(mark.cmPerS) + step * NUDGE) }
              : mark,
          ),
        );
      event.preventDefault();
      event.stopPropagation();
    };
  const trace = (): string => {
    if (scale === null) return '';
    let last = Number.NaN;
    return edges
      .map(({ tick, edge }) => {
        const joined = tick - last <= 4;
        last = tick;
        return `${joined ? 'L' : 'M'}${xOf(tick).toFixed(1)} ${(height * scale.shareOfTurns(edge)).toFixed(1)}`;
      })
      .join('');
  };
  const told = [
    `${(newest?.sentMHz ?? 0).toFixed(1)} MHz`,
    `PRF ${((newest?.prfHz ?? 0) / 1000).toFixed(1)} kHz`,
    `filter ${machine.gateFilterHz} Hz`,
    `gate ${machine.gateLength.toFixed(1)} mm`,
    `at ${gate.middle.depth.toFixed(0)} mm`,
    `angle ${Math.round(machine.gateAngleRad / DEGREE)}°`,
  ];
  const isSteep = Math.abs(machine.gateAngleRad) > 60.5 * DEGREE;
  return (
    <section class="strip" aria-label="Spectral Doppler">
      <p class="strip-line">
        <span class="num">{told.join('  ')}</span>
      </p>
      <div class="strip-box" ref={box}>
        <canvas
          ref={canvas}
          role="img"
          aria-label="Spectrum of the gate: speed over time"
          data-hint={
            frozen
              ? 'Click to measure a speed, a second click for their ratio. Arrow keys move a caliper, Delete takes it away.'
              : 'Brightness is how much blood runs at a speed. Freeze it to measure.'
          }
        />
        {scale !== null && width > 0 && (
          <svg onPointerDown={lay} class={frozen ? 'measures' : ''} aria-label="Scale of speed">
            <Scale {...{ scale, width, height, now }} sweepS={machine.sweepS} />
            <path class="trace" d={trace()} />
            {marks.map((mark, i) => {
              const [x, y] = [xOf(mark.tick), height * scale.shareOf(mark.cmPerS)];
              return (
                <g
                  // Not of the speed: a caliper that moves keeps the focus.
                  key={i}
                  class="speed"
                  transform={`translate(${x} ${y})`}
                  tabindex={0}
                  role="slider"
                  aria-valuenow={mark.cmPerS}
                  aria-label={`Speed ${i + 1}: ${formatSigned(mark.cmPerS, 1)} cm/s`}
                  onPointerDown={(event) => event.stopPropagation()}
                  onKeyDown={key(i)}
                >
                  <circle r="11" />
                  <path d="M-7 0H7M0-7V7" />
                  <text x={x > width - 40 ? -20 : 12} y={y < 20 ? 16 : -6}>
                    {i + 1}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
        <p class="strip-told num" role="status">
          {marks.length > 0 ? measured(marks) : peaks.length > 0 ? spanOf(peaks) : ''}
          {isSteep && <span class="warn">over 60°: unsure</span>}
        </p>
      </div>
    </section>
  );
}

const cm = (cmPerS: number): string => formatSigned(cmPerS, Math.abs(cmPerS) < 100 ? 1 : 0);

/** The fastest and the slowest (or furthest back) of the trace, as `Peak +62.1, least -14.8 cm/s`. */
const spanOf = (peaks: readonly number[]): string => {
  const forward = peaks.reduce((a, b) => a + b, 0) >= 0 ? 1 : -1;
  const along = peaks.map((v) => forward * v);
  const [most, least] = [Math.max(...along), Math.min(...along)];
  return `trace: peak ${cm(forward * most)}  least ${cm(forward * least)} cm/s`;
};

/** The speeds under the calipers; of two also how much the second is below the first: the resistive index. */
function measured([a, b]: readonly Mark[]): string {
  if (a === undefined) return '';
  if (b === undefined) return `1 ${cm(a.cmPerS)} cm/s`;
  const ri = a.cmPerS === 0 ? '' : `  RI ${((a.cmPerS - b.cmPerS) / a.cmPerS).toFixed(2)}`;
  return `1 ${cm(a.cmPerS)}  2 ${cm(b.cmPerS)} cm/s${ri}`;
}

interface ScaleProps {
  readonly scale: StripScale;
  readonly width: number;
  readonly height: number;
  readonly now: number;
  readonly sweepS: number;
}

/** Space that a figure takes, px. */
const ROOM = 9;

/** Speeds at the right edge, the baseline, and the seconds. */
function Scale({ scale, width, height, now, sweepS }: ScaleProps) {
  const step = stepFor(scale.towards - scale.away);
  const speeds: number[] = [];
  for (let v = Math.ceil(scale.away / step) * step; v <= scale.towards; v += step)
    speeds.push(Math.round(v / step) * step);
  const seconds: number[] = [];
  for (let s = Math.ceil(now / TICKS_PER_SECOND - sweepS); s <= now / TICKS_PER_SECOND; s++) seconds.push(s);
  const zero = height * scale.shareOf(0);
  return (
    <>
      <path class="zero" d={`M0 ${zero}H${width}`} />
      {speeds.map((v) => {
        const y = height * scale.shareOf(v);
        return (
          <g key={v}>
            <path d={`M${width} ${y}h6`} />
            {y > ROOM && y < height - ROOM && (
              <text x={width + 9} y={y + 5}>
                {Math.abs(v) < 1e-9 ? '0' : formatSigned(v, step < 1 ? 1 : 0)}
              </text>
            )}
          </g>
        );
      })}
      <text class="unit" x={width + 9} y={-3}>
        cm/s
      </text>
      {seconds.map((s) => {
        const x = width * (1 - (now / TICKS_PER_SECOND - s) / sweepS);
        return <path key={s} d={`M${x} ${zero - 3}v6`} />;
      })}
    </>
  );
}
