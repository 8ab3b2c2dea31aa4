import type { Cue, Playing, SoundPort } from './port';

/** Makes no sound and remembers what it was asked for. */
export class SilentSound implements SoundPort {
  readonly calls: (
    | { readonly act: 'play'; readonly cue: Cue; readonly how: Playing }
    | { readonly act: 'stop'; readonly cue: Cue }
  )[] = [];
  volume = 1;
  muted = false;

  play(cue: Cue, how: Playing): void {
    this.calls.push({ act: 'play', cue, how });
  }

  stop(cue: Cue): void {
    this.calls.push({ act: 'stop', cue });
  }

  setVolume(volume: number): void {
    this.volume = volume;
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
  }

  unlock(): void {}
}
