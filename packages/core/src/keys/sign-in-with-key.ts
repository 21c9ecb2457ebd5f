import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { isSecondFactorError } from '../errors.js';
import type { BeginAuthentication, KeyProvider } from '../providers/key-provider.js';
import { authenticate } from '../webauthn/authenticate.js';
import { signalUnknownCredential } from '../webauthn/signals.js';
import type { CeremonyResult } from '../webauthn/to-json.js';
import { type KeyFlowOptions, requireNotAborted } from './key-flow.js';

/** How a key is used with a provider. */
export interface SignInOptions extends KeyFlowOptions {
  readonly mode?: BeginAuthentication['mode'];
  /** Whether the browser offers keys in a field rather than asking; see `autofillKey()`. */
  readonly conditional?: boolean;
  /** Whether a key that the site does not know is reported to password managers. Default `false`. */
  readonly signalUnknown?: boolean | undefined;
}

/** A sign-in that the provider has accepted. */
export interface KeySignIn extends CeremonyResult<AuthenticationResponseJSON> {
  /** The provider's own JSON. */
  readonly response: unknown;
}

/**
 * Signs in with a key, from the click to the provider's answer. Call it inside the click.
 * @throws {SecondFactorError} any outcome but a sign-in; nothing is posted after an abort
 */
export async function signInWithKey(
  provider: KeyProvider,
  options: SignInOptions = {},
): Promise<KeySignIn> {
  const { challenge, fields, mode, onStatus, signal, signalUnknown, userId } = options;
  onStatus?.('asking');
  const { publicKey, state } =
    challenge ?? (await provider.beginAuthentication({ fields, mode, userId }, signal));
  onStatus?.('prompting');
  const used = await authenticate(publicKey, options);
  requireNotAborted(signal);
  onStatus?.('posting');
  try {
    const response = await provider.finishAuthentication(used.credential, { state }, signal);
    onStatus?.('done');
    return { ...used, response };
  } catch (error) {
    // After a password, a key may be somebody else's: then it is known, only not here.
    const isUnknown = isSecondFactorError(error) && error.code === 'not_registered';
    if (signalUnknown && mode === 'passwordless' && isUnknown) {
      const { publicKey: inner = publicKey } = publicKey as { publicKey?: unknown };
      const { rpId = location.hostname } = inner as { rpId?: string };
      void signalUnknownCredential({ rpId, credentialId: used.credential.id });
    }
    throw error;
  }
}
