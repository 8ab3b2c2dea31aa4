/** How one measured quantity becomes points. */
export interface RubricItem {
  readonly id: string;
  /** Text shown in the debrief. */
  readonly label: string;
  readonly metric: string;
  readonly points: number;
  /** Metric value that earns nothing and the one that earns all; points go linearly between, clamped. */
  readonly none: number;
  readonly full: number;
  /** A critical item must earn at least this share of its points, or the attempt is not passed. */
  readonly criticalShare?: number;
  /** Earns points only if this metric is above 0 (so that nothing done earns nothing). */
  readonly requires?: string;
  /** Said in the debrief when all, or less than all, was earned. */
  readonly praise: string;
  readonly advice: string;
}

export interface Rubric {
  readonly threshold: number;
  readonly items: readonly RubricItem[];
}

export interface MetricValue {
  readonly id: string;
  readonly unit: string;
  /** null when the attempt gave nothing to measure. */
  readonly value: number | null;
  /** Ticks at which the value was made or lost, for the debrief's time line. */
  readonly ticks: readonly number[];
}

export interface ItemResult {
  readonly item: RubricItem;
  readonly value: number | null;
  readonly earned: number;
  readonly missedCritical: boolean;
}

export interface Report {
  /** 0 .. 100. */
  readonly score: number;
  readonly passed: boolean;
  readonly threshold: number;
  readonly items: readonly ItemResult[];
  readonly metrics: readonly MetricValue[];
  /** Ids of critical items that were missed. */
  readonly criticalMissed: readonly string[];
  readonly elapsedS: number;
}
