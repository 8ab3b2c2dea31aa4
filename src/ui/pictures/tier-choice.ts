import type { SettingsStore } from '../../storage/port';
import type { TierName } from '../tier-name';

/** How finely pictures are drawn: what a person fixed, or what the machine is taken to manage until the pace of the frames tells. */
export class TierChoice {
  readonly #settings: SettingsStore;
  readonly #guess: (image: HTMLCanvasElement) => TierName;
  #usual: TierName | null = null;
  readonly #listeners = new Set<() => void>();
  #fixed: TierName | null;

  /** `guess` is asked once, when a tier is first needed, with the canvas of an image: it may have to look at the graphics. */
  constructor(
    settings: SettingsStore,
    fixed: TierName | null,
    guess: (image: HTMLCanvasElement) => TierName,
  ) {
    this.#settings = settings;
    this.#fixed = fixed;
    this.#guess = guess;
  }

  /** null where the pace of the frames decides. */
  get fixed(): TierName | null {
    return this.#fixed;
  }

  /** The tier to begin with on a canvas. */
  first(image: HTMLCanvasElement): TierName {
    if (this.#fixed !== null) return this.#fixed;
    this.#usual ??= this.#guess(image);
    return this.#usual;
  }

  /** Fixes a tier for now and for later visits, or with null leaves it to the pace. Rejects where it cannot be kept; it holds for now all the same. */
  async fix(tier: TierName | null): Promise<void> {
    this.#fixed = tier;
    for (const listener of this.#listeners) listener();
    await this.#settings.write({ ...(await this.#settings.read()), tier });
  }

  /** Calls back after each choice until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
