import type { ItemResult, MetricValue, Report } from '../../core/assessment/report';

/** Points below which nothing is worth saying: rounding, not a lack. */
const NOTICEABLE = 0.5;
const MOST = 3;

/** Items that earned all they could, the weightiest first. */
export const strengths = ({ items }: Report): readonly ItemResult[] =>
  items
    .filter(({ item, earned, missedCritical }) => !missedCritical && item.points - earned < NOTICEABLE)
    .sort((a, b) => b.item.points - a.item.points)
    .slice(0, MOST);

/** Items that lost points: critical ones that were missed first, then by the points lost. */
export const weaknesses = ({ items }: Report): readonly ItemResult[] =>
  items
    .filter(({ item, earned, missedCritical }) => missedCritical || item.points - earned >= NOTICEABLE)
    .sort(
      (a, b) =>
        Number(b.missedCritical) - Number(a.missedCritical) ||
        b.item.points - b.earned - (a.item.points - a.earned),
    )
    .slice(0, MOST);

const metricNames: Readonly<Record<string, string>> = {
  readiness: 'Consent and asepsis standing at the puncture',
  consent: 'Consent standing at the puncture',
  asepsis: 'Asepsis standing at the puncture',
  surveyed: 'Survey done before the puncture',
  advanceSeen: 'Advance with the tip in view',
  passes: 'Passes of the needle',
  clearance: 'Smallest distance to artery, vein or nerve',
  drained: 'Fluid drawn from the cyst',
  closing: 'Steps of the closing done',
};

export const metricName = ({ id }: MetricValue): string => metricNames[id] ?? id;

/** A value as it is told: its number and its unit. */
export function metricText({ value, unit }: MetricValue): readonly [number: string, unit: string] {
  if (value === null) return ['not measured', ''];
  if (unit === 'share') return [(100 * value).toFixed(0), '%'];
  if (unit === 'count') return [String(value), ''];
  return [value.toFixed(1), unit];
}
