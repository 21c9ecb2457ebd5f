import { ExpiringMap } from '../expiring-map.js';
import { OmpassError } from './errors.js';

const longest = 30;

/** The people whose phone is registered. */
export interface Users {
  has(userId: string): boolean;
  add(userId: string): void;
  delete(userId: string): void;
}

/** Remembers who is registered; with very many, the first are forgotten. */
export function createUsers(now: () => number): Users {
  const registered = new ExpiringMap<true>({ limit: 10_000, now });
  return {
    has: (userId) => registered.get(userId) === true,
    add: (userId) => registered.set(userId, true),
    delete: (userId) => registered.delete(userId),
  };
}

/**
 * The user ID in a request.
 *
 * @throws {@link OmpassError} 002 when there is none, 006 when it has more than 30 characters
 */
export function readUserId(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new OmpassError('002');
  if (value.length > longest) throw new OmpassError('006');
  return value;
}
