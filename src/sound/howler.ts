import { Howl, Howler } from 'howler';
import flow from '../../assets/sounds/flow.wav';
import pop from '../../assets/sounds/pop.wav';
import tick from '../../assets/sounds/tick.wav';
import type { Cue, Playing, SoundPort } from './port';

const files: Readonly<Record<Cue, string>> = { pop, flow, tick };

/** Opens the browser's audio when something is first heard: that takes a third of a second, in which no page is drawn. */
export class HowlerSound implements SoundPort {
  #opened: Readonly<Record<Cue, Howl>> | null = null;
  #volume = 1;
  #muted = false;
  /** Ids of cues that go on. */
  readonly #loops = new Map<Cue, number>();

  #howls(): Readonly<Record<Cue, Howl>> {
    if (this.#opened !== null) return this.#opened;
    // Howler's own suspension loses sounds when the tab comes back (woogles-io/liwords, pull request 1703).
    Howler.autoSuspend = false;
    const load = (cue: Cue): Howl => new Howl({ src: [files[cue]], format: ['wav'] });
    this.#opened = { pop: load('pop'), flow: load('flow'), tick: load('tick') };
    Howler.volume(this.#volume);
    Howler.mute(this.#muted);
    return this.#opened;
  }

  play(cue: Cue, { gain, loop = false }: Playing): void {
    if (loop && this.#loops.has(cue)) return;
    const howl = this.#howls()[cue];
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
    this.#howls()[cue].stop(id);
  }

  setVolume(volume: number): void {
    this.#volume = volume;
    if (this.#opened !== null) Howler.volume(volume);
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    if (this.#opened !== null) Howler.mute(muted);
  }

  unlock(): void {
    this.#howls();
    const context: AudioContext | null = Howler.ctx;
    if (context?.state === 'suspended') void context.resume();
  }
}
