import type { TimedEvent } from '../../core/world/event';
import type { ScenarioFile } from '../../scenario/schema';

export type MarkKind = 'phase' | 'fault' | 'happening';

/** An event worth going to. */
export interface Mark {
  readonly tick: number;
  readonly kind: MarkKind;
  readonly text: string;
}

/** Marks nearer than this to one of the same text are one, ticks. */
const TOGETHER = 240;

function markOf(event: TimedEvent, file: ScenarioFile): Omit<Mark, 'tick'> | null {
  switch (event.type) {
    case 'phase.entered': {
      const title = file.phases.find(({ id }) => id === event.phase)?.title ?? event.phase;
      return { kind: 'phase', text: title };
    }
    case 'fault':
      return { kind: 'fault', text: file.faults[event.fault]?.text ?? event.fault };
    case 'skin.pierced':
      return { kind: 'happening', text: 'Through the skin' };
    case 'flow.started':
      return {
        kind: 'happening',
        text: event.fluid === 'blood' ? 'Blood in the syringe' : 'Fluid in the syringe',
      };
    case 'skin.left':
      return { kind: 'happening', text: 'Needle out' };
    default:
      return null;
  }
}

export function marksOf(events: readonly TimedEvent[], file: ScenarioFile): readonly Mark[] {
  const marks: Mark[] = [];
  for (const event of events) {
    const mark = markOf(event, file);
    if (mark === null) continue;
    const before = marks.findLast(({ text }) => text === mark.text);
    if (before !== undefined && event.tick - before.tick < TOGETHER) continue;
    marks.push({ ...mark, tick: event.tick });
  }
  return marks;
}

/** What to do instead of a fault, by its text; null for other marks. */
export function adviceFor(mark: Mark, file: ScenarioFile): string | null {
  if (mark.kind !== 'fault') return null;
  return Object.values(file.faults).find(({ text }) => text === mark.text)?.advice ?? null;
}
