import { detailsOf } from '../aggregate.js';
import { requireActFor } from '../authorization.js';
import { userInPath } from '../call.js';
import type { Call } from '../call.js';
import type { KeyKind } from '../key-ring.js';
import { readMessage, readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import { requireLength, requirePresent } from '../validate.js';
import { finishRegistration } from '../webauthn/finish-registration.js';

/** Finishes the registration that is pending, whatever ID the path names. */
export async function verifyRegistration(call: Call, kind: KeyKind): Promise<Message> {
  const isPasskey = kind === 'passkey';
  const message = `Verify${isPasskey ? 'Passkey' : 'U2F'}RegistrationRequest`;
  const credential = readMessage(call.message, 'publicKeyCredential');
  requirePresent(`${message}.PublicKeyCredential`, credential);
  const name = readText(call.message, isPasskey ? 'passkeyName' : 'tokenName');
  requireLength(`${message}.${isPasskey ? 'PasskeyName' : 'TokenName'}`, name);
  requireActFor(call.caller, call.parameter('userId'));
  const user = userInPath(call);
  await finishRegistration(call, user, { kind, name, readJson: () => credential });
  return { details: detailsOf(user.aggregate) };
}
