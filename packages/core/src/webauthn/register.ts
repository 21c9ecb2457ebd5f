import type { RegistrationResponseJSON } from '@simplewebauthn/browser';
import { readOptions } from './read-options.js';
import { requireWebAuthn } from './require-webauthn.js';
import { runCeremony, type CeremonyOptions } from './run-ceremony.js';
import { toJson, type CeremonyResult } from './to-json.js';

/** How a key is registered. */
export interface RegisterOptions extends CeremonyOptions {
  /**
   * Whether the person's password manager may make a key without asking, right after a login by
   * password (WebAuthn Level 3, 5.1.3 "conditional create"). Default `false`.
   */
  readonly conditional?: boolean;
}

/**
 * Registers a key: asks the browser for a new credential. Call it inside the click.
 * @param publicKey - the server's options as JSON, alone or inside `{ publicKey }`
 * @returns the credential as JSON, to be posted
 * @throws {SecondFactorError} `already_registered`, `not_allowed`, `timeout`, `aborted`, `unsupported`, …
 */
export async function register(
  publicKey: unknown,
  options: RegisterOptions = {},
): Promise<CeremonyResult<RegistrationResponseJSON>> {
  requireWebAuthn();
  const asked = readOptions(publicKey, 'create');
  const { conditional, includePrfResults } = options;
  return toJson(await runCeremony('create', asked, options, conditional), includePrfResults);
}
