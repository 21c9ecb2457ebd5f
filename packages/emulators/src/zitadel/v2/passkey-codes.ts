import { randomBytes } from 'node:crypto';
import { ZitadelError } from '../errors.js';
import { readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import type { ZitadelState } from '../state.js';
import type { User } from '../users.js';

const lifetime = 60 * 60_000;

/** A code that lets somebody register one passkey for a person. */
export interface PasskeyCode {
  readonly userId: string;
  readonly id: string;
  readonly code: string;
}

/** Makes a code that is good for an hour. */
export function issuePasskeyCode(state: ZitadelState, user: User): PasskeyCode {
  const code = { userId: user.id, id: state.nextId(), code: randomBytes(9).toString('base64url') };
  state.passkeyCodes.set(code.id, code, state.now() + lifetime);
  return code;
}

/**
 * Uses up a code.
 *
 * @throws {@link ZitadelError} COMMAND-Eeb2a when it is wrong, too old, used or another person's
 */
export function redeemPasskeyCode(state: ZitadelState, userId: string, given: Message): void {
  const id = readText(given, 'id');
  const known = state.passkeyCodes.get(id);
  if (known?.userId !== userId || known.code !== readText(given, 'code')) {
    throw new ZitadelError('COMMAND-Eeb2a');
  }
  state.passkeyCodes.delete(id);
}
