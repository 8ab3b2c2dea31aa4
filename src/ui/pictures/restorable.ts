/** How long lost graphics are waited for before the person is told what to do, ms. Browsers give a context back within a second or two. */
const PATIENCE_MS = 6000;

const LOST = 'The graphics were lost; restoring.';
const GONE =
  'The graphics were lost and the browser has not given them back. Reload the page; if that does not help, close other tabs that draw in 3D, or start the browser anew.';

interface Drawn {
  dispose(): void;
}

interface Parts<T extends Drawn> {
  readonly canvas: HTMLCanvasElement;
  /** Makes what draws on the canvas; a second time in the context that the browser gave back. */
  make(): Promise<T>;
  /** Draws what was last shown on what was made anew. */
  restore(drawn: T): void;
  /** Hears, as a sentence, that the graphics are lost or do not come back; null once they are here again. */
  tell(trouble: string | null): void;
}

/**
 * What draws on a canvas, over the loss of its WebGL context: browsers take contexts away when a driver was reset, a machine slept or
 * other pages want some. All that was made in a lost one is gone, so it is made anew.
 */
export class Restorable<T extends Drawn> {
  readonly #parts: Parts<T>;
  #now: T | null = null;
  #lost = false;
  #closed = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #wake: () => void = () => {};
  #giveUp: (error: Error) => void = () => {};

  /** Rejects where the thing cannot be made, or where its context is lost meanwhile and does not come back. */
  static async open<T extends Drawn>(parts: Parts<T>): Promise<Restorable<T>> {
    const opened = new Restorable(parts);
    try {
      opened.#now = await opened.#make();
      return opened;
    } catch (error) {
      opened.dispose();
      throw error;
    }
  }

  private constructor(parts: Parts<T>) {
    this.#parts = parts;
    parts.canvas.addEventListener('webglcontextlost', this.#onLost);
    parts.canvas.addEventListener('webglcontextrestored', this.#onRestored);
  }

  /** null while the graphics are lost. */
  get now(): T | null {
    return this.#now;
  }

  dispose(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#patience);
    const { canvas } = this.#parts;
    canvas.removeEventListener('webglcontextlost', this.#onLost);
    canvas.removeEventListener('webglcontextrestored', this.#onRestored);
    this.#now?.dispose();
    this.#now = null;
    this.#wake();
  }

  readonly #onLost = (event: Event): void => {
    // Without this the browser does not give it back.
    event.preventDefault();
    this.#lose();
    const drawn = this.#now;
    this.#now = null;
    if (drawn === null) return;
    drawn.dispose();
    void this.#again();
  };

  readonly #onRestored = (): void => {
    this.#lost = false;
    clearTimeout(this.#patience);
    this.#wake();
  };

  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    this.#parts.tell(LOST);
    this.#patience = setTimeout(() => {
      this.#parts.tell(GONE);
      this.#giveUp(new Error(GONE));
    }, PATIENCE_MS);
  }

  /** Once the context is back; rejects where that takes too long. */
  #back(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      this.#giveUp = reject;
    });
  }

  async #make(): Promise<T> {
    for (;;) {
      if (this.#lost) await this.#back();
      if (this.#closed) throw new Error('The page was left.');
      try {
        const made = await this.#parts.make();
        if (!this.#isLost()) return made;
        made.dispose();
      } catch (error) {
        if (!this.#isLost()) throw error;
      }
    }
  }

  /** Also while the browser has not told of it yet. */
  #isLost(): boolean {
    if (!this.#lost && this.#parts.canvas.getContext('webgl2')?.isContextLost()) this.#lose();
    return this.#lost;
  }

  /** Makes it anew, however long that takes: a context that comes back late is as welcome. */
  async #again(): Promise<void> {
    while (!this.#closed) {
      try {
        const made = await this.#make();
        if (this.#closed) {
          made.dispose();
          return;
        }
        this.#now = made;
        this.#parts.restore(made);
        this.#parts.tell(null);
        return;
      } catch {
        // While it is lost, it has been told of.
        if (this.#lost) continue;
        this.#parts.tell(GONE);
        return;
      }
    }
  }
}
