import { askKey } from './ask-key.js';
import { readRegistration, type U2fRegistration } from './read-answer.js';
import { readChallenge } from './read-challenge.js';
import type { U2fOptions } from './u2f-options.js';

/**
 * Registers a key by U2F: by NetIQ's Device Service, the browser's own `window.u2f`, or WebAuthn where the
 * site has allowed it. Call it inside the click.
 * @param challenge - the server's question, alone or inside `{ u2f }`: `registerRequests`, and the keys that
 *   are registered already as `signRequests` or `registeredKeys`
 * @returns what is posted to the site, each text as the key's side has sent it
 * @throws {TypeError} for an option that is wrong
 * @throws {SecondFactorError} `already_registered`, `no_device`, `device_service_unavailable`,
 *   `local_network_denied`, `invalid_app_id`, `timeout`, `aborted`, `unsupported`, `bad_response`, …
 */
export async function registerU2f(
  challenge: unknown,
  options: U2fOptions = {},
): Promise<U2fRegistration> {
  const question = readChallenge(challenge, 'register');
  return askKey('register', question, options, readRegistration);
}
