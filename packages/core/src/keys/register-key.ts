import type { RegistrationResponseJSON } from '@simplewebauthn/browser';
import type { KeyProvider } from '../providers/key-provider.js';
import { register } from '../webauthn/register.js';
import type { CeremonyResult } from '../webauthn/to-json.js';
import { type KeyFlowOptions, requireNotAborted } from './key-flow.js';

/** How a key is registered with a provider. */
export interface RegisterKeyOptions extends KeyFlowOptions {
  /** What the person calls the key. */
  readonly name?: string | undefined;
  /** Whether a password manager may make the key without asking; see `registerQuietly()`. */
  readonly conditional?: boolean;
}

/** A key that the provider has accepted. */
export interface KeyRegistration extends CeremonyResult<RegistrationResponseJSON> {
  /** The provider's own JSON. */
  readonly response: unknown;
}

/**
 * Registers a key from the click to the provider's answer. Call it inside the click.
 * @throws {SecondFactorError} any outcome but a registered key; nothing is posted after an abort
 */
export async function registerKey(
  provider: KeyProvider,
  options: RegisterKeyOptions = {},
): Promise<KeyRegistration> {
  const { challenge, fields, name, onStatus, signal, userId } = options;
  const request = { fields, name, userId };
  onStatus?.('asking');
  const { publicKey, state } = challenge ?? (await provider.beginRegistration(request, signal));
  onStatus?.('prompting');
  const made = await register(publicKey, options);
  requireNotAborted(signal);
  onStatus?.('posting');
  const response = await provider.finishRegistration(
    made.credential,
    { ...request, state },
    signal,
  );
  onStatus?.('done');
  return { ...made, response };
}
