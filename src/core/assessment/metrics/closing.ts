import type { ClosingAct } from '../../world/command';
import type { TimedEvent } from '../../world/event';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

/** Withdraw, sharps, press, dress, advise. */
const STEPS = 5;

/**
 * Share of the steps that end the procedure, 0 .. 1: needle out, then sharps, press, dress, advise; null while the skin is
 * whole. A new puncture undoes them, and what was done before the needle was out does not count.
 */
export class Closing implements Metric {
  readonly id = 'closing';
  readonly unit = 'share';
  #pierced = false;
  #out = false;
  readonly #done = new Map<ClosingAct, number>();

  observe(_view: WorldView, events: readonly TimedEvent[]): void {
    for (const event of events) {
      if (event.type === 'skin.pierced') {
        this.#pierced = true;
        this.#out = false;
        this.#done.clear();
      } else if (event.type === 'skin.left') {
        this.#out = true;
      } else if (event.type === 'closing.done' && this.#out) {
        this.#done.set(event.act, event.tick);
      }
    }
  }

  result(): MetricValue {
    const done = this.#done.size + (this.#out ? 1 : 0);
    return {
      id: this.id,
      unit: this.unit,
      value: this.#pierced ? done / STEPS : null,
      ticks: [...this.#done.values()],
    };
  }
}
