import { Howl, Howler } from 'howler';
import flow from '../../assets/sounds/flow.wav';
import pop from '../../assets/sounds/pop.wav';
import tick from '../../assets/sounds/tick.wav';
import type { Cue, Playing, SoundPort } from './port';

const files: Readonly<Record<Cue, string>> = { pop, flow, tick };

export class HowlerSound implements SoundPort {
  readonly #howls: Readonly<Record<Cue, Howl>>;
  /** Ids of cues that go on. */
  readonly #loops = new Map<Cue, number>();

  constructor() {
    // Howler's own suspension loses sounds when the tab comes back (woogles-io/liwords, pull request 1703).
    Howler.autoSuspend = false;
    const load = (cue: Cue): Howl => new Howl({ src: [files[cue]], format: ['wav'] });
    this.#howls = { pop: load('pop'), flow: load('flow'), tick: load('tick') };
  }

  play(cue: Cue, { gain, loop = false }: Playing): void {
    if (loop && this.#loops.has(cue)) return;
    const howl = this.#howls[cue];
    const id = howl.play();
    howl.volume(gain, id);
    if (!loop) return;
    howl.loop(true, id);
    this.#loops.set(cue, id);
  }

  stop(cue: Cue): void {
    const id = this.#loops.get(cue);
    if (id === undefined) return;
    this.#loops.delete(cue);
    this.#howls[cue].stop(id);
  }

  setVolume(volume: number): void {
    Howler.volume(volume);
  }

  setMuted(muted: boolean): void {
    Howler.mute(muted);
  }

  unlock(): void {
    const context: AudioContext | null = Howler.ctx;
    if (context?.state === 'suspended') void context.resume();
  }
}
