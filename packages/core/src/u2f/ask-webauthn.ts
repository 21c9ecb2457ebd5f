import { authenticate } from '../webauthn/authenticate.js';
import { register } from '../webauthn/register.js';
import type { CeremonyOptions } from '../webauthn/run-ceremony.js';
import type { U2fOperation } from './error-codes.js';
import { isSame } from './read-answer.js';
import type { U2fChallenge } from './read-challenge.js';
import { malformed } from './refusals.js';
import { toU2fRegistration } from './to-u2f-registration.js';
import { toU2fSignature } from './to-u2f-signature.js';
import { toCreationOptions, toRequestOptions } from './to-webauthn-options.js';

/**
 * Asks a key by the browser's WebAuthn and makes U2F's messages of what it says. Nothing is awaited before
 * the browser is asked, so that a click counts.
 * @returns the answer: an object, its members as yet unread
 * @throws {SecondFactorError} `unsupported`, with the reason, when no message can be made of it that a server
 *   would verify; `invalid_app_id`, and whatever `register()` and `authenticate()` end with
 */
export async function askWebauthn(
  operation: U2fOperation,
  challenge: U2fChallenge,
  bounds: CeremonyOptions,
): Promise<unknown> {
  if (operation === 'register') {
    const { credential } = await register(toCreationOptions(challenge), bounds);
    const [{ appId } = challenge] = challenge.registerRequests;
    return toU2fRegistration(credential, { appId });
  }
  const { credential } = await authenticate(toRequestOptions(challenge), bounds);
  const key = challenge.signRequests.find(({ keyHandle }) => isSame(keyHandle, credential.id));
  if (!key) throw malformed('Another key than one of those asked for has signed');
  return toU2fSignature(credential, key);
}
