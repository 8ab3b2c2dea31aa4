import type { WorldEvent } from '../core/world/event';
import type { ScenarioFile } from './schema';

/** What the patient says: answers in the talk before consent, and the lines that the flow asks for. */
export class PatientTalk {
  readonly #file: ScenarioFile;
  #line: string | null = null;
  #says: string | null = null;

  constructor(file: ScenarioFile) {
    this.#file = file;
  }

  /** null as long as nothing was said. */
  get says(): string | null {
    return this.#says;
  }

  /** `line` is what the world holds for the patient's last line. */
  hear(events: readonly WorldEvent[], line: string | null): void {
    for (const event of events) this.#says = this.#answer(event) ?? this.#says;
    if (line === this.#line) return;
    this.#line = line;
    this.#says =
      line !== null && Object.hasOwn(this.#file.lines, line) ? (this.#file.lines[line] ?? null) : null;
  }

  #answer(event: WorldEvent): string | null {
    const { given, withheld, doubt, statements } = this.#file.consent;
    switch (event.type) {
      case 'consent.said':
        return statements.find(({ id }) => id === event.statement)?.answer ?? null;
      case 'consent.given':
        return given;
      case 'consent.withheld':
        return statements.some(({ id, right }) => !right && event.missing.includes(id)) ? doubt : withheld;
      default:
        return null;
    }
  }
}
