import { hashOf } from '../core/world/hash';
import { type Complaint, complaintText } from './complaint';
import { readJson } from './json';
import { lint } from './linter';
import type { ScenarioFile } from './schema';

/** A scenario that the linter accepted. */
export interface LoadedScenario {
  readonly id: string;
  readonly file: ScenarioFile;
  /** Over all that decides how an attempt runs and what it scores; a recording belongs to one. */
  readonly flowHash: string;
  /** Over what is only read. */
  readonly textHash: string;
}

const MOST_CHARACTERS = 512 * 1024;
const MOST_LEVELS = 40;

/** Why a scenario cannot be used: `complaints` has at least one entry. */
export class ScenarioError extends Error {
  readonly complaints: readonly Complaint[];

  constructor(place: string, complaints: readonly Complaint[]) {
    super(complaints.map((one) => `${place}: ${complaintText(one)}`).join('\n'));
    this.name = 'ScenarioError';
    this.complaints = complaints;
  }
}

const withoutDescriptions = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => !(key === 'description' && typeof field === 'string'))
      .map(([key, field]) => [key, withoutDescriptions(field)]),
  );
};

/** What decides the course and the score of an attempt. */
function mechanics({
  format,
  id,
  region,
  patient,
  skinDryingS,
  consent,
  phases,
  flow,
  rubric,
}: ScenarioFile) {
  const { names: _, ...body } = patient;
  return {
    format,
    id,
    region,
    body,
    skinDryingS,
    statements: consent.statements.map(({ id, right, required }) => ({ id, right, required })),
    phases: phases.map((phase) => phase.id),
    flow: withoutDescriptions(flow),
    threshold: rubric.threshold,
    items: rubric.items.map(({ label, praise, advice, ...item }) => item),
  };
}

/** What is only read. */
function texts({ title, summary, vignette, patient, consent, briefing, rubric, ...file }: ScenarioFile) {
  return {
    ...{ title, summary, vignette, names: patient.names, briefing },
    consent: [consent.ask, consent.given, consent.withheld, consent.doubt],
    statements: consent.statements.map(({ id, say, answer }) => ({ id, say, answer })),
    phases: file.phases,
    prompts: file.prompts,
    lines: file.lines,
    faults: file.faults,
    items: rubric.items.map(({ id, label, praise, advice }) => ({ id, label, praise, advice })),
  };
}

/**
 * Reads a scenario from the text of its file. `place` names it in errors.
 * @throws ScenarioError with every complaint of the linter.
 */
export function parseScenario(text: string, place: string): LoadedScenario {
  const json = readJson(text, MOST_CHARACTERS, MOST_LEVELS);
  if (!('data' in json)) throw new ScenarioError(place, [json]);
  const { file, complaints } = lint(json.data);
  if (file === null || complaints.length > 0) throw new ScenarioError(place, complaints);
  return {
    id: file.id,
    file,
    flowHash: hashOf(mechanics(file)),
    textHash: hashOf(texts(file)),
  };
}
