import { Pause, Play } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { TICKS_PER_SECOND } from '../../core/world/state';
import type { ScenarioFile } from '../../scenario/schema';
import { messageOf, useServices } from '../context';
import { formatTicks } from '../format';
import { Icon } from '../icon';
import { Trouble, Waiting } from '../message';
import type { FieldPort, MonitorPort } from '../ports';
import { adviceFor, type Mark, type Span } from './marks';
import { Playhead, type Rerun } from './rerun';
import { TimeLine } from './time-line';

interface ReplayViewProps {
  readonly rerun: Rerun;
  readonly marks: readonly Mark[];
  readonly spans: readonly Span[];
  readonly file: ScenarioFile;
}

interface Pictures {
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
}

const speeds: readonly number[] = [1, 2, 4];

/** The attempt again: field and image at the moment that the time line points to. */
export function ReplayView({ rerun, marks, spans, file }: ReplayViewProps) {
  const services = useServices();
  const head = useMemo(() => new Playhead(rerun), [rerun]);
  const fieldCanvas = useRef<HTMLCanvasElement>(null);
  const imageCanvas = useRef<HTMLCanvasElement>(null);
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [tick, setTick] = useState(() => marks.find(({ kind }) => kind === 'happening')?.tick ?? 0);
  const [speed, setSpeed] = useState(1);
  const [playing, setPlaying] = useState(false);
  const { ticks } = rerun.recording;

  useEffect(() => {
    const [field, image] = [fieldCanvas.current, imageCanvas.current];
    if (field === null || image === null) return;
    const opening = openBoth(services, rerun, field, image, setTrouble);
    let left = false;
    opening.then(
      (made) => !left && setPictures(made),
      (error: unknown) => setFailed(messageOf(error)),
    );
    return () => {
      left = true;
      opening.then(
        ({ monitor, field: scene }) => {
          monitor.dispose();
          scene.dispose();
        },
        () => {},
      );
    };
  }, [services, rerun]);

  useEffect(() => {
    if (pictures === null) return;
    head.seek(tick);
    const view = head.world.view();
    pictures.monitor.draw(view);
    pictures.field.update(view);
    pictures.field.render();
  }, [pictures, head, tick]);

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let at = tick;
    let request = requestAnimationFrame(function next(now) {
      at = Math.min(ticks, at + ((now - last) / 1000) * TICKS_PER_SECOND * speed);
      last = now;
      setTick(Math.floor(at));
      if (at >= ticks) setPlaying(false);
      else request = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(request);
    // A seek while it plays goes on from there, so the effect starts anew with `playing` only.
  }, [playing, speed, ticks]);

  const seek = (to: number) => {
    setPlaying(false);
    setTick(Math.min(ticks, Math.max(0, to)));
  };
  const near = marks.filter((mark) => Math.abs(mark.tick - tick) <= TICKS_PER_SECOND / 2);
  const here = near.find(({ kind }) => kind === 'fault') ?? near[0];
  return (
    <section class="replay" aria-label="Replay">
      <div class="pair">
        <div class="picture">
          <canvas ref={fieldCanvas} role="img" aria-label="Field at this moment" />
        </div>
        <div class="picture image">
          <canvas ref={imageCanvas} role="img" aria-label="Ultrasound image at this moment" />
        </div>
        {pictures === null && failed === null && <Waiting what="Preparing the replay" />}
        {failed !== null && <p class="quiet">The pictures cannot be drawn: {failed}</p>}
        <Trouble what={trouble} />
      </div>
      <div class="transport">
        <button
          type="button"
          class="button"
          disabled={pictures === null}
          onClick={() => {
            if (!playing && tick >= ticks) setTick(0);
            setPlaying(!playing);
          }}
        >
          <Icon of={playing ? Pause : Play} />
          {playing ? 'Pause' : 'Play'}
        </button>
        <p class="num">
          {formatTicks(tick)}
          <span class="unit"> / {formatTicks(ticks)}</span>
        </p>
        <p class="here" aria-live="polite">
          {here && (
            <>
              <span class={here.kind}>{here.text}</span> {adviceFor(here, file)}
            </>
          )}
        </p>
        <fieldset class="speeds" aria-label="Speed">
          {speeds.map((one) => (
            <button
              key={one}
              type="button"
              class="button bare num"
              aria-pressed={speed === one}
              onClick={() => setSpeed(one)}
            >
              {one}x
            </button>
          ))}
        </fieldset>
      </div>
      <TimeLine ticks={ticks} tick={tick} marks={marks} spans={spans} samples={rerun.samples} onSeek={seek} />
    </section>
  );
}

async function openBoth(
  services: ReturnType<typeof useServices>,
  { attempt }: Rerun,
  field: HTMLCanvasElement,
  image: HTMLCanvasElement,
  onTrouble: (trouble: string | null) => void,
): Promise<Pictures> {
  const tier = services.tierChoice.first(image);
  const shown = { anatomy: attempt.world.anatomy, tier, onTrouble };
  const monitor = await services.createMonitor({ ...shown, canvas: image }, () => {});
  try {
    return { monitor, field: await services.createField({ ...shown, canvas: field }) };
  } catch (error) {
    monitor.dispose();
    throw error;
  }
}
