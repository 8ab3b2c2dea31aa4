import type { FieldPort, MonitorPort, Services } from '../ports';
import type { Exploration } from './exploration';
import { ScannerLoop } from './loop';

export interface Pictures {
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
  readonly loop: ScannerLoop;
  close(): void;
}

interface Parts {
  readonly services: Services;
  readonly exploration: Exploration;
  readonly field: HTMLCanvasElement;
  readonly image: HTMLCanvasElement;
  readonly aside: HTMLCanvasElement;
  onProgress(share: number): void;
  /** The image took another place on its canvas. */
  onPlace(): void;
}

/** Shares of the whole in the progress bar: the image's programs take the longest. */
const IMAGE_SHARE = 0.8;

/** Opens image and scene and starts their loop. */
export async function openPictures(parts: Parts): Promise<Pictures> {
  const { services, exploration, onPlace } = parts;
  const { anatomy } = exploration.world;
  const { tier, measured } = services.chooseTier();
  const monitor = await services.createMonitor({ canvas: parts.image, anatomy, tier }, (share) =>
    parts.onProgress(IMAGE_SHARE * share),
  );
  const field = await services.createField({ canvas: parts.field, anatomy, tier }).catch((error: unknown) => {
    monitor.dispose();
    throw error;
  });
  parts.onProgress(1);
  const { image, aside } = parts;
  const loop = new ScannerLoop({ exploration, monitor, field, image, aside, tier, measured, onPlace });
  const watch = new ResizeObserver(() => {
    field.resize();
    loop.draw();
    onPlace();
  });
  watch.observe(parts.field);
  watch.observe(image);
  loop.draw();
  let letGo = () => {};
  if (services.scannerByHand === null) loop.start();
  else
    letGo = services.scannerByHand({
      world: exploration.world,
      shown: () => exploration.shown,
      step: (ticks) => exploration.step(ticks),
      draw: () => loop.draw(),
    });
  return {
    monitor,
    field,
    loop,
    close() {
      letGo();
      loop.stop();
      watch.disconnect();
      monitor.dispose();
      field.dispose();
    },
  };
}
