import type { AsepsisAct } from '../../world/command';
import type { TimedEvent } from '../../world/event';
import type { WorldState } from '../../world/state';
import type { WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

export interface Condition {
  readonly id: string;
  holds(state: Readonly<WorldState>): boolean;
}

const act = (id: string, asked: AsepsisAct): Condition => ({
  id,
  holds: ({ asepsis }) => asepsis.done.includes(asked),
});

export const consentConditions: readonly Condition[] = [
  { id: 'consentGiven', holds: ({ consent }) => consent.given },
];

export const asepsisConditions: readonly Condition[] = [
  act('handsWashed', 'washHands'),
  act('gloved', 'gloves'),
  act('skinPrepared', 'prepareSkin'),
  { id: 'skinDry', holds: ({ asepsis }) => asepsis.done.includes('prepareSkin') && asepsis.dryInS <= 0 },
  act('draped', 'drape'),
  act('probeCovered', 'coverProbe'),
  act('gelApplied', 'sterileGel'),
];

/**
 * Share of the conditions that stood when the skin was first pierced, 0 .. 1; null while the skin is whole. The moment of
 * the puncture counts, because what is put right afterwards protects no one.
 */
export class Readiness implements Metric {
  readonly id: string;
  readonly unit = 'share';
  readonly #conditions: readonly Condition[];
  #value: number | null = null;
  #tick = 0;

  constructor(id: string, conditions: readonly Condition[]) {
    this.id = id;
    this.#conditions = conditions;
  }

  observe({ state }: WorldView, events: readonly TimedEvent[]): void {
    if (this.#value !== null) return;
    const pierced = events.find(({ type }) => type === 'skin.pierced');
    if (pierced === undefined) return;
    const stood = this.#conditions.filter((condition) => condition.holds(state)).length;
    this.#value = stood / this.#conditions.length;
    this.#tick = pierced.tick;
  }

  result(): MetricValue {
    return {
      id: this.id,
      unit: this.unit,
      value: this.#value,
      ticks: this.#value === null || this.#value === 1 ? [] : [this.#tick],
    };
  }
}
