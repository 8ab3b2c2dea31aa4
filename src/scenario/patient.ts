import type { ScenarioFile } from './schema';

/** The words for a line that the world says the patient spoke: an answer in the talk before consent, or one of `lines`. */
export function patientText({ consent, lines }: ScenarioFile, line: string): string | null {
  const statement = consent.statements.find(({ id }) => id === line);
  if (statement !== undefined) return statement.answer;
  return Object.hasOwn(lines, line) ? (lines[line] ?? null) : null;
}
