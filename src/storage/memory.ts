import type { Recording, TimedCommand } from '../core/recording/recording';
import {
  type AttemptEntry,
  type AttemptHead,
  type AttemptStore,
  defaultSettings,
  type Result,
  type Settings,
  type SettingsStore,
  type Standing,
  type Storage,
  type StoredAttempt,
} from './port';

interface Kept {
  entry: AttemptEntry;
  readonly commands: TimedCommand[];
  recording: Recording | null;
}

class MemoryAttempts implements AttemptStore {
  readonly #kept = new Map<string, Kept>();

  async begin(head: AttemptHead): Promise<void> {
    await null;
    if (this.#kept.has(head.id)) throw new Error(`Attempt ${head.id} has begun already.`);
    const entry: AttemptEntry = { ...head, ticks: 0, phase: null, result: null };
    this.#kept.set(head.id, { entry, commands: [], recording: null });
  }

  async append(id: string, commands: readonly TimedCommand[], standing: Standing): Promise<void> {
    await null;
    const kept = this.#running(id);
    kept.commands.push(...structuredClone(commands));
    kept.entry = { ...kept.entry, ...standing };
  }

  async finish(id: string, recording: Recording, result: Result): Promise<void> {
    await null;
    const kept = this.#running(id);
    kept.recording = structuredClone(recording);
    kept.entry = { ...kept.entry, ticks: recording.ticks, phase: null, result };
  }

  async list(): Promise<readonly AttemptEntry[]> {
    await null;
    return [...this.#kept.values()].map(({ entry }) => entry).sort((a, b) => b.startedMs - a.startedMs);
  }

  async load(id: string): Promise<StoredAttempt | null> {
    await null;
    const kept = this.#kept.get(id);
    if (kept === undefined) return null;
    const commands = kept.recording?.commands ?? kept.commands;
    return structuredClone({ ...kept.entry, commands, recording: kept.recording });
  }

  async remove(id: string): Promise<void> {
    await null;
    this.#kept.delete(id);
  }

  #running(id: string): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Error(`Attempt ${id} is not in the store.`);
    if (kept.entry.result !== null) throw new Error(`Attempt ${id} is finished.`);
    return kept;
  }
}

class MemorySettings implements SettingsStore {
  #settings = defaultSettings;

  async read(): Promise<Settings> {
    await null;
    return this.#settings;
  }

  async write(settings: Settings): Promise<void> {
    await null;
    this.#settings = settings;
  }
}

/** Keeps everything until the page is closed. */
export const memoryStorage = (): Storage => ({
  attempts: new MemoryAttempts(),
  settings: new MemorySettings(),
  lasting: false,
});
