import type { TimedEvent } from '../../core/world/event';
import type { ScenarioFile } from '../../scenario/schema';

type MarkKind = 'fault' | 'happening';

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

/** A phase and when it began and ended. */
export interface Span {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

export function spansOf(events: readonly TimedEvent[], file: ScenarioFile, ticks: number): readonly Span[] {
  const entered = events.flatMap((event) => (event.type === 'phase.entered' ? [event] : []));
  return entered.map(({ phase, tick }, i) => ({
    title: file.phases.find(({ id }) => id === phase)?.title ?? phase,
    from: i === 0 ? 0 : tick,
    to: entered[i + 1]?.tick ?? ticks,
  }));
}

/** The lane of each mark, 0 first, so that marks nearer than `apart` ticks do not cover each other. */
export function lanesOf(marks: readonly Mark[], apart: number, lanes: number): readonly number[] {
  const lastIn = new Array<number>(lanes).fill(-Infinity);
  return marks.map(({ tick }) => {
    const free = lastIn.findIndex((last) => tick - last >= apart);
    const lane = free < 0 ? lastIn.indexOf(Math.min(...lastIn)) : free;
    lastIn[lane] = tick;
    return lane;
  });
}

/** What to do instead of a fault, by its text; null for other marks. */
export function adviceFor(mark: Mark, file: ScenarioFile): string | null {
  if (mark.kind !== 'fault') return null;
  return Object.values(file.faults).find(({ text }) => text === mark.text)?.advice ?? null;
}
