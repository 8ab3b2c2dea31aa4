export type Path = readonly (string | number)[];

/** What is wrong with a scenario: where, and one sentence that names the cure. */
export interface Complaint {
  readonly path: Path;
  readonly sentence: string;
}

/** A path as an author would write it: `flow.states.needle.on["skin.pierced"][0]`. */
const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

export const complaintText = ({ path, sentence }: Complaint): string =>
  `${path.length === 0 ? 'the file' : pathText(path)}: ${sentence}.`;

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A complaint of a schema, at a path inside `place`, with the cure. */
export const fromIssue = (
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
  place: Path,
  cure: string,
): Complaint => ({
  path: [...place, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
  sentence: `${lowerFirst(issue.message)}; ${cure}`,
});
