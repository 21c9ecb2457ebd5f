import { ExpiringMap } from '../expiring-map.js';
import { addDevice } from './devices/device.js';
import { createUser } from './users/user.js';
import type { User } from './users/user.js';
import type { SurePassIdErrorCode } from './errors.js';
import type { SurePassIdEmulatorOptions, SurePassIdUser } from './options.js';
import type { Push } from './push/push.js';
import type { U2fSession } from './u2f/session.js';

/** Everything one emulator holds; all of it in memory, bounded, and gone with the process. */
export interface SurePassIdState {
  readonly options: SurePassIdEmulatorOptions;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  /** A number that was not there before, for tokens and what is printed on them. */
  readonly nextNumber: () => number;
  readonly users: ExpiringMap<User>;
  /** U2F ceremonies that were begun, by `sessionId`. */
  readonly u2fSessions: ExpiringMap<U2fSession>;
  /** By `AuthnUserReqId`. */
  readonly pushes: ExpiringMap<Push>;
  /** Whose each session token is. */
  readonly sessionTokens: ExpiringMap<string>;
  /** The errors that the next calls get, one each. */
  readonly failures: SurePassIdErrorCode[];
}

/** An emulator's memory: its users, without a device. */
export function createState(options: SurePassIdEmulatorOptions): SurePassIdState {
  const now = options.now ?? Date.now;
  const users = new ExpiringMap<User>({ limit: 10_000, now });
  let last = 0;
  const state: SurePassIdState = {
    options,
    now,
    nextNumber: () => ++last,
    users,
    u2fSessions: new ExpiringMap<U2fSession>({ limit: 1_000, now }),
    pushes: new ExpiringMap<Push>({ limit: 1_000, now }),
    sessionTokens: new ExpiringMap<string>({ limit: 1_000, now }),
    failures: [],
  };
  options.users?.forEach((options) => addUser(state, options));
  return state;
}

function addUser(state: SurePassIdState, options: SurePassIdUser): void {
  const user = createUser(options);
  if (options.hasOathDevice) addDevice(state, user, { kind: 'oath', isActive: true });
  if (options.hasPhone) addDevice(state, user, { kind: 'phone', isActive: true });
  state.users.set(user.username, user);
}
