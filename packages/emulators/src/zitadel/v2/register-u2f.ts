import { detailsOf } from '../aggregate.js';
import { requireActFor } from '../authorization.js';
import { userInPath } from '../call.js';
import type { Call } from '../call.js';
import { readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import { beginRegistration } from '../webauthn/begin-registration.js';

/** Begins to register a second factor; unlike the v1 API's, one that is asked for a PIN. */
export function registerU2f(call: Call): Message {
  requireActFor(call.caller, call.parameter('userId'));
  const user = userInPath(call);
  const { id, options } = beginRegistration(call, user, {
    kind: 'u2f',
    userVerification: 'required',
    domain: readText(call.message, 'domain'),
    storesRpId: true,
  });
  return {
    details: detailsOf(user.aggregate),
    u2fId: id,
    publicKeyCredentialCreationOptions: options,
  };
}
