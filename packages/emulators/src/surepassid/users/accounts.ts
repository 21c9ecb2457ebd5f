import { readText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { addDevice } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import { createUser } from './user.js';
import type { User } from './user.js';

/** `add_u2f_account`: a new person, who has no key yet. */
export function addU2fAccount(call: Call): Answer {
  addUser(call);
  return {};
}

/** `add_oath_account`: a new person with a device for codes, which is active at once. */
export function addOathAccount(call: Call): Answer {
  const { tokenId, psn } = addDevice(call.state, addUser(call), { kind: 'oath', isActive: true });
  return { deviceId: tokenId, psn };
}

function addUser({ state, username, fields }: Call): User {
  // No code is published for it; in use is what comes nearest.
  if (state.users.get(username)) throw new SurePassIdRefusal(9019);
  const password = readText(fields, 'pw');
  const user = createUser({ username, ...(password !== '' && { password }) });
  state.users.set(username, user);
  return user;
}
