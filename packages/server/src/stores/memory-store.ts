import type { KeyStore, StoredKey } from './key-store.js';
import { oldestFirst } from './oldest-first.js';

/** What {@link memoryStore} can be told. */
export interface MemoryStoreOptions {
  /** The clock, in milliseconds since 1970; `Date.now` unless a test brings its own. */
  readonly now?: () => number;
}

/**
 * Keeps keys in this process's memory, for tests and for trying things out.
 *
 * They are gone when the process ends, and another copy of the site does not see them.
 */
export function memoryStore({ now = Date.now }: MemoryStoreOptions = {}): KeyStore {
  const keys = new Map<string, StoredKey>();
  const spent = new Map<string, number>();

  function change(id: string, changes: Partial<StoredKey>): boolean {
    const key = keys.get(id);
    if (key) keys.set(id, { ...key, ...changes });
    return key !== undefined;
  }

  function isOwned(userId: string, id: string): boolean {
    return keys.get(id)?.userId === userId;
  }

  return {
    list(userId) {
      const owned = [...keys.values()].filter((key) => key.userId === userId);
      return Promise.resolve(owned.sort(oldestFirst).map(copy));
    },
    find(id) {
      const key = keys.get(id);
      return Promise.resolve(key && copy(key));
    },
    add(key) {
      if (keys.has(key.id)) return Promise.resolve(false);
      keys.set(key.id, copy(key));
      return Promise.resolve(true);
    },
    use(id, { counter, time }) {
      const last = keys.get(id)?.counter;
      const grew = last !== undefined && (counter > last || (counter === 0 && last === 0));
      return Promise.resolve(grew && change(id, { counter, lastUsed: time }));
    },
    rename(userId, id, name) {
      return Promise.resolve(isOwned(userId, id) && change(id, { name }));
    },
    remove(userId, id) {
      return Promise.resolve(isOwned(userId, id) && keys.delete(id));
    },
    spend(challengeId, expires) {
      for (const [id, end] of spent) if (end < now()) spent.delete(id);
      if (spent.has(challengeId)) return Promise.resolve(false);
      spent.set(challengeId, expires);
      return Promise.resolve(true);
    },
  };
}

/** A key whose bytes and lists nobody else can change. */
function copy(key: StoredKey): StoredKey {
  return {
    ...key,
    publicKey: Uint8Array.from(key.publicKey),
    transports: [...key.transports],
  };
}
