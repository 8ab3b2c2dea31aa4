import type { Ref } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { linear38 } from '../../core/instruments/probe';
import { indicesOf } from '../indices';
import type { ImageRect } from '../ports';
import { useRead } from './read';
import type { Session } from './session';

interface MonitorProps {
  readonly session: Session;
  readonly canvasRef: Ref<HTMLCanvasElement>;
  /** Where the image lies on its canvas; null until it is there. */
  rect(): ImageRect | null;
  /** Changes whenever the image took another place on its canvas. */
  readonly size: number;
}

/** The image with what a machine writes around it. Nothing is written over the image itself. */
export function Monitor({ session, canvasRef, rect, size }: MonitorProps) {
  const contact = useRead(session, ({ state }) => state.probe.contact);
  const frozen = useRead(session, ({ state }) => state.machine.frozen);
  const indices = useRead(session, ({ state }) => indicesOf(linear38, state.machine));
  return (
    <section class="monitor" aria-label="Ultrasound image">
      <p class="machine-line">
        <span>{linear38.name}</span>
        <span class="num">
          {linear38.centreMHz}
          <span class="unit"> MHz</span>
        </span>
        <span class="num indices">{indices}</span>
        <span class="state">{frozen ? 'Frozen' : contact ? '' : 'No contact'}</span>
      </p>
      <div class="screen">
        <canvas ref={canvasRef} role="img" aria-label="Ultrasound image" />
        <Scale rect={rect} size={size} />
      </div>
    </section>
  );
}

interface ScaleProps {
  rect(): ImageRect | null;
  readonly size: number;
}

/** Marker dot and depth ticks beside the image, in centimetres as on machines. */
function Scale({ rect, size }: ScaleProps) {
  const [place, setPlace] = useState<ImageRect | null>(null);
  useEffect(() => setPlace(rect()), [size, rect]);
  if (place === null) return null;
  const { x, y, width, height, mmPerPixel } = place;
  const depth = Math.round(height * mmPerPixel);
  const perMm = height / depth;
  const ticks = Array.from({ length: Math.floor(depth / 5) + 1 }, (_, i) => i * 5);
  return (
    <svg class="scale" aria-hidden="true">
      <circle cx={x - 12} cy={y + 6} r="5" class="marker" />
      {ticks.map((mm) => (
        <path key={mm} d={`M${x + width + 4} ${y + mm * perMm}h${mm % 10 === 0 ? 10 : 5}`} />
      ))}
      {ticks
        .filter((mm) => mm % 10 === 0 && mm > 0)
        .map((mm) => (
          <text key={mm} x={x + width + 18} y={y + mm * perMm + (mm === depth ? 0 : 5)}>
            {mm / 10}
          </text>
        ))}
      <text x={x + width + 18} y={y + 12}>
        cm
      </text>
    </svg>
  );
}
