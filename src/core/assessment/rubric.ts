import type { ItemResult, MetricValue, Report, Rubric, RubricItem } from './report';

/** Share of an item's points that a value earns: 0 at `none`, 1 at `full`, linear between, clamped; 0 for no value. */
export function share(item: RubricItem, value: number | null): number {
  if (value === null) return 0;
  const s = (value - item.none) / (item.full - item.none);
  return s < 0 ? 0 : s > 1 ? 1 : s;
}

function judge(item: RubricItem, values: ReadonlyMap<string, number | null>): ItemResult {
  const value = values.get(item.metric) ?? null;
  const required = item.requires === undefined ? 1 : (values.get(item.requires) ?? 0);
  const earned = required > 0 ? share(item, value) * item.points : 0;
  // A share of points that came out of a division may miss its bound by the last bit.
  const missedCritical = item.criticalShare !== undefined && earned < item.criticalShare * item.points - 1e-9;
  return { item, value, earned, missedCritical };
}

/**
 * Points for what was measured. Passed is who reaches the threshold and misses no critical item.
 * @throws Error when an item names a metric that was not measured.
 */
export function judgeAll(rubric: Rubric, metrics: readonly MetricValue[], elapsedS: number): Report {
  const values = new Map(metrics.map(({ id, value }) => [id, value]));
  for (const { id, metric, requires } of rubric.items) {
    for (const name of requires === undefined ? [metric] : [metric, requires]) {
      if (!values.has(name))
        throw new Error(`Rubric item "${id}" asks for the metric "${name}", which was not measured.`);
    }
  }
  const items = rubric.items.map((item) => judge(item, values));
  const score = items.reduce((sum, { earned }) => sum + earned, 0);
  const criticalMissed = items.filter(({ missedCritical }) => missedCritical).map(({ item }) => item.id);
  return {
    score,
    passed: score >= rubric.threshold && criticalMissed.length === 0,
    threshold: rubric.threshold,
    items,
    metrics,
    criticalMissed,
    elapsedS,
  };
}
