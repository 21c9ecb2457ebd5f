import { askKey } from './ask-key.js';
import { readSignature, type U2fSignature } from './read-answer.js';
import { readChallenge } from './read-challenge.js';
import type { U2fOptions } from './u2f-options.js';

/**
 * Has a key sign by U2F: by NetIQ's Device Service, the browser's own `window.u2f`, or WebAuthn where the
 * site has allowed it. Call it inside the click.
 * @param challenge - the server's question, alone or inside `{ u2f }`: `signRequests`, or `challenge` and
 *   `registeredKeys`
 * @returns what is posted to the site, each text as the key's side has sent it
 * @throws {TypeError} for an option that is wrong
 * @throws {SecondFactorError} `not_registered`, `no_device`, `device_service_unavailable`,
 *   `local_network_denied`, `invalid_app_id`, `timeout`, `aborted`, `unsupported`, `bad_response`, …
 */
export async function signU2f(challenge: unknown, options: U2fOptions = {}): Promise<U2fSignature> {
  const question = readChallenge(challenge, 'sign');
  return askKey('sign', question, options, readSignature);
}
