import type { WorldView } from '../../core/world/view';
import type { Camera, FieldPort, FirstPicture, ImageRect, MonitorPort, Picture } from '../ports';
import type { TierName } from '../tier-name';
import { Restorable } from './restorable';

/** An image that its context takes with it. */
interface DrawnImage {
  /** The end of a sentence that says why no image can be made of the view; null where one was. */
  draw(view: WorldView, before: readonly WorldView[]): string | null;
  complete(): Promise<void>;
  setTier(tier: TierName): Promise<void>;
  imageRect(): ImageRect;
  dispose(): void;
}

const NO_PLACE: ImageRect = { x: 0, y: 0, width: 1, height: 1, mmPerPixel: 1 };

/**
 * An image that outlives the loss of its graphics: made anew at its tier, it shows what it last showed. Only the first is made for a
 * first view, to be completed later.
 */
export async function lastingMonitor(
  { canvas, tier, first, onTrouble }: FirstPicture,
  make: (tier: TierName, first: WorldView | undefined) => Promise<DrawnImage>,
): Promise<MonitorPort> {
  let wanted = tier;
  let shown: WorldView | null = null;
  let rect = NO_PLACE;
  let isFaulty = false;
  const draw = (image: DrawnImage, view: WorldView, before: readonly WorldView[] = []): void => {
    const fault = image.draw(view, before);
    rect = image.imageRect();
    if (fault === null && !isFaulty) return;
    isFaulty = fault !== null;
    onTrouble(fault === null ? null : `The image cannot be drawn: ${fault}.`);
  };
  const image = await Restorable.open<DrawnImage>({
    canvas,
    make: () => make(wanted, shown === null ? first : undefined),
    restore(made) {
      if (shown !== null) draw(made, shown);
    },
    tell: onTrouble,
  });
  return {
    draw(view, before) {
      shown = view;
      if (image.now !== null) draw(image.now, view, before);
    },
    async complete() {
      const at = image.now;
      try {
        await at?.complete();
      } catch (error) {
        // Graphics that are lost meanwhile come back complete.
        if (image.now === at) throw error;
      }
    },
    async setTier(next) {
      const before = wanted;
      wanted = next;
      const at = image.now;
      try {
        await at?.setTier(next);
      } catch (error) {
        // Graphics that are lost meanwhile come back at the tier that was asked for.
        if (image.now !== at) return;
        wanted = before;
        throw error;
      }
    },
    imageRect: () => image.now?.imageRect() ?? rect,
    dispose: () => image.dispose(),
  };
}

/** A scene that outlives the loss of its graphics, with its camera and aids. */
export async function lastingField(
  { canvas, onTrouble }: Picture,
  make: () => Promise<FieldPort>,
): Promise<FieldPort> {
  let shown: WorldView | null = null;
  let camera: Camera | null = null;
  let aids: Parameters<FieldPort['setAids']>[0] | null = null;
  const field = await Restorable.open<FieldPort>({
    canvas,
    make,
    restore(made) {
      if (aids !== null) made.setAids(aids);
      if (camera !== null) made.setCamera(camera);
      if (shown === null) return;
      made.update(shown);
      made.render();
    },
    tell: onTrouble,
  });
  return {
    update(view) {
      shown = view;
      field.now?.update(view);
    },
    render: () => field.now?.render(),
    resize: () => field.now?.resize(),
    pick: (x, y) => field.now?.pick(x, y) ?? null,
    setAids(next) {
      aids = next;
      field.now?.setAids(next);
    },
    setCamera(next) {
      camera = next;
      field.now?.setCamera(next);
    },
    dispose: () => field.dispose(),
  };
}
