import { NetiqRefusal } from './errors.js';
import type { NetiqKey, NetiqState } from './state.js';

/**
 * The keys of a person, the oldest first.
 *
 * @throws {@link NetiqRefusal} `USER_NOT_FOUND` for somebody who never enrolled one
 */
export function keysOf({ users }: NetiqState, userId: string): readonly NetiqKey[] {
  const keys = users.get(userId);
  if (!keys) throw new NetiqRefusal('USER_NOT_FOUND', 'Nobody has this name');
  return keys;
}

/** What the API tells of a key. */
export function describeKey({ id, name, created, lastUsed }: NetiqKey): object {
  return {
    id,
    name,
    created: new Date(created).toISOString(),
    ...(lastUsed !== undefined && { last_used: new Date(lastUsed).toISOString() }),
  };
}

/** Lists a person's keys. */
export function listKeys(state: NetiqState, userId: string): object {
  return { status: 'OK', keys: keysOf(state, userId).map(describeKey) };
}

/**
 * Deletes a key.
 *
 * @throws {@link NetiqRefusal} `NOT_ENROLLED` when the person has no such key
 */
export function deleteKey(state: NetiqState, userId: string, id: string): object {
  const keys = keysOf(state, userId);
  const others = keys.filter((key) => key.id !== id);
  if (others.length === keys.length) throw new NetiqRefusal('NOT_ENROLLED', 'There is no such key');
  state.users.set(userId, others);
  return { status: 'OK', msg: 'Deleted' };
}
