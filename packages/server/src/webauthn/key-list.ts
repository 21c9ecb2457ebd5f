import type { StoredKey } from '../stores/key-store.js';

/** What a browser is told of a key. */
export interface KeyDescriptor {
  readonly id: string;
  // A list of which the library makes its own copy.
  readonly transports?: string[];
}

/** What tells a browser about a user's keys. */
export interface KeyList {
  readonly descriptors: KeyDescriptor[];
  /** The App ID, where a key in the list was registered by U2F. */
  readonly appId: string | undefined;
}

/**
 * The keys that a user can log in with. An old U2F key signs for its own App ID, and a browser takes one
 * App ID at a time: keys of another are left out.
 */
export function usableKeys(keys: readonly StoredKey[], appId: string | undefined): KeyList {
  const usable = keys.filter((key) => key.appId === undefined || key.appId === appId);
  return listKeys(usable, appId);
}

/** All keys of a user, so that none is registered twice. */
export function listKeys(keys: readonly StoredKey[], appId: string | undefined): KeyList {
  const hasLegacy = keys.some((key) => key.appId !== undefined && key.appId === appId);
  return { descriptors: keys.map(describe), appId: hasLegacy ? appId : undefined };
}

function describe({ id, appId, transports }: StoredKey): KeyDescriptor {
  // A browser looks for an `internal` key inside itself, where no U2F key is, until the timeout.
  const known = transports.filter((name) => appId === undefined || name !== 'internal');
  return known.length > 0 ? { id, transports: known } : { id };
}
