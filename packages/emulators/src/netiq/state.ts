import { randomBytes, randomUUID } from 'node:crypto';
import { ExpiringMap } from '../expiring-map.js';
import type { U2fKey } from '../u2f/verify-registration.js';
import { defaultPaths } from './options.js';
import type { NetiqEmulatorOptions, NetiqKeyOptions, NetiqPaths } from './options.js';

/** A key of somebody. */
export interface NetiqKey extends U2fKey {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly lastUsed?: number;
}

/** A ceremony that was begun. */
export interface Pending {
  readonly ceremony: 'enroll' | 'logon';
  readonly userId: string;
  readonly appId: string;
}

/** Everything one emulator holds; all of it in memory, bounded, and gone with the process. */
export interface NetiqState {
  readonly options: NetiqEmulatorOptions;
  readonly paths: NetiqPaths;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  /** Each person's keys, the oldest first. */
  readonly users: ExpiringMap<readonly NetiqKey[]>;
  /** By challenge. */
  readonly pending: ExpiringMap<Pending>;
  /** Remembers a ceremony, and answers its challenge. */
  begin(pending: Pending): string;
}

/** An emulator's memory: the keys of its options. */
export function createState(options: NetiqEmulatorOptions): NetiqState {
  const now = options.now ?? Date.now;
  const { challenge = randomChallenge, challengeSeconds = 60 } = options;
  const users = new ExpiringMap<readonly NetiqKey[]>({ limit: 10_000, now });
  const pending = new ExpiringMap<Pending>({ limit: 1_000, now });
  for (const key of options.keys ?? []) {
    users.set(key.userId, [...(users.get(key.userId) ?? []), keyFrom(key, now())]);
  }
  return {
    options,
    paths: { ...defaultPaths, ...options.paths },
    now,
    users,
    pending,
    begin(ceremony) {
      const text = challenge();
      pending.set(text, ceremony, now() + challengeSeconds * 1000);
      return text;
    },
  };
}

/** An ID and a name for a new key. */
export function label(name: unknown): Pick<NetiqKey, 'id' | 'name'> {
  const given = typeof name === 'string' ? name.trim().slice(0, 200) : '';
  return { id: randomUUID(), name: given || 'Security key' };
}

function keyFrom(
  { name, publicKey, counter = 0, ...key }: NetiqKeyOptions,
  created: number,
): NetiqKey {
  const { keyHandle, appId } = key;
  const point = Buffer.from(publicKey, 'base64url');
  return { ...label(name), keyHandle, appId, publicKey: point, counter, created };
}

function randomChallenge(): string {
  return randomBytes(32).toString('base64url');
}
