import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { isSecondFactorError } from '../errors.js';
import type { BeginAuthentication, KeyProvider } from '../providers/key-provider.js';
import type { U2fSignature } from '../u2f/read-answer.js';
import { authenticate } from '../webauthn/authenticate.js';
import { signalUnknownCredential } from '../webauthn/signals.js';
import type { CeremonyResult } from '../webauthn/to-json.js';
import { checkOptions, type KeyFlowOptions, requireNotAborted } from './key-flow.js';
import { loadU2f, u2fOptions } from './load-u2f.js';

/** How a key is used with a provider. */
export interface SignInOptions extends KeyFlowOptions {
  readonly mode?: BeginAuthentication['mode'];
  /** Whether the browser offers keys in a field rather than asking; see `autofillKey()`. */
  readonly conditional?: boolean;
  /** Whether a key that the site does not know is reported to password managers. Default `false`. */
  readonly signalUnknown?: boolean | undefined;
}

/** A sign-in that the provider has accepted. */
export interface KeySignIn extends Partial<CeremonyResult<AuthenticationResponseJSON>> {
  /** In place of `credential`, where the provider asked by U2F. */
  readonly u2f?: U2fSignature;
  /** The provider's own JSON. */
  readonly response: unknown;
}

/**
 * Signs in with a key, from the click to the provider's answer. Call it inside the click.
 * @throws {TypeError} for an option that is wrong
 * @throws {SecondFactorError} any outcome but a sign-in; nothing is posted after an abort
 */
export async function signInWithKey(
  provider: KeyProvider,
  options: SignInOptions = {},
): Promise<KeySignIn> {
  const { challenge, fields, mode, onStatus, signal, signalUnknown, userId } = options;
  checkOptions(options);
  onStatus?.('asking');
  const { publicKey, u2f, state } =
    challenge ?? (await provider.beginAuthentication({ fields, mode, userId }, signal));
  const byU2f = u2f ? await loadU2f(options) : undefined;
  if (!byU2f) onStatus?.('prompting');
  const used = byU2f
    ? { u2f: await byU2f.signU2f(u2f, u2fOptions(options, u2f)) }
    : await authenticate(publicKey, options);
  requireNotAborted(signal);
  onStatus?.('posting');
  try {
    const answer = 'u2f' in used ? used.u2f : used.credential;
    const response = await provider.finishAuthentication(answer, { state }, signal);
    onStatus?.('done');
    return { ...used, response };
  } catch (error) {
    // After a password, a key may be somebody else's: then it is known, only not here.
    const isUnknown = isSecondFactorError(error) && error.code === 'not_registered';
    if (signalUnknown && mode === 'passwordless' && isUnknown && 'credential' in used) {
      const { publicKey: inner = publicKey } = publicKey as { publicKey?: unknown };
      const { rpId = location.hostname } = inner as { rpId?: string };
      void signalUnknownCredential({ rpId, credentialId: used.credential.id });
    }
    throw error;
  }
}
