import type { Command } from '../world/command';
import type { TimedEvent } from '../world/event';
import { Trial } from '../world/trial.fixture';
import type { Metric } from './metric';

/** A person in the block of layers, watched by a metric. */
export class Measured<M extends Metric> extends Trial {
  readonly metric: M;

  constructor(metric: M) {
    super();
    this.metric = metric;
  }

  override do(...commands: readonly Command[]): this {
    const before = this.events.length;
    super.do(...commands);
    const { tick } = this.world.state;
    const events = this.events.slice(before).map((event): TimedEvent => ({ ...event, tick }));
    this.metric.observe(this.world.view(), events);
    return this;
  }

  get value(): number | null {
    return this.metric.result().value;
  }
}
