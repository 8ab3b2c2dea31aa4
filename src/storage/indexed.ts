import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
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

interface Schema extends DBSchema {
  attempts: { key: string; value: AttemptEntry; indexes: { startedMs: number } };
  /** Commands of attempts that go on, a record for each call of append. */
  commands: {
    key: number;
    value: { id: string; commands: readonly TimedCommand[] };
    indexes: { id: string };
  };
  recordings: { key: string; value: { id: string; recording: Recording } };
  settings: { key: string; value: Settings };
}
type Database = IDBPDatabase<Schema>;

const VERSION = 1;
const ONLY = 'settings';

/**
 * Attempts and settings in IndexedDB.
 * @throws Error where the browser gives no database (private windows, a full or forbidden disk)
 */
export async function indexedStorage(name = 'bevel'): Promise<Storage> {
  const database = await openDB<Schema>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('attempts', { keyPath: 'id' }).createIndex('startedMs', 'startedMs');
      db.createObjectStore('commands', { autoIncrement: true }).createIndex('id', 'id');
      db.createObjectStore('recordings', { keyPath: 'id' });
      db.createObjectStore('settings');
    },
    // Another tab with a newer build wants to upgrade: it may not wait for this one.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  return {
    attempts: new IndexedAttempts(database),
    settings: new IndexedSettings(database),
    lasting: true,
  };
}

class IndexedAttempts implements AttemptStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async begin(head: AttemptHead): Promise<void> {
    const entry: AttemptEntry = { ...head, ticks: 0, phase: null, result: null };
    await naming('The attempt could not be stored', () => this.#db.add('attempts', entry));
  }

  async append(id: string, commands: readonly TimedCommand[], standing: Standing): Promise<void> {
    await naming('The last second could not be stored', async () => {
      const change = this.#db.transaction(['attempts', 'commands'], 'readwrite');
      const entry = running(await change.objectStore('attempts').get(id), id);
      const writes: Promise<unknown>[] = [change.objectStore('attempts').put({ ...entry, ...standing })];
      if (commands.length > 0) writes.push(change.objectStore('commands').add({ id, commands }));
      await Promise.all([...writes, change.done]);
    });
  }

  async finish(id: string, recording: Recording, result: Result): Promise<void> {
    await naming('The result could not be stored', async () => {
      const change = this.#db.transaction(['attempts', 'commands', 'recordings'], 'readwrite');
      const entry = running(await change.objectStore('attempts').get(id), id);
      const commands = change.objectStore('commands');
      const keys = await commands.index('id').getAllKeys(id);
      await Promise.all([
        ...keys.map((key) => commands.delete(key)),
        change.objectStore('recordings').put({ id, recording }),
        change.objectStore('attempts').put({ ...entry, ticks: recording.ticks, phase: null, result }),
        change.done,
      ]);
    });
  }

  async list(): Promise<readonly AttemptEntry[]> {
    const entries = await this.#db.getAllFromIndex('attempts', 'startedMs');
    return entries.reverse();
  }

  async load(id: string): Promise<StoredAttempt | null> {
    const look = this.#db.transaction(['attempts', 'commands', 'recordings']);
    const [entry, parts, kept] = await Promise.all([
      look.objectStore('attempts').get(id),
      look.objectStore('commands').index('id').getAll(id),
      look.objectStore('recordings').get(id),
    ]);
    if (entry === undefined) return null;
    const recording = kept?.recording ?? null;
    return { ...entry, commands: recording?.commands ?? parts.flatMap((part) => part.commands), recording };
  }

  async remove(id: string): Promise<void> {
    const change = this.#db.transaction(['attempts', 'commands', 'recordings'], 'readwrite');
    const commands = change.objectStore('commands');
    const keys = await commands.index('id').getAllKeys(id);
    await Promise.all([
      ...keys.map((key) => commands.delete(key)),
      change.objectStore('attempts').delete(id),
      change.objectStore('recordings').delete(id),
      change.done,
    ]);
  }
}

class IndexedSettings implements SettingsStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(): Promise<Settings> {
    return { ...defaultSettings, ...(await this.#db.get('settings', ONLY)) };
  }

  async write(settings: Settings): Promise<void> {
    await this.#db.put('settings', settings, ONLY);
  }
}

function running(entry: AttemptEntry | undefined, id: string): AttemptEntry {
  if (entry === undefined) throw new Error(`attempt ${id} is not in the store`);
  if (entry.result !== null) throw new Error(`attempt ${id} is finished`);
  return entry;
}

async function naming<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${what}: ${why.replace(/\.$/, '')}.`, { cause });
  }
}
