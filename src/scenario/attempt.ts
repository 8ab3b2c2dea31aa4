import { allMetrics } from '../core/assessment/catalogue';
import type { Metric } from '../core/assessment/metric';
import type { Report } from '../core/assessment/report';
import { judgeAll } from '../core/assessment/rubric';
import { Recorder } from '../core/recording/recorder';
import type { Recording, TimedCommand } from '../core/recording/recording';
import type { Command } from '../core/world/command';
import type { Directive } from '../core/world/directive';
import type { TimedEvent, WorldEvent } from '../core/world/event';
import { type CaseSetup, SIMULATION_VERSION, TICK_S } from '../core/world/state';
import type { WorldView } from '../core/world/view';
import { World } from '../core/world/world';
import { caseOf, vignetteOf } from './case';
import { Director, type PhaseStatus } from './director';
import type { LoadedScenario } from './loader';
import { PatientTalk } from './patient';
import { regionOf } from './regions';
import type { FlowEvent } from './registry';
import { TICKS_PER_PULSE } from './vocabulary';

/** One performance of a case: the place where world, director, metrics and recorder meet, 120 times a second. */
export class Attempt {
  readonly scenario: LoadedScenario;
  readonly seed: number;
  readonly setup: CaseSetup;
  readonly world: World;
  readonly #director: Director;
  readonly #metrics: readonly Metric[];
  readonly #recorder: Recorder;
  readonly #talk: PatientTalk;
  /** What the director asked for at the last tick. */
  #directives: readonly Directive[];
  /** Phase events from before the first tick, which belong to it. */
  #early: readonly WorldEvent[];
  #view: WorldView;

  constructor(scenario: LoadedScenario, seed: number) {
    this.scenario = scenario;
    this.seed = seed;
    this.setup = caseOf(scenario, seed);
    const region = regionOf(this.setup.region);
    this.world = new World(this.setup, region);
    this.#metrics = allMetrics(region);
    const { id, flowHash, textHash } = scenario;
    this.#recorder = new Recorder({
      simulation: SIMULATION_VERSION,
      scenario: { id, flowHash, textHash },
      seed,
    });
    this.#talk = new PatientTalk(scenario.file);
    this.#director = new Director(scenario.file);
    const { directives, events } = this.#director.start(this.world.facts());
    this.#directives = directives;
    this.#early = events;
    this.#view = this.world.view();
  }

  /**
   * One tick of 1/120 s: the world takes the commands and the director's last directives; then the director and the metrics
   * hear what came of it. A finished attempt stands still. A pause ends the tick before it has begun, and what was given
   * after it is heard in the pause, as it would be a step later.
   */
  step(commands: readonly Command[]): readonly TimedEvent[] {
    const events: TimedEvent[] = [];
    let from = 0;
    commands.forEach(({ type }, i) => {
      if (type !== 'attempt.pause' || i + 1 === commands.length) return;
      events.push(...this.#step(commands.slice(from, i + 1)));
      from = i + 1;
    });
    events.push(...this.#step(commands.slice(from)));
    return events;
  }

  #step(commands: readonly Command[]): readonly TimedEvent[] {
    if (this.finished) return [];
    const before = this.#view.state.tick;
    this.#recorder.command(before, commands);
    const happened = this.world.step(commands, this.#directives);
    this.#view = this.world.view();
    const { tick, patientLine } = this.#view.state;
    this.#talk.hear(happened, patientLine);

    const heard: FlowEvent[] = [...happened];
    if (tick > before && tick % TICKS_PER_PULSE === 0) heard.push({ type: 'pulse' });
    const direction = this.#director.send(heard, this.world.facts());
    this.#directives = direction.directives;
    const events = [...this.#early, ...happened, ...direction.events].map((event) => ({ ...event, tick }));
    this.#early = [];
    for (const metric of this.#metrics) metric.observe(this.#view, events);
    this.#recorder.observe(this.#view, events);
    return events;
  }

  view(): WorldView {
    return this.#view;
  }

  get phases(): readonly PhaseStatus[] {
    return this.#director.phases;
  }

  /** What the present phase asks for, one line; empty when all are done. */
  get goal(): string {
    return this.#director.phase?.goal ?? '';
  }

  get prompt(): string | null {
    return this.#director.prompt;
  }

  /** The case as it is told to the learner. */
  get vignette(): string {
    return vignetteOf(this.scenario, this.setup.patient);
  }

  /** What the patient last said; null as long as nothing was said. */
  get patientSays(): string | null {
    return this.#talk.says;
  }

  get finished(): boolean {
    return this.#view.state.finished;
  }

  get events(): readonly TimedEvent[] {
    return this.#recorder.events;
  }

  /** All commands so far, each with the tick before whose step it was given. */
  get commands(): readonly TimedCommand[] {
    return this.#recorder.commands;
  }

  /** Steps taken, pauses left out. */
  get ticks(): number {
    return this.#view.state.tick;
  }

  get elapsedS(): number {
    return this.ticks * TICK_S;
  }

  /** The report as it stands; the last one once the attempt is finished. */
  report(): Report {
    const metrics = this.#metrics.map((metric) => metric.result());
    return judgeAll(this.scenario.file.rubric, metrics, this.elapsedS);
  }

  recording(): Recording {
    return this.#recorder.recording({ stateHash: this.world.hash(), score: this.report().score });
  }
}
