import type { Anatomy } from '../../core/anatomy/anatomy';
import type { FieldPort, MonitorPort, Services } from '../ports';
import { Loop, type Played } from './loop';

/** Image and scene of a page, and the loop that draws them. */
export interface Pictures {
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
  readonly loop: Loop;
  close(): void;
}

export interface PicturesParts {
  readonly services: Pick<Services, 'tierChoice' | 'createMonitor' | 'createField'>;
  readonly played: Played;
  readonly anatomy: Anatomy;
  readonly field: HTMLCanvasElement;
  readonly image: HTMLCanvasElement;
  readonly aside?: HTMLCanvasElement;
  /** Hands the loop to a test, which steps by hand; null lets the clock step. Returns what takes it back. */
  readonly byHand: ((loop: Loop) => () => void) | null;
  /** Aborted when the page is left: a page that is there no more starts no loop, and takes nothing from the next one's. */
  readonly signal: AbortSignal;
  onProgress(share: number): void;
  /** The first image stands: what is shown before it holds it up. */
  onImage(): void;
  /** The image took another place on its canvas. */
  onPlace(): void;
  /** Hears why a picture is not drawn at present, as a sentence; null once both are again. */
  onTrouble(trouble: string | null): void;
}

/** Share of the image in the progress bar, typical of rendering in software. */
const IMAGE_SHARE = 0.65;

/** Progress is told in such steps: where the processor draws, composing the page holds up what it waits for. */
const PROGRESS_STEP = 0.15;

/** Mark on the browser's timeline: the first image was asked of the GPU. */
const FIRST_IMAGE = 'bevel.image';

/** Longest wait for the browser to show what was drawn, ms: it shows nothing in a tab that is hidden. */
const LONGEST_SHOWING_MS = 100;

/** Once the browser has had the time to show what was drawn. */
const shown = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, LONGEST_SHOWING_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** Opens the image, shows it, then opens the scene, and starts their loop. Rejects, with all closed again, where one of them cannot be made or drawn, or the page was left. */
export async function openPictures(parts: PicturesParts): Promise<Pictures> {
  const { services, played, anatomy, image, aside, byHand, signal, onProgress, onPlace } = parts;
  const { tierChoice } = services;
  const tier = tierChoice.first(image);
  const troubles: { image: string | null; field: string | null } = { image: null, field: null };
  const hears = (which: keyof typeof troubles) => (trouble: string | null) => {
    troubles[which] = trouble;
    parts.onTrouble(troubles.image ?? troubles.field);
  };
  let told = 0;
  const ends: (() => void)[] = [];
  const close = (): void => {
    for (const end of ends.splice(0).reverse()) end();
  };
  const sizes = (): string => [image, parts.field].map((c) => `${c.clientWidth} x ${c.clientHeight}`).join();
  try {
    const monitor = await services.createMonitor(
      { anatomy, tier, canvas: image, first: played.shown, onTrouble: hears('image') },
      (share) => {
        if (share - told < PROGRESS_STEP) return;
        told = share;
        onProgress(IMAGE_SHARE * share);
      },
    );
    ends.push(() => monitor.dispose());
    signal.throwIfAborted();
    const loop = new Loop({
      ...{ played, monitor, field: null, tier, measured: tierChoice.fixed === null, onPlace },
      ...(aside === undefined ? {} : { beside: { image, aside } }),
    });
    let drawnAt = sizes();
    // What is waited for is the image: it need not wait for the scene.
    loop.draw();
    performance.mark(FIRST_IMAGE);
    await shown();
    signal.throwIfAborted();
    parts.onImage();
    // The rest of the page is composed before more is compiled.
    await shown();
    signal.throwIfAborted();
    const complete = monitor.complete();
    // Heard of below.
    complete.catch(() => {});
    const field = await services.createField({
      ...{ anatomy, canvas: parts.field, onTrouble: hears('field') },
      // A scene keeps the tier that it was made with: where nobody fixed one, no more than the middle.
      tier: tier === 'high' && tierChoice.fixed === null ? 'medium' : tier,
    });
    ends.push(() => field.dispose());
    signal.throwIfAborted();
    loop.setField(field);
    await complete;
    signal.throwIfAborted();
    onProgress(1);
    // As the image is drawn from now on.
    loop.drawImage();
    ends.push(tierChoice.subscribe(() => loop.setTier(tierChoice.first(image), tierChoice.fixed === null)));
    const watch = new ResizeObserver(() => {
      // It also calls at the beginning.
      if (sizes() === drawnAt) return;
      drawnAt = sizes();
      field.resize();
      // A canvas that changed size is black until the next frame, and nobody asks for one in a test.
      loop.draw();
      onPlace();
    });
    watch.observe(parts.field);
    watch.observe(image);
    ends.push(() => watch.disconnect());
    if (byHand === null) {
      loop.start();
      ends.push(() => loop.stop());
    } else ends.push(byHand(loop));
    return { monitor, field, loop, close };
  } catch (error) {
    close();
    throw error;
  }
}
