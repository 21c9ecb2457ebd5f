import type { StoredKey } from './key-store.js';

/** Sorts keys by the time they were registered, and by id where that is the same. */
export function oldestFirst(a: StoredKey, b: StoredKey): number {
  return a.created - b.created || (a.id < b.id ? -1 : 1);
}
