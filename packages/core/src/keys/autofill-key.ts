import type { KeyProvider } from '../providers/key-provider.js';
import { type AutofillOptions, offerKeys } from './offer-keys.js';
import { type KeySignIn, signInWithKey } from './sign-in-with-key.js';

/**
 * Offers keys in the field with `autocomplete="username webauthn"`, for as long as the page is visible
 * and nobody has picked one. Call it early: Safari decides over its offer when the field gets the focus.
 * A ceremony that was started by a click goes first; the offer comes back after it.
 * @throws {SecondFactorError} `unsupported` (reason `no-conditional`), `aborted`, what no repetition
 *   mends, or the fifth failure
 * @throws {TypeError} for a `challengeLifetime` that is none
 */
export function autofillKey(
  provider: KeyProvider,
  options: AutofillOptions = {},
): Promise<KeySignIn> {
  return offerKeys(signInWithKey, provider, options);
}
