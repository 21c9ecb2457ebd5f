import { ExpiringMap } from '../expiring-map.js';
import type { ZitadelEmulatorOptions } from './options.js';
import type { Session } from './sessions/session.js';
import { createUsers } from './users.js';
import type { Users } from './users.js';
import type { PasskeyCode } from './v2/passkey-codes.js';

/** Everything one emulator holds; all of it in memory, bounded, and gone with the process. */
export interface ZitadelState {
  readonly options: ZitadelEmulatorOptions;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  /** An ID that was not there before: 18 digits, growing. */
  readonly nextId: () => string;
  readonly users: Users;
  readonly sessions: ExpiringMap<Session>;
  /** Codes that let somebody register a passkey, by their ID. */
  readonly passkeyCodes: ExpiringMap<PasskeyCode>;
}

/** An emulator's memory: its users, without a key. */
export function createState(options: ZitadelEmulatorOptions): ZitadelState {
  const now = options.now ?? Date.now;
  let lastId = 300_000_000_000_000_000n;
  return {
    options,
    now,
    nextId: () => `${++lastId}`,
    users: createUsers(options.users, now),
    sessions: new ExpiringMap<Session>({ limit: 1_000, now }),
    passkeyCodes: new ExpiringMap<PasskeyCode>({ limit: 1_000, now }),
  };
}
