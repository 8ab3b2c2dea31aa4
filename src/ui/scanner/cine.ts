import { TICKS_PER_SECOND } from '../../core/world/state';
import type { WorldView } from '../../core/world/view';
import { keep } from '../pictures/kept';

/** Frames that a loop keeps of a second, and seconds that it goes back: issue 3, section 3. */
const CINE_RATE = 25;
const CINE_S = 10;
const MOST = CINE_RATE * CINE_S;

/** The last ten seconds of what the probe saw, as views: the image of a view is always the same, so no picture is kept. */
export class Cine {
  #frames: WorldView[] = [];
  #beat = -1;

  get length(): number {
    return this.#frames.length;
  }

  /** Keeps the view of a tick when the next 25th of a second has begun. */
  record(view: WorldView): void {
    const beat = Math.floor((view.state.tick * CINE_RATE) / TICKS_PER_SECOND);
    if (beat === this.#beat) return;
    this.#beat = beat;
    this.#frames.push(keep(view));
    if (this.#frames.length > MOST) this.#frames.shift();
  }

  /** A kept view, 0 the oldest; null where there is none. */
  at(index: number): WorldView | null {
    return this.#frames[index] ?? null;
  }
}
