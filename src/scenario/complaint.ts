export type Path = readonly (string | number)[];

/** What is wrong with a scenario: where, and one sentence that names the cure. */
export interface Complaint {
  readonly path: Path;
  readonly sentence: string;
}

/** A path as an author would write it: `flow.states.needle.on["skin.pierced"][0]`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

export const complaintText = ({ path, sentence }: Complaint): string =>
  `${path.length === 0 ? 'the file' : pathText(path)}: ${sentence}.`;
