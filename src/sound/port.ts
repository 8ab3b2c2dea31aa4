export type Cue = 'pop' | 'flow' | 'tick';

export interface Playing {
  /** Loudness, 0 .. 1. */
  readonly gain: number;
  /** Goes on until it is stopped. */
  readonly loop?: boolean;
}

/** What the game needs of a sound system. */
export interface SoundPort {
  play(cue: Cue, how: Playing): void;
  /** Ends a cue that goes on. */
  stop(cue: Cue): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  /** To be called in a click or a key press: browsers give no sound before one. */
  unlock(): void;
}
