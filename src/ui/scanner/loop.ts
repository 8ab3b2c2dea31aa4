import type { WorldView } from '../../core/world/view';
import type { FieldPort, ImageRect, MonitorPort, TierName } from '../ports';
import { Accumulator, FIELD_RATE, FRAMES_WATCHED, median, tierAfter } from '../theatre/pace';
import { printOf, samePrint } from '../theatre/print';
import type { Exploration } from './exploration';

export interface LoopParts {
  readonly exploration: Exploration;
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
  readonly image: HTMLCanvasElement;
  readonly aside: HTMLCanvasElement;
  readonly tier: TierName;
  /** Whether frame times may still change the tier. */
  readonly measured: boolean;
  /** Called when the image took another place on its canvas. */
  onPlace(): void;
}

/** Joins the screen's frames to the world's steps, and draws what changed: the image, the one beside it, the scene. */
export class ScannerLoop {
  readonly #parts: LoopParts;
  readonly #owed = new Accumulator();
  #tier: TierName;
  #frameTimes: number[] | null;
  #request = 0;
  #lastMs: number | null = null;
  /** Up to when the hands' doings were played, ms. */
  #playedMs = 0;
  #fieldMs = -Infinity;
  #framesSinceField = 0;
  #print: readonly number[] = [];
  #beside: WorldView | null = null;
  #scene: readonly number[] = [];
  #depth = 0;
  /** Where the image beside lies on its canvas; null while there is none. */
  besideRect: ImageRect | null = null;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#tier = parts.tier;
    this.#frameTimes = parts.measured ? [] : null;
  }

  start(): void {
    const next = (nowMs: number): void => {
      this.#request = requestAnimationFrame(next);
      this.#frame(nowMs);
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
    this.#scene = [];
  }

  /** Draws all pictures now. */
  draw(): void {
    this.invalidate();
    this.#fieldMs = -Infinity;
    this.#framesSinceField = Infinity;
    this.#draw(0);
  }

  /** Draws the image alone, whether or not it changed: its canvas can be read until the page is next drawn. */
  drawImage(): void {
    this.#parts.monitor.draw(this.#parts.exploration.shown);
  }

  #frame(nowMs: number): void {
    const elapsedMs = this.#lastMs === null ? 0 : nowMs - this.#lastMs;
    if (this.#lastMs === null) this.#playedMs = nowMs;
    this.#lastMs = nowMs;
    const steps = this.#owed.take(elapsedMs / 1000);
    if (steps > 0) {
      this.#parts.exploration.step(steps, { nowMs, ms: nowMs - this.#playedMs });
      this.#playedMs = nowMs;
    }
    this.#watch(elapsedMs);
    this.#draw(nowMs);
  }

  #draw(nowMs: number): void {
    const { exploration, monitor, field } = this.#parts;
    const view = exploration.shown;
    this.#drawBeside(exploration.aside);
    const print = printOf(view);
    if (!samePrint(print, this.#print)) {
      this.#print = print;
      monitor.draw(view);
      const { depth } = view.state.machine;
      if (depth !== this.#depth) {
        this.#depth = depth;
        this.#parts.onPlace();
      }
    }
    this.#framesSinceField++;
    const { ms, frames } = FIELD_RATE[this.#tier];
    const scene = sceneOf(exploration.live);
    const isStale = !samePrint(scene, this.#scene);
    if (isStale && nowMs - this.#fieldMs >= ms && this.#framesSinceField >= frames) {
      this.#framesSinceField = 0;
      this.#scene = scene;
      this.#fieldMs = nowMs;
      field.update(exploration.live);
      field.render();
    }
  }

  /** The image beside is drawn by the same scanner and copied: it is a view, and stays sharp when its place changes. */
  #drawBeside(view: WorldView | null): void {
    if (view === this.#beside) return;
    this.#beside = view;
    const { monitor, image, aside } = this.#parts;
    this.besideRect = null;
    this.#parts.onPlace();
    if (view === null) return;
    monitor.draw(view);
    this.besideRect = monitor.imageRect();
    aside.width = image.width;
    aside.height = image.height;
    aside.getContext('2d')?.drawImage(image, 0, 0);
    this.#print = [];
  }

  #watch(elapsedMs: number): void {
    const times = this.#frameTimes;
    if (times === null) return;
    times.push(elapsedMs);
    if (times.length < FRAMES_WATCHED) return;
    this.#frameTimes = null;
    const tier = tierAfter(this.#tier, median(times));
    if (tier === this.#tier) return;
    this.#tier = tier;
    void this.#parts.monitor.setTier(tier).then(() => this.invalidate());
  }
}

/** What the scene of a moment depends on: a probe at rest leaves all the time to the image. */
function sceneOf({ probe, deformation, state }: WorldView): readonly number[] {
  const { face, lateral, axial } = probe;
  return [
    ...[face, lateral, axial].flatMap((v) => [v.x, v.y, v.z]),
    ...[Number(state.probe.contact), deformation.press?.push ?? 0, state.machine.depth],
  ];
}
