import type { KeyProvider } from '../providers/key-provider.js';
import { capabilities } from '../webauthn/capabilities.js';
import { type KeyRegistration, registerKey, type RegisterKeyOptions } from './register-key.js';

/**
 * Lets the password manager that has just filled in a password make a key too, without asking
 * (WebAuthn Level 3, 5.1.3 "conditional create"). Call it after a login by password. Whatever stands in
 * the way, the page goes on without: nothing is thrown.
 * @param options.timeout - milliseconds until it is given up. Default 60 000
 * @returns the key, or `undefined` when none was made
 */
export async function registerQuietly(
  provider: KeyProvider,
  options: RegisterKeyOptions = {},
): Promise<KeyRegistration | undefined> {
  try {
    const { conditionalCreate } = await capabilities();
    if (!conditionalCreate) return undefined;
    // Without a password manager the browser never answers.
    const limit = AbortSignal.timeout(options.timeout ?? 60_000);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    return await registerKey(provider, { ...options, signal, conditional: true });
  } catch {
    return undefined;
  }
}
