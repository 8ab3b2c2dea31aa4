import type { TimedEvent, View } from '../../world/event';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

const VIEWS: readonly View[] = ['targetShort', 'targetLong', 'vessels', 'veinPressed'];

/** Share of the four views of the survey that were held before the skin was first pierced, 0 .. 1. */
export class Surveyed implements Metric {
  readonly id = 'surveyed';
  readonly unit = 'share';
  readonly #held = new Map<View, number>();
  #pierced = false;

  observe(_view: WorldView, events: readonly TimedEvent[]): void {
    for (const event of events) {
      if (event.type === 'skin.pierced') this.#pierced = true;
      if (event.type === 'view.held' && !this.#pierced && !this.#held.has(event.view)) {
        this.#held.set(event.view, event.tick);
      }
    }
  }

  result(): MetricValue {
    const held = VIEWS.filter((view) => this.#held.has(view)).length;
    return { id: this.id, unit: this.unit, value: held / VIEWS.length, ticks: [...this.#held.values()] };
  }
}
