import type { TimedEvent } from '../../core/world/event';
import { TICKS_PER_SECOND } from '../../core/world/state';
import type { Attempt } from '../../scenario/attempt';

export type FeedKind = 'patient' | 'fault' | 'happening';

export interface FeedLine {
  readonly kind: FeedKind;
  readonly text: string;
  readonly tick: number;
}

/** How long a line stays, s. */
const STAYS_S: Readonly<Record<FeedKind, number>> = { patient: 7, fault: 7, happening: 3 };

/** What the hand would feel and the ear hears, in words, so that nothing depends on sound alone. */
function wordsFor(event: TimedEvent): string | null {
  switch (event.type) {
    case 'skin.pierced':
      return 'Through the skin';
    case 'wall.tented':
      return 'A wall bends before the tip';
    case 'wall.popped':
      return 'A give: through a wall';
    case 'bone.touched':
      return 'Hard stop';
    case 'flow.started':
      return event.fluid === 'blood' ? 'Blood runs into the syringe' : 'Fluid runs into the syringe';
    case 'tap.dry':
      return 'Nothing comes';
    case 'syringe.full':
      return 'The syringe is full';
    case 'skin.left':
      return 'The needle is out';
    case 'asepsis.skinDry':
      return 'The skin is dry';
    default:
      return null;
  }
}

/** The last word of each kind: at most one patient's line, one fault, one happening at a time. */
export class Feed {
  readonly #attempt: Attempt;
  readonly #last = new Map<FeedKind, FeedLine>();
  #line: string | null;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
    // What was said before somebody came back to the attempt is not said again.
    this.#line = attempt.patientSays;
  }

  hear(events: readonly TimedEvent[]): void {
    for (const event of events) {
      const { tick } = event;
      if (event.type === 'fault') {
        const text = this.#attempt.scenario.file.faults[event.fault]?.text ?? event.fault;
        this.#last.set('fault', { kind: 'fault', text, tick });
        continue;
      }
      const words = wordsFor(event);
      if (words !== null) this.#last.set('happening', { kind: 'happening', text: words, tick });
    }
  }

  /** What is worth showing now, the gravest first. */
  lines(): readonly FeedLine[] {
    const now = this.#attempt.view().state.tick;
    const said = this.#attempt.patientSays;
    if (said !== this.#line) {
      this.#line = said;
      if (said !== null) this.#last.set('patient', { kind: 'patient', text: said, tick: now });
    }
    return (['fault', 'patient', 'happening'] as const).flatMap((kind) => {
      const line = this.#last.get(kind);
      return line && now - line.tick < STAYS_S[kind] * TICKS_PER_SECOND ? [line] : [];
    });
  }
}
