import { ExpiringMap } from '../expiring-map.js';
import type { OmpassEmulatorOptions } from './options.js';
import type { Session } from './sessions.js';
import { createTokens } from './tokens.js';
import type { Tokens } from './tokens.js';
import { createUsers } from './users.js';
import type { Users } from './users.js';

/** Everything one emulator holds; all of it in memory, bounded, and gone with the process. */
export interface OmpassState {
  readonly options: OmpassEmulatorOptions;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  readonly users: Users;
  readonly sessions: ExpiringMap<Session>;
  readonly tokens: Tokens;
}

/** An emulator's memory, empty. */
export function createState(options: OmpassEmulatorOptions): OmpassState {
  const now = options.now ?? Date.now;
  return {
    options,
    now,
    users: createUsers(now),
    sessions: new ExpiringMap<Session>({ limit: 1_000, now }),
    tokens: createTokens({ lifetimeSeconds: options.tokenSeconds ?? 60, now }),
  };
}
