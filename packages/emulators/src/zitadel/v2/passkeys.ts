import { detailsOf, listDetailsOf, touch } from '../aggregate.js';
import { mayActFor, requireActFor, requireService } from '../authorization.js';
import { userInPath } from '../call.js';
import type { Call } from '../call.js';
import { omitDefaults, readEnum, readMessage, readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import { beginRegistration } from '../webauthn/begin-registration.js';
import { issuePasskeyCode, redeemPasskeyCode } from './passkey-codes.js';

const attachments = {
  PASSKEY_AUTHENTICATOR_UNSPECIFIED: undefined,
  PASSKEY_AUTHENTICATOR_PLATFORM: 'platform',
  PASSKEY_AUTHENTICATOR_CROSS_PLATFORM: 'cross-platform',
} as const;

const authenticators = [
  'PASSKEY_AUTHENTICATOR_UNSPECIFIED',
  'PASSKEY_AUTHENTICATOR_PLATFORM',
  'PASSKEY_AUTHENTICATOR_CROSS_PLATFORM',
] as const;

/** Begins to register a passkey; a code from a registration link stands in for the permission. */
export function registerPasskey(call: Call): Message {
  const { state, caller, message, parameter } = call;
  const authenticator = readEnum(message, 'authenticator', authenticators);
  const domain = readText(message, 'domain');
  const code = readMessage(message, 'code');
  if (code) redeemPasskeyCode(state, parameter('userId'), code);
  else requireActFor(caller, parameter('userId'));
  const user = userInPath(call);
  const { id, options } = beginRegistration(call, user, {
    kind: 'passkey',
    userVerification: 'required',
    domain,
    storesRpId: true,
    attachment: attachments[authenticator],
  });
  return {
    details: detailsOf(user.aggregate),
    passkeyId: id,
    publicKeyCredentialCreationOptions: options,
  };
}

/** Makes a code to register a passkey with; it is answered only when the caller asks for that. */
export function createRegistrationLink(call: Call): Message {
  const { state, caller, message } = call;
  const isReturned = readMessage(message, 'returnCode') !== undefined;
  requireService(caller);
  const user = userInPath(call);
  const { id, code } = issuePasskeyCode(state, user);
  user.aggregate = touch(user.aggregate, state.now());
  return { details: detailsOf(user.aggregate), ...(isReturned && { code: { id, code } }) };
}

/** Lists a person's passkeys; whoever may not see them gets an empty list. */
export function listPasskeys({ state, caller, parameter }: Call): Message {
  const user = state.users.byId(parameter('userId'));
  const isShown = user && mayActFor(caller, user.id);
  const keys = isShown ? user.rings.passkey.ready.values() : [];
  const result = keys.map(({ id, name }) => ({ id, state: 'AUTH_FACTOR_STATE_READY', name }));
  return omitDefaults({ details: listDetailsOf(keys.length, state.now()), result });
}
