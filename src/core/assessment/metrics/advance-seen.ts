import type { TimedEvent } from '../../world/event';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

/**
 * Share of the tip's advance during which the tip was visible, 0 .. 1, by distance; null where nothing was advanced that
 * could have been imaged. The way from the entry to the edge of the image, where no probe could show the tip, is
 * counted neither way: the world leaves it out of `advanced.unseen`. Advancing unseen is the commonest error of beginners
 * (Sites 2007, 398 errors in 520 blocks).
 */
export class AdvanceSeen implements Metric {
  readonly id = 'advanceSeen';
  readonly unit = 'share';
  #depth = 0;
  #seen = 0;
  #reported = 0;
  #pending = 0;
  readonly #ticks: number[] = [];

  observe({ state: { needle } }: WorldView, events: readonly TimedEvent[]): void {
    for (const event of events) {
      if (event.type !== 'advanced.unseen') continue;
      this.#reported += event.mm;
      this.#ticks.push(event.tick);
    }
    this.#pending = needle.unseen;
    const depth = needle.pierced ? needle.advance - needle.tent : 0;
    if (depth > this.#depth && needle.tipVisible) this.#seen += depth - this.#depth;
    this.#depth = depth;
  }

  result(): MetricValue {
    const unseen = this.#reported + this.#pending;
    const all = this.#seen + unseen;
    return { id: this.id, unit: this.unit, value: all > 0 ? this.#seen / all : null, ticks: this.#ticks };
  }
}
