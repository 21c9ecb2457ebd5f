import type { WebauthnMode, WebauthnUserVerification } from './options.js';
import type { WebauthnSettings } from './settings.js';

/** EdDSA, ES256, RS256: what the keys in use sign with, the same on every copy of the server. */
export const supportedAlgorithms: readonly number[] = [-8, -7, -257];

/** What a new key has to be able to do. */
export interface RegistrationPolicy {
  readonly residentKey: 'required' | 'discouraged';
  readonly userVerification: WebauthnUserVerification;
}

/**
 * What a new key has to be able to do: for logins without a password, to know the user by itself and
 * to verify the person.
 */
export function registrationPolicy({
  modes,
  userVerification,
}: WebauthnSettings): RegistrationPolicy {
  return modes.includes('passwordless')
    ? { residentKey: 'required', userVerification: 'required' }
    : { residentKey: 'discouraged', userVerification };
}

/** Whether a key has to verify the person to log in. Without a password, it is all there is. */
export function loginVerification(
  mode: WebauthnMode,
  { userVerification }: WebauthnSettings,
): WebauthnUserVerification {
  return mode === 'passwordless' ? 'required' : userVerification;
}
