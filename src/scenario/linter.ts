import * as z from 'zod/mini';
import { metricIds } from '../core/assessment/catalogue';
import { type Complaint, fromIssue, type Path } from './complaint';
import { lintFlow } from './flow-linter';
import { regions } from './regions';
import { type ScenarioFile, scenarioSchema } from './schema';

export interface Lint {
  /** The scenario where it has the right form, whatever else is wrong with it. */
  readonly file: ScenarioFile | null;
  readonly complaints: readonly Complaint[];
}

const complaint = (path: Path, sentence: string): Complaint => ({ path, sentence });

function duplicates(list: readonly { readonly id: string }[], path: Path): Complaint[] {
  return list.flatMap(({ id }, i) =>
    list.findIndex((other) => other.id === id) === i
      ? []
      : [complaint([...path, i, 'id'], `"${id}" is used twice; give this one another name`)],
  );
}

function lintPatient({ patient, vignette }: ScenarioFile): Complaint[] {
  const ranges = (['age', 'weightKg', 'heartRatePerMin'] as const).flatMap((name) => {
    const [low, high] = patient[name];
    return low <= high && low > 0
      ? []
      : [complaint(['patient', name], 'write the lower number first, above 0')];
  });
  const placeholders = [...vignette.matchAll(/\{(\w*)\}/g)].flatMap(([whole, name]) =>
    name === 'name' || name === 'age'
      ? []
      : [complaint(['vignette'], `nothing fills in ${whole}; only {name} and {age} are filled in`)],
  );
  return [...ranges, ...placeholders];
}

function lintConsent({ consent }: ScenarioFile): Complaint[] {
  const path = ['consent', 'statements'];
  const { statements } = consent;
  return [
    ...duplicates(statements, path),
    ...statements.flatMap(({ id, required, right }, i) =>
      required && !right
        ? [
            complaint(
              [...path, i, 'required'],
              `"${id}" is wrong, so it cannot be required; set one of the two`,
            ),
          ]
        : [],
    ),
    ...(statements.some(({ required }) => required)
      ? []
      : [complaint(path, 'no statement is required; mark what the patient must be told')]),
  ];
}

function lintBriefing({ briefing }: ScenarioFile): Complaint[] {
  const { sources, ...lists } = briefing;
  const used = new Set<string>();
  const missing = Object.entries(lists).flatMap(([list, sentences]) =>
    sentences.flatMap((sentence, i) =>
      (sentence.sources ?? []).flatMap((id, j) => {
        used.add(id);
        return Object.hasOwn(sources, id)
          ? []
          : [
              complaint(
                ['briefing', list, i, 'sources', j],
                `"${id}" is missing from "briefing.sources"; add it there`,
              ),
            ];
      }),
    ),
  );
  const unused = Object.keys(sources).flatMap((id) =>
    used.has(id) ? [] : [complaint(['briefing', 'sources', id], 'nothing cites it; cite it or take it out')],
  );
  return [...missing, ...unused];
}

function lintRubric({ rubric }: ScenarioFile): Complaint[] {
  const path = ['rubric', 'items'];
  const known = metricIds.join(', ');
  const found = rubric.items.flatMap(({ metric, requires, none, full }, i) => [
    ...(metricIds.includes(metric)
      ? []
      : [complaint([...path, i, 'metric'], `no metric is called "${metric}"; choose one of: ${known}`)]),
    ...(requires === undefined || metricIds.includes(requires)
      ? []
      : [complaint([...path, i, 'requires'], `no metric is called "${requires}"; choose one of: ${known}`)]),
    ...(none === full
      ? [complaint([...path, i, 'full'], '"none" and "full" are the same; make them differ')]
      : []),
  ]);
  const sum = rubric.items.reduce((total, { points }) => total + points, 0);
  // Points like 12.5 are allowed; sums of thirds are not worth telling from 100.
  if (Math.abs(sum - 100) > 1e-6) {
    found.push(complaint(path, `the points add up to ${sum}; make it 100`));
  }
  return [...duplicates(rubric.items, path), ...found];
}

/** All that is wrong with a scenario, given as parsed JSON: an empty list means that it can be played. */
export function lint(data: unknown): Lint {
  const parsed = z.safeParse(scenarioSchema, data);
  if (!parsed.success) {
    const cure = 'see scenarios/schema.json for what is allowed here';
    const complaints = parsed.error.issues.map((issue) => fromIssue(issue, [], cure));
    return { file: null, complaints };
  }
  const file = parsed.data;
  const known = [...regions.keys()].join(', ');
  const complaints = [
    ...(regions.has(file.region)
      ? []
      : [complaint(['region'], `no region is called "${file.region}"; choose one of: ${known}`)]),
    ...lintPatient(file),
    ...lintConsent(file),
    ...duplicates(file.phases, ['phases']),
    ...lintBriefing(file),
    ...lintRubric(file),
    ...lintFlow(file),
  ];
  return { file, complaints };
}
