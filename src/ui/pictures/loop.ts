import type { Stretch } from '../../controls/input';
import type { WorldView } from '../../core/world/view';
import type { FieldPort, ImageRect, MonitorPort } from '../ports';
import type { TierName } from '../tier-name';
import { type Governing, govern, governed } from './governor';
import { Accumulator, FIELD_RATE, LONGEST_FRAME_S } from './pace';
import { printOf, samePrint } from './print';

/** What is played by the clock and drawn: an attempt, or a region under a free hand. */
export interface Played {
  /** A world that waits is not stepped. */
  readonly waits: boolean;
  step(steps: number, stretch: Stretch): void;
  /** What the image shows: of the past while it is frozen. */
  readonly shown: WorldView;
  /** Views of the frames before it that the machine averages with it, the newest first; none where it does not. */
  readonly before?: readonly WorldView[];
  /** What the scene shows. */
  readonly live: WorldView;
  /** What the scene of a moment depends on; without it, it is taken to change with every step. */
  scene?(): readonly number[];
  /** An image that was put beside; null while there is none. */
  readonly aside?: WorldView | null;
}

export interface LoopParts {
  readonly played: Played;
  readonly monitor: MonitorPort;
  /** null while there is no scene yet. */
  readonly field: FieldPort | null;
  readonly tier: TierName;
  /** Whether frame times may still change the tier. */
  readonly measured: boolean;
  /** On pages where an image can be put beside: the canvas from which, and the one to which it is copied. */
  readonly beside?: { readonly image: HTMLCanvasElement; readonly aside: HTMLCanvasElement };
  /** Called when the image took another place on its canvas, or shows another depth. */
  onPlace(): void;
}

/** Joins the screen's frames to the world's steps, and draws what changed: the image, the one beside it, the scene. */
export class Loop {
  readonly #parts: LoopParts;
  readonly #owed = new Accumulator();
  #field: FieldPort | null;
  #tier: TierName;
  /** null while a tier is fixed. */
  #governing: Governing | null;
  /** Whether the last frame drew the image: frames that draw nothing are always fast. */
  #drew = false;
  #changing = false;
  #request = 0;
  #lastMs: number | null = null;
  /** Up to when the world has played what the hands did. */
  #playedMs = 0;
  #fieldMs = -Infinity;
  #framesSinceField = 0;
  #print: readonly number[] = [];
  #beside: WorldView | null = null;
  #place = '';
  #fieldStale = true;
  #scene: readonly number[] = [];
  /** Where the image beside lies on its canvas; null while there is none. */
  besideRect: ImageRect | null = null;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#field = parts.field;
    this.#tier = parts.tier;
    this.#governing = parts.measured ? governed(parts.tier) : null;
  }

  start(): void {
    const next = (nowMs: number): void => {
      this.#request = requestAnimationFrame(next);
      this.frame(nowMs);
    };
    this.#request = requestAnimationFrame(next);
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
  }

  /** The canvases changed size: all pictures have to be drawn. */
  invalidate(): void {
    this.#print = [];
    this.#beside = null;
    this.#fieldStale = true;
  }

  /** The scene is seen in another way, though nothing moved: it has to be drawn, in a pause too. */
  touchScene(): void {
    this.#fieldStale = true;
  }

  /** Goes on at a tier; `measured` lets the pace of the frames move it from there. */
  setTier(tier: TierName, measured: boolean): void {
    this.#governing = measured ? governed(tier) : null;
    this.#change(tier);
  }

  frame(nowMs: number): void {
    const { played } = this.#parts;
    const elapsedMs = this.#lastMs === null ? 0 : nowMs - this.#lastMs;
    if (this.#lastMs === null) this.#playedMs = nowMs;
    this.#lastMs = nowMs;
    if (played.waits) {
      this.#owed.clear();
      this.#playedMs = nowMs;
    } else {
      const steps = this.#owed.take(elapsedMs / 1000);
      if (steps > 0) {
        played.step(steps, { nowMs, ms: Math.min(nowMs - this.#playedMs, LONGEST_FRAME_S * 1000) });
        this.#playedMs = nowMs;
        this.#noteScene();
      }
      this.#watch(elapsedMs);
    }
    this.#draw(nowMs);
  }

  /** Draws all pictures now. */
  draw(): void {
    this.invalidate();
    this.#fieldMs = -Infinity;
    this.#framesSinceField = Infinity;
    this.#draw(0);
  }

  /** Takes the scene, now that there is one, and draws it. */
  setField(field: FieldPort): void {
    this.#field = field;
    this.drawScene();
  }

  /** Draws the scene alone, now. */
  drawScene(): void {
    this.#fieldStale = false;
    this.#field?.update(this.#parts.played.live);
    this.#field?.render();
  }

  /** Draws the image alone, whether or not it changed: its canvas can be read until the page is next drawn. */
  drawImage(): void {
    const { monitor, played } = this.#parts;
    monitor.draw(played.shown, played.before);
  }

  #draw(nowMs: number): void {
    const { played, monitor } = this.#parts;
    this.#drawBeside(played.aside ?? null);
    const view = played.shown;
    const before = played.before ?? [];
    // A hand that has stopped leaves a trail for some frames.
    const print = [view, ...before].flatMap(printOf);
    if (!samePrint(print, this.#print)) {
      this.#print = print;
      monitor.draw(view, before);
      this.#drew = true;
      this.#notePlace();
    }
    this.#framesSinceField++;
    const { ms, frames } = FIELD_RATE[this.#tier];
    if (this.#fieldStale && nowMs - this.#fieldMs >= ms && this.#framesSinceField >= frames) {
      this.#framesSinceField = 0;
      this.#fieldMs = nowMs;
      this.drawScene();
    }
  }

  /** A scene at rest leaves all the time to the image. */
  #noteScene(): void {
    const scene = this.#parts.played.scene?.();
    if (scene !== undefined && samePrint(scene, this.#scene)) return;
    this.#scene = scene ?? [];
    this.#fieldStale = true;
  }

  #notePlace(): void {
    const { x, y, width, height, mmPerPixel } = this.#parts.monitor.imageRect();
    const place = [x, y, width, height, mmPerPixel].join();
    if (place === this.#place) return;
    this.#place = place;
    this.#parts.onPlace();
  }

  /** The image beside is drawn by the same scanner and copied: it is a view, and stays sharp when its place changes. */
  #drawBeside(view: WorldView | null): void {
    if (view === this.#beside) return;
    this.#beside = view;
    const { monitor, beside, onPlace } = this.#parts;
    this.besideRect = null;
    if (view !== null && beside !== undefined) {
      const { image, aside } = beside;
      monitor.draw(view);
      this.besideRect = monitor.imageRect();
      aside.width = image.width;
      aside.height = image.height;
      aside.getContext('2d')?.drawImage(image, 0, 0);
      this.#print = [];
    }
    onPlace();
  }

  #watch(elapsedMs: number): void {
    const drew = this.#drew;
    this.#drew = false;
    if (this.#governing === null || !drew || this.#changing) return;
    this.#governing = govern(this.#governing, elapsedMs);
    this.#change(this.#governing.tier);
  }

  #change(tier: TierName): void {
    const before = this.#tier;
    if (tier === before) return;
    this.#tier = tier;
    this.#changing = true;
    this.#parts.monitor
      .setTier(tier)
      .then(
        () => this.invalidate(),
        () => {
          // The image goes on at the tier that it has, and the scene at that tier's rate.
          this.#tier = before;
          this.#governing = null;
        },
      )
      .finally(() => {
        this.#changing = false;
      });
  }
}
