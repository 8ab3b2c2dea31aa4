import { indexedStorage } from './indexed';
import { memoryStorage } from './memory';
import type { Storage } from './port';

/** IndexedDB, or memory where the browser gives none: `lasting` says which, and the first screen tells. */
export async function openStorage(open: () => Promise<Storage> = indexedStorage): Promise<Storage> {
  try {
    return await open();
  } catch {
    // A game without a memory is better than none; the caller sees it in `lasting`.
    return memoryStorage();
  }
}
