import type { FieldPort, MonitorPort, Services } from '../ports';
import { Loop } from './loop';
import type { Session } from './session';

/** The two pictures of the theatre and the loop that draws them. */
export interface Pictures {
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
  close(): void;
}

export interface PicturesParts {
  readonly services: Services;
  readonly session: Session;
  readonly field: HTMLCanvasElement;
  readonly image: HTMLCanvasElement;
  onProgress(share: number): void;
  onSize(): void;
}

/** Shares of the whole in the progress bar: the image's programs take the longest. */
const IMAGE_SHARE = 0.8;

export async function openPictures(parts: PicturesParts): Promise<Pictures> {
  const { services, session, onProgress, onSize } = parts;
  const { attempt } = session;
  const { anatomy } = attempt.world;
  const { tier, measured } = services.chooseTier();
  const monitor = await services.createMonitor({ canvas: parts.image, anatomy, tier }, (share) =>
    onProgress(IMAGE_SHARE * share),
  );
  const field = await services.createField({ canvas: parts.field, anatomy, tier }).catch((error: unknown) => {
    monitor.dispose();
    throw error;
  });
  onProgress(1);
  const loop = new Loop({ session, monitor, field, tier, measured, onDepth: onSize });
  const watch = new ResizeObserver(() => {
    field.resize();
    loop.invalidate();
    if (services.byHand !== null) loop.draw();
    onSize();
  });
  watch.observe(parts.field);
  watch.observe(parts.image);
  loop.draw();
  let letGo = () => {};
  if (services.byHand === null) loop.start();
  else letGo = services.byHand({ attempt, step: (ticks) => session.step(ticks), draw: () => loop.draw() });
  return {
    monitor,
    field,
    close() {
      letGo();
      loop.stop();
      watch.disconnect();
      monitor.dispose();
      field.dispose();
    },
  };
}
