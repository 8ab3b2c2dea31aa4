import type { TimedEvent } from '../world/event';
import type { WorldView } from '../world/view';
import type { MetricValue } from './report';

/** One measured quantity, fed after every tick, live and in replay alike. */
export interface Metric {
  readonly id: string;
  readonly unit: string;
  /** `events` are those of this tick, the director's included. */
  observe(view: WorldView, events: readonly TimedEvent[]): void;
  result(): MetricValue;
}
