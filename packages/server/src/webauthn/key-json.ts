import type { StoredKey } from '../stores/key-store.js';

/** A key as the page sees it; times as RFC 3339 writes them. */
export interface KeyJson {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly last_used?: string;
}

/** What the page may know of a key. */
export function keyJson({ id, name, created, lastUsed }: StoredKey): KeyJson {
  const shown = { id, name, created: new Date(created).toISOString() };
  return lastUsed === undefined ? shown : { ...shown, last_used: new Date(lastUsed).toISOString() };
}
