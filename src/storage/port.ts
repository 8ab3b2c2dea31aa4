import type { Recording, TimedCommand } from '../core/recording/recording';

/** What is known of an attempt when it begins. */
export interface AttemptHead {
  readonly id: string;
  readonly scenario: Recording['scenario'];
  readonly seed: number;
  /** Version of the simulation: another one may not lead through the same commands to the same place. */
  readonly simulation: number;
  /** Milliseconds since 1970. */
  readonly startedMs: number;
}

/** Where an attempt stands, in words for the first screen. */
export interface Standing {
  readonly ticks: number;
  readonly phase: string | null;
}

export interface Result {
  readonly score: number;
  readonly passed: boolean;
  readonly endedMs: number;
}

export interface AttemptEntry extends AttemptHead, Standing {
  /** null while the attempt goes on. */
  readonly result: Result | null;
}

/** All that is kept of an attempt. */
export interface StoredAttempt extends AttemptEntry {
  readonly commands: readonly TimedCommand[];
  /** null while the attempt goes on: seed and commands then say everything. */
  readonly recording: Recording | null;
}

/** Where attempts are kept. Every promise is rejected with an Error that says in one sentence what failed. */
export interface AttemptStore {
  begin(head: AttemptHead): Promise<void>;
  /** Adds commands given since the last call; the order of calls is kept. */
  append(id: string, commands: readonly TimedCommand[], standing: Standing): Promise<void>;
  finish(id: string, recording: Recording, result: Result): Promise<void>;
  /** All attempts, the latest first. */
  list(): Promise<readonly AttemptEntry[]>;
  load(id: string): Promise<StoredAttempt | null>;
  remove(id: string): Promise<void>;
}

export interface Settings {
  readonly muted: boolean;
  /** Loudness, 0 .. 1. */
  readonly volume: number;
  /** null: measured at the start. */
  readonly tier: 'low' | 'medium' | 'high' | null;
  /** Whether the scanner's page has said how the probe is moved. */
  readonly scannerTold: boolean;
}

export const defaultSettings: Settings = { muted: false, volume: 0.7, tier: null, scannerTold: false };

export interface SettingsStore {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
}

export interface Storage {
  readonly attempts: AttemptStore;
  readonly settings: SettingsStore;
  /** False where everything is gone when the page is closed. */
  readonly lasting: boolean;
}
