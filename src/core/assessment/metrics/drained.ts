import type { TimedEvent } from '../../world/event';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

/** Share of the fluid that the cavity held at first which is in the syringe at the end, 0 .. 1. */
export class Drained implements Metric {
  readonly id = 'drained';
  readonly unit = 'share';
  #firstMl: number | null = null;
  #drawnMl = 0;
  readonly #ticks: number[] = [];

  observe({ state }: WorldView, events: readonly TimedEvent[]): void {
    this.#firstMl ??= state.cavityMl + state.syringe.synovialMl;
    this.#drawnMl = state.syringe.synovialMl;
    for (const { type, tick } of events) {
      if (type === 'flow.started' || type === 'flow.stopped') this.#ticks.push(tick);
    }
  }

  result(): MetricValue {
    const first = this.#firstMl ?? 0;
    return {
      id: this.id,
      unit: this.unit,
      value: first > 0 ? Math.min(1, this.#drawnMl / first) : null,
      ticks: this.#ticks,
    };
  }
}
