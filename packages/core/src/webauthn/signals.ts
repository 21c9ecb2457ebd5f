import { SecondFactorError } from '../errors.js';
import { slotIsFree } from './slot.js';

/** How a signal ended. Nothing is thrown: a login never fails because of it. */
export type SignalOutcome =
  | { readonly kind: 'sent' }
  /** The browser has no such signal. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'failed'; readonly error: SecondFactorError };

interface Signals {
  signalUnknownCredential?(options: object): Promise<undefined>;
  signalAllAcceptedCredentials?(options: object): Promise<undefined>;
  signalCurrentUserDetails?(options: object): Promise<undefined>;
}

/**
 * Tells password managers that the site does not know a key, so that they stop offering it (WebAuthn
 * Level 3, 5.1.10).
 * @param options.credentialId - in base64url
 */
export function signalUnknownCredential(options: {
  readonly rpId: string;
  readonly credentialId: string;
}): Promise<SignalOutcome> {
  return send('signalUnknownCredential', options);
}

/**
 * Tells password managers which of a user's keys there are; they may delete all others. So an empty
 * list is refused unless it is forced.
 * @param options.userId - the `user.id` of the registration, in base64url
 */
export function signalAllAcceptedCredentials(
  options: {
    readonly rpId: string;
    readonly userId: string;
    readonly allAcceptedCredentialIds: readonly string[];
  },
  { force = false }: { readonly force?: boolean } = {},
): Promise<SignalOutcome> {
  if (options.allAcceptedCredentialIds.length > 0 || force) {
    return send('signalAllAcceptedCredentials', options);
  }
  const error = new SecondFactorError('signal_invalid', 'An empty list would delete every key');
  return Promise.resolve({ kind: 'failed', error });
}

/**
 * Tells password managers a user's name as it is now.
 * @param options.userId - the `user.id` of the registration, in base64url
 */
export function signalCurrentUserDetails(options: {
  readonly rpId: string;
  readonly userId: string;
  readonly name: string;
  readonly displayName: string;
}): Promise<SignalOutcome> {
  return send('signalCurrentUserDetails', options);
}

async function send(name: keyof Signals, options: object): Promise<SignalOutcome> {
  const { PublicKeyCredential: api } = globalThis as { PublicKeyCredential?: Signals };
  if (typeof api?.[name] !== 'function') return { kind: 'unsupported' };
  try {
    // Chromium refuses a signal while a key is asked for.
    await slotIsFree();
    await api[name](options);
    return { kind: 'sent' };
  } catch (cause) {
    const error = new SecondFactorError('signal_invalid', 'The signal was refused', { cause });
    return { kind: 'failed', error };
  }
}
