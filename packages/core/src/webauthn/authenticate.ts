import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { readOptions } from './read-options.js';
import { requireWebAuthn } from './require-webauthn.js';
import { runCeremony, type CeremonyOptions } from './run-ceremony.js';
import { toJson, type CeremonyResult } from './to-json.js';

/** How a key is used. */
export interface AuthenticateOptions extends CeremonyOptions {
  /**
   * Whether the browser offers keys while a field with `autocomplete="username webauthn"` is filled in,
   * instead of asking at once. There is no time limit then. Default `false`.
   */
  readonly conditional?: boolean;
}

/**
 * Uses a key: asks the browser for an assertion. Call it inside the click.
 * @param publicKey - the server's options as JSON, alone or inside `{ publicKey }`
 * @returns the assertion as JSON, to be posted
 * @throws {SecondFactorError} `not_allowed`, `timeout`, `aborted`, `unsupported`, `invalid_app_id`, …
 */
export async function authenticate(
  publicKey: unknown,
  options: AuthenticateOptions = {},
): Promise<CeremonyResult<AuthenticationResponseJSON>> {
  requireWebAuthn();
  const asked = readOptions(publicKey, 'get');
  const { conditional, includePrfResults } = options;
  return toJson(await runCeremony('get', asked, options, conditional), includePrfResults);
}
