import { expect, inject, test } from 'vitest';
import { passes, run } from './check';
import { checks } from './checks';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which mutants run: every `of`-th, from `from`. */
    mutantShare: { readonly from: number; readonly of: number };
  }
}

const { from, of } = inject('mutantShare');
const pairs = checks.flatMap((check) => check.mutants.map((mutant) => ({ check, mutant })));

for (const { check, mutant } of pairs.filter((_, i) => i % of === from)) {
  test(`${check.id} turns red with ${mutant} moved by 20 %`, async ({ task }) => {
    const figures = await run(check, mutant);
    const red = figures.filter((f) => !passes(f)).map((f) => f.id);
    Object.assign(task.meta, { mutant, red });
    expect(red, 'figures that turned red').not.toEqual([]);
  });
}
