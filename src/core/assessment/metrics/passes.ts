import type { TimedEvent } from '../../world/event';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

/**
 * How often the needle went in: each puncture of the skin, and each advance after it was drawn back by 5 mm or more; null
 * while the skin is whole.
 */
export class Passes implements Metric {
  readonly id = 'passes';
  readonly unit = 'count';
  #passes = 0;
  readonly #ticks: number[] = [];

  observe({ state }: WorldView, events: readonly TimedEvent[]): void {
    this.#passes = state.needle.passes;
    for (const { type, tick } of events) {
      if (type === 'skin.pierced' || type === 'needle.passed') this.#ticks.push(tick);
    }
  }

  result(): MetricValue {
    const value = this.#passes === 0 ? null : this.#passes;
    return { id: this.id, unit: this.unit, value, ticks: this.#ticks };
  }
}
