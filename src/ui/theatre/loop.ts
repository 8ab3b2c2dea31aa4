import type { FieldPort, MonitorPort, TierName } from '../ports';
import { Accumulator, FIELD_RATE, FRAMES_WATCHED, LONGEST_FRAME_S, median, tierAfter } from './pace';
import { printOf, samePrint } from './print';
import type { Session } from './session';

export interface LoopParts {
  readonly session: Session;
  readonly monitor: MonitorPort;
  readonly field: FieldPort;
  readonly tier: TierName;
  /** Whether frame times may still change the tier. */
  readonly measured: boolean;
  /** Called after an image that shows another depth than the one before. */
  onDepth(): void;
}

/** Joins the screen's frames to the world's steps, and draws what changed. */
export class Loop {
  readonly #parts: LoopParts;
  readonly #owed = new Accumulator();
  #tier: TierName;
  #frameTimes: number[] | null;
  #request = 0;
  #lastMs: number | null = null;
  /** Up to when the world has played what the hands did. */
  #playedMs = 0;
  #fieldMs = -Infinity;
  #framesSinceField = 0;
  #print: readonly number[] = [];
  #depth = 0;
  #fieldStale = true;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#tier = parts.tier;
    this.#frameTimes = parts.measured ? [] : null;
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

  /** The canvases changed size: both pictures have to be drawn. */
  invalidate(): void {
    this.#print = [];
    this.#fieldStale = true;
  }

  frame(nowMs: number): void {
    const { session } = this.#parts;
    const elapsedMs = this.#lastMs === null ? 0 : nowMs - this.#lastMs;
    if (this.#lastMs === null) this.#playedMs = nowMs;
    this.#lastMs = nowMs;
    if (session.state.paused || session.attempt.finished) {
      this.#owed.clear();
      this.#playedMs = nowMs;
    } else {
      const steps = this.#owed.take(elapsedMs / 1000);
      if (steps > 0) {
        session.step(steps, { nowMs, ms: Math.min(nowMs - this.#playedMs, LONGEST_FRAME_S * 1000) });
        this.#playedMs = nowMs;
        this.#fieldStale = true;
      }
      this.#watch(elapsedMs);
    }
    this.#draw(nowMs);
  }

  /** Draws both pictures now. */
  draw(): void {
    this.invalidate();
    this.#fieldMs = -Infinity;
    this.#framesSinceField = Infinity;
    this.#draw(0);
  }

  #draw(nowMs: number): void {
    const { session, monitor, field } = this.#parts;
    const view = session.attempt.view();
    const print = printOf(view);
    // A frozen image is the last one before the freeze: frames from then on are not drawn.
    if (!samePrint(print, this.#print) && !(view.state.machine.frozen && this.#print.length > 0)) {
      this.#print = print;
      monitor.draw(view);
      const { depth } = view.state.machine;
      if (depth !== this.#depth) {
        this.#depth = depth;
        this.#parts.onDepth();
      }
    }
    this.#framesSinceField++;
    const { ms, frames } = FIELD_RATE[this.#tier];
    if (this.#fieldStale && nowMs - this.#fieldMs >= ms && this.#framesSinceField >= frames) {
      this.#framesSinceField = 0;
      this.#fieldStale = false;
      this.#fieldMs = nowMs;
      field.update(view);
      field.render();
    }
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
