import type { WebauthnMode, WebauthnUserVerification } from './options.js';
import type { WebauthnSettings } from './settings.js';

/** EdDSA, ES256, RS256: what the keys in use sign with, the same on every copy of the server. */
export const supportedAlgorithms: readonly number[] = [-8, -7, -257];

/** What a new key has to be able to do. */
export interface RegistrationPolicy {
  readonly residentKey: 'required' | 'preferred' | 'discouraged';
  readonly userVerification: WebauthnUserVerification;
}

/**
 * What a new key has to be able to do. To log in without a password it has to know the user by itself and
 * verify the person; where a password can go before it, a plain U2F key will do, and one that can do more is
 * asked to.
 */
export function registrationPolicy({
  modes,
  userVerification,
}: WebauthnSettings): RegistrationPolicy {
  if (!modes.includes('passwordless')) return { residentKey: 'discouraged', userVerification };
  const need = modes.includes('second-factor') ? 'preferred' : 'required';
  return { residentKey: need, userVerification: strictest(userVerification, need) };
}

function strictest(
  one: WebauthnUserVerification,
  other: WebauthnUserVerification,
): WebauthnUserVerification {
  return one === 'required' ? one : other;
}

/** Whether a key has to verify the person to log in. Without a password, it is all there is. */
export function loginVerification(
  mode: WebauthnMode,
  { userVerification }: WebauthnSettings,
): WebauthnUserVerification {
  return mode === 'passwordless' ? 'required' : userVerification;
}
