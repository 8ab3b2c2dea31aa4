import type { AttemptEntry } from '../../storage/port';

/** What the first screen offers before all else. */
export type Next =
  | { readonly kind: 'first' }
  | { readonly kind: 'resume'; readonly attempt: AttemptEntry }
  | {
      readonly kind: 'again';
      readonly attempt: AttemptEntry;
      readonly score: number;
      readonly passed: boolean;
    };

/** `attempts` with the latest first. `resumable` says whether this build can go on with an attempt. */
export function nextFor(
  attempts: readonly AttemptEntry[],
  resumable: (attempt: AttemptEntry) => boolean,
): Next {
  const [latest] = attempts;
  if (latest?.result === null && resumable(latest)) return { kind: 'resume', attempt: latest };
  for (const attempt of attempts) {
    if (attempt.result !== null) return { kind: 'again', attempt, ...attempt.result };
  }
  return { kind: 'first' };
}

export interface Achieved {
  readonly attempts: number;
  readonly best: number | null;
}

/** What has been achieved in one scenario. */
export function recordOf(attempts: readonly AttemptEntry[], scenario: string): Achieved {
  const scores = attempts.flatMap((attempt) =>
    attempt.scenario.id === scenario && attempt.result !== null ? [attempt.result.score] : [],
  );
  return { attempts: scores.length, best: scores.length === 0 ? null : Math.max(...scores) };
}
