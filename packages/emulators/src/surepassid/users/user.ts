import type { Call } from '../call.js';
import type { Device } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import type { SurePassIdUser } from '../options.js';

/** A person and the person's devices. */
export interface User extends SurePassIdUser {
  /** The oldest first. */
  devices: readonly Device[];
}

/** Somebody without a device. */
export function createUser(user: SurePassIdUser): User {
  return { ...user, devices: [] };
}

/**
 * The person whom a call is about.
 *
 * @throws {@link SurePassIdRefusal} 9001 when there is no such person, 9007 when disabled
 */
export function requireUser({ state, username }: Call): User {
  const user = state.users.get(username);
  if (!user) throw new SurePassIdRefusal(9001);
  if (user.isDisabled) throw new SurePassIdRefusal(9007);
  return user;
}

/**
 * Checks a person's password.
 *
 * @throws {@link SurePassIdRefusal} 9001 when it is another
 */
export function requirePassword({ password }: User, given: string): void {
  if (password === undefined || password !== given) throw new SurePassIdRefusal(9001);
}
