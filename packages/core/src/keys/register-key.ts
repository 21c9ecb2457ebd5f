import type { RegistrationResponseJSON } from '@simplewebauthn/browser';
import type { KeyProvider } from '../providers/key-provider.js';
import type { U2fRegistration } from '../u2f/read-answer.js';
import { register } from '../webauthn/register.js';
import type { CeremonyResult } from '../webauthn/to-json.js';
import { checkOptions, type KeyFlowOptions, requireNotAborted } from './key-flow.js';
import { loadU2f, u2fOptions } from './load-u2f.js';

/** How a key is registered with a provider. */
export interface RegisterKeyOptions extends KeyFlowOptions {
  /** What the person calls the key. */
  readonly name?: string | undefined;
  /** Whether a password manager may make the key without asking; see `registerQuietly()`. */
  readonly conditional?: boolean;
}

/** A key that the provider has accepted. */
export interface KeyRegistration extends Partial<CeremonyResult<RegistrationResponseJSON>> {
  /** In place of `credential`, where the provider asked by U2F. */
  readonly u2f?: U2fRegistration;
  /** The provider's own JSON. */
  readonly response: unknown;
}

/**
 * Registers a key from the click to the provider's answer. Call it inside the click.
 * @throws {TypeError} for an option that is wrong
 * @throws {SecondFactorError} any outcome but a registered key; nothing is posted after an abort
 */
export async function registerKey(
  provider: KeyProvider,
  options: RegisterKeyOptions = {},
): Promise<KeyRegistration> {
  const { challenge, fields, name, onStatus, signal, userId } = options;
  const request = { fields, name, userId };
  checkOptions(options);
  onStatus?.('asking');
  const { publicKey, u2f, state } =
    challenge ?? (await provider.beginRegistration(request, signal));
  const byU2f = u2f ? await loadU2f(options) : undefined;
  if (!byU2f) onStatus?.('prompting');
  const made = byU2f
    ? { u2f: await byU2f.registerU2f(u2f, u2fOptions(options, u2f)) }
    : await register(publicKey, options);
  requireNotAborted(signal);
  onStatus?.('posting');
  const answer = 'u2f' in made ? made.u2f : made.credential;
  const response = await provider.finishRegistration(answer, { ...request, state }, signal);
  onStatus?.('done');
  return { ...made, response };
}
