/** More than any hand moves, turns or presses at once; far from where sums of such numbers overflow. */
export const MOST_INPUT = 1_000_000;

/** The first field of a plain record that holds a number which is none or is beyond MOST_INPUT; null without one. */
export function unusable(record: object): string | null {
  const found = Object.entries(record).find(
    ([, value]) => typeof value === 'number' && !(Math.abs(value) <= MOST_INPUT),
  );
  return found ? found[0] : null;
}
