import { type ActorRefFrom, createActor } from 'xstate';
import type { Directive } from '../core/world/directive';
import type { WorldEvent } from '../core/world/event';
import type { Facts } from '../core/world/facts';
import { type Desk, type FlowMachine, machineOf } from './machine';
import type { FlowEvent } from './registry';
import type { PhaseText, ScenarioFile } from './schema';

/** A phase left before its goal was reached is skipped. */
export type PhaseProgress = 'ahead' | 'current' | 'done' | 'skipped';

export interface PhaseStatus extends PhaseText {
  readonly progress: PhaseProgress;
}

export interface Direction {
  readonly directives: readonly Directive[];
  readonly events: readonly WorldEvent[];
}

const NOTHING: Direction = { directives: [], events: [] };

/**
 * Leads through a scenario's phases: an XState actor that hears the world's events and asks its facts. Deterministic:
 * the same events and facts give the same directions.
 */
export class Director {
  readonly #scenario: ScenarioFile;
  readonly #machine: FlowMachine;
  readonly #progress = new Map<string, PhaseProgress>();
  /** Faults noted in the present phase. */
  readonly #noted = new Set<string>();
  #actor: ActorRefFrom<FlowMachine> | null = null;
  #desk: Desk | null = null;
  #phase: string | null = null;
  #prompt: string | null = null;

  /** @throws Error when the flow is not a machine; a loaded scenario has passed the linter and is one. */
  constructor(scenario: ScenarioFile) {
    this.#scenario = scenario;
    for (const { id } of scenario.phases) this.#progress.set(id, 'ahead');
    this.#machine = machineOf(scenario.flow, () => {
      if (this.#desk === null) throw new Error('The flow ran outside an event.');
      return this.#desk;
    });
  }

  /** The phases in order, with how far each has come. */
  get phases(): readonly PhaseStatus[] {
    return this.#scenario.phases.map((phase) => ({
      ...phase,
      progress: this.#progress.get(phase.id) ?? 'ahead',
    }));
  }

  /** The phase that is being worked on; null before the start and after the last. */
  get phase(): PhaseText | null {
    return this.#scenario.phases.find(({ id }) => id === this.#phase) ?? null;
  }

  /** The text that the flow last prompted. */
  get prompt(): string | null {
    return this.#prompt === null ? null : (this.#scenario.prompts[this.#prompt] ?? null);
  }

  get finished(): boolean {
    return this.#actor?.getSnapshot().status === 'done';
  }

  /** Enters the first phase. Called once, before anything is sent. */
  start(facts: Facts): Direction {
    return this.#handle({ type: 'pulse' }, facts, () => {
      const actor = createActor(this.#machine);
      // Without a listener XState throws a failure of the flow into the void; `#handle` throws it to the caller.
      actor.subscribe({ error: () => undefined });
      return actor.start();
    });
  }

  /**
   * Hears the events of a tick in their order. `facts` are those after the tick.
   * @throws Error when the flow fails, for example when it goes round without end.
   */
  send(events: readonly FlowEvent[], facts: Facts): Direction {
    const actor = this.#actor;
    if (actor === null) throw new Error('The director has not been started.');
    if (events.length === 0 || this.finished) return NOTHING;
    const directions = events.map((event) =>
      this.#handle(event, facts, () => {
        actor.send(event);
        return actor;
      }),
    );
    return {
      directives: directions.flatMap(({ directives }) => directives),
      events: directions.flatMap((direction) => direction.events),
    };
  }

  #handle(event: FlowEvent, facts: Facts, act: () => ActorRefFrom<FlowMachine>): Direction {
    const outbox: Desk['outbox'] = { prompt: this.#prompt, directives: [], faults: [], phaseDone: false };
    this.#desk = { moment: { facts, event }, outbox };
    this.#actor = act();
    this.#desk = null;
    const snapshot = this.#actor.getSnapshot();
    if (snapshot.status === 'error') throw snapshot.error;

    const events: WorldEvent[] = [];
    const from = this.#phase;
    for (const { fault, again } of outbox.faults) {
      if (!again && this.#noted.has(fault)) continue;
      this.#noted.add(fault);
      events.push({ type: 'fault', fault, phase: from ?? '' });
    }
    this.#prompt = outbox.prompt;
    const { value } = snapshot;
    const to = typeof value === 'string' ? value : (Object.keys(value)[0] ?? null);
    if (to !== from) events.push(...this.#move(from, to, outbox.phaseDone));
    const directives = [...outbox.directives];
    if (snapshot.status === 'done') {
      this.#prompt = null;
      directives.push({ type: 'attempt.end' });
    }
    return { directives, events };
  }

  #move(from: string | null, to: string | null, done: boolean): WorldEvent[] {
    const events: WorldEvent[] = [];
    this.#noted.clear();
    if (from !== null) {
      this.#progress.set(from, done ? 'done' : 'skipped');
      if (done) events.push({ type: 'phase.done', phase: from });
    }
    const ids = this.#scenario.phases.map(({ id }) => id);
    const at = to === null ? -1 : ids.indexOf(to);
    this.#phase = at < 0 ? null : to;
    // What lies before the new phase and was never worked on has been passed over.
    for (const id of ids.slice(0, at < 0 ? ids.length : at)) {
      if (this.#progress.get(id) === 'ahead') this.#progress.set(id, 'skipped');
    }
    if (to !== null && at >= 0) {
      this.#progress.set(to, 'current');
      events.push({ type: 'phase.entered', phase: to });
    }
    return events;
  }
}
