import { expect, test } from 'vitest';
import { passes, run } from './check';
import { checks } from './checks';

for (const check of checks) {
  test(check.id, async ({ task }) => {
    const figures = await run(check);
    const entries = figures.map((f) => ({ ...f, pass: passes(f) }));
    // The command that prints the figures reads them from the runner's report.
    Object.assign(task.meta, { figures: entries });
    expect(entries.filter((f) => !f.pass)).toEqual([]);
  });
}
