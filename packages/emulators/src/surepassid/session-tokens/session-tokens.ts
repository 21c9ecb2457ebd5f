import { randomBytes } from 'node:crypto';
import { readText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { SurePassIdRefusal } from '../errors.js';
import { requirePassword, requireUser } from '../users/user.js';

/**
 * `create_session_token`: a token for a mobile app, in the member `sessionToken`.
 *
 * @throws {@link SurePassIdRefusal} 9001 for a wrong password, 9013 for a duration that is none
 */
export function createSessionToken(call: Call): Answer {
  const { state, username, fields } = call;
  requirePassword(requireUser(call), readText(fields, 'pw'));
  const minutes = Number(fields['sessionTokenDurationMinutes'] ?? 30);
  if (!(minutes > 0)) throw new SurePassIdRefusal(9013);
  const sessionToken = randomBytes(24).toString('base64url');
  state.sessionTokens.set(sessionToken, username, state.now() + minutes * 60_000);
  return { sessionToken };
}

/**
 * `is_session_token_valid`: it is, or the call is refused.
 *
 * @throws {@link SurePassIdRefusal} 9001 when it is somebody else's, expired or not known
 */
export function isSessionTokenValid(call: Call): Answer {
  requireToken(call);
  return {};
}

/** `expire_session_token`: it is over. */
export function expireSessionToken(call: Call): Answer {
  call.state.sessionTokens.delete(requireToken(call));
  return {};
}

function requireToken({ state, username, fields }: Call): string {
  const token = readText(fields, 'sessionToken');
  if (state.sessionTokens.get(token) !== username) throw new SurePassIdRefusal(9001);
  return token;
}
