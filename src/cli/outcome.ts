import process from 'node:process';
import type { Attempt } from '../scenario/attempt';

/** What is printed of an attempt. */
export function outcomeOf(attempt: Attempt, player: string | null) {
  const { score, passed, criticalMissed, items, metrics, elapsedS } = attempt.report();
  return {
    scenario: attempt.scenario.id,
    seed: attempt.seed,
    player,
    score,
    passed,
    criticalMissed,
    items: items.map(({ item, value, earned, missedCritical }) => ({
      id: item.id,
      value,
      earned,
      points: item.points,
      missedCritical,
    })),
    metrics,
    phases: attempt.phases.map(({ id, progress }) => ({ id, progress })),
    faults: attempt.events.flatMap((event) => (event.type === 'fault' ? [event.fault] : [])),
    hash: attempt.world.hash(),
    elapsedS,
  };
}

type Outcome = ReturnType<typeof outcomeOf>;

const number = (value: number | null, digits: number): string =>
  value === null ? '-' : value.toFixed(digits);

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function outcomeText(outcome: Outcome): string {
  const by = outcome.player === null ? '' : `, played by ${outcome.player}`;
  const missed = outcome.criticalMissed.length === 0 ? '' : `, missed: ${outcome.criticalMissed.join(', ')}`;
  return [
    `${outcome.scenario}, seed ${outcome.seed}${by}: ${number(outcome.score, 1)} of 100, ${outcome.passed ? 'passed' : 'not passed'}${missed}`,
    '',
    table([
      ['item', 'value', 'points', 'of'],
      ...outcome.items.map(({ id, value, earned, points }) => [
        id,
        number(value, 2),
        number(earned, 1),
        String(points),
      ]),
    ]),
    '',
    `phases   ${outcome.phases.map(({ id, progress }) => `${id} ${progress}`).join(', ')}`,
    `faults   ${outcome.faults.join(', ') || 'none'}`,
    `took     ${number(outcome.elapsedS, 1)} s`,
    `state    ${outcome.hash}`,
  ].join('\n');
}

/** Prints an attempt as JSON, and nothing else, or as a table. */
export function print(outcome: Outcome, json: boolean): void {
  process.stdout.write(`${json ? JSON.stringify(outcome, null, 2) : outcomeText(outcome)}\n`);
}
