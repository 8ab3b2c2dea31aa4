import * as z from 'zod/mini';
import { flowSchema } from './flow';

// Zod would compile its checks with `new Function`, which the page's content security policy forbids.
z.config({ ...z.locales.en(), jitless: true });

const id = z
  .string()
  .check(z.regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'must be a name of letters, digits and hyphens'));
const text = z.string().check(z.minLength(1), z.maxLength(1200));
const line = z.string().check(z.minLength(1), z.maxLength(160));
const finite = z.number();
const range = z.tuple([finite, finite]);

/** A sentence of the briefing. `sources` name entries of `briefing.sources`; without one the sentence is house teaching. */
const cited = z.strictObject({
  text,
  sources: z.exactOptional(z.array(id).check(z.maxLength(8))),
  /** The numbers in it are usual values for which no source was found; the screen says so. */
  typical: z.exactOptional(z.boolean()),
});
const citedList = z.array(cited).check(z.minLength(1), z.maxLength(20));

const statement = z.strictObject({
  id,
  /** What the learner says and what the patient answers. */
  say: text,
  answer: text,
  right: z.boolean(),
  required: z.boolean(),
});

const phase = z.strictObject({
  id,
  title: line,
  /** One line, shown above the learner's hands. */
  goal: line,
  hints: z.array(text).check(z.maxLength(8)),
});

const fault = z.strictObject({
  text,
  /** What to do instead. */
  advice: text,
});

const rubricItem = z.strictObject({
  id,
  label: line,
  metric: id,
  points: z.number().check(z.positive(), z.maximum(100)),
  none: finite,
  full: finite,
  criticalShare: z.exactOptional(z.number().check(z.minimum(0), z.maximum(1))),
  requires: z.exactOptional(id),
  praise: text,
  advice: text,
});

export const scenarioSchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  format: z.literal(1),
  id,
  title: line,
  /** One sentence for the list of cases. */
  summary: text,
  region: id,
  /** The case as it is told; {name} and {age} are filled in. */
  vignette: text,
  patient: z.strictObject({
    names: z.array(line).check(z.minLength(1), z.maxLength(40)),
    age: range,
    weightKg: range,
    heartRatePerMin: range,
  }),
  skinDryingS: z.number().check(z.minimum(0), z.maximum(600)),
  consent: z.strictObject({
    /** The question, and what the patient says to it: yes; when something is missing; when something was wrong. */
    ask: text,
    given: text,
    withheld: text,
    doubt: text,
    statements: z.array(statement).check(z.minLength(1), z.maxLength(20)),
  }),
  briefing: z.strictObject({
    indications: citedList,
    contraindications: citedList,
    anatomy: citedList,
    equipment: citedList,
    steps: citedList,
    sources: z.record(id, z.strictObject({ citation: text, address: z.string().check(z.maxLength(300)) })),
  }),
  phases: z.array(phase).check(z.minLength(1), z.maxLength(12)),
  prompts: z.record(id, text),
  /** What the patient may say during the procedure. */
  lines: z.record(id, text),
  faults: z.record(id, fault),
  flow: flowSchema,
  rubric: z.strictObject({
    threshold: z.number().check(z.minimum(0), z.maximum(100)),
    items: z.array(rubricItem).check(z.minLength(1), z.maxLength(20)),
  }),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type Cited = z.infer<typeof cited>;
export type PhaseText = z.infer<typeof phase>;
