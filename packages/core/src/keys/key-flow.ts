import { checkDelay } from '../check-delay.js';
import { abortedError } from '../errors.js';
import type { BeginAuthentication, KeyChallenge } from '../providers/key-provider.js';
import type { U2fOptions } from '../u2f/u2f-options.js';
import type { CeremonyOptions } from '../webauthn/run-ceremony.js';

/** How far a flow is: asking the provider, asking the person, posting, accepted. */
export type KeyStatus = 'asking' | 'prompting' | 'posting' | 'done';

/** What every flow with a key can be told. */
export interface KeyFlowOptions
  extends CeremonyOptions, Pick<U2fOptions, 'authenticator' | 'deviceServiceUrl'> {
  /** Whose key, for providers that are told. */
  readonly userId?: string | undefined;
  /** Fields of the page's form, posted to the site's own server with the begin. */
  readonly fields?: BeginAuthentication['fields'];
  /**
   * What the provider's `begin…` has answered, when it was asked ahead: then nothing is awaited between
   * the click and the browser's question. Good for one flow.
   */
  readonly challenge?: KeyChallenge | undefined;
  /** Told each step. */
  readonly onStatus?: ((status: KeyStatus) => void) | undefined;
}

/**
 * Holds the options against what the ceremony will take, before anything is asked.
 * @throws {TypeError} for a `timeout` that is no time
 */
export function checkOptions({ timeout }: KeyFlowOptions): void {
  if (timeout !== undefined) checkDelay('timeout', timeout);
}

/** After an abort nothing is posted. */
export function requireNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError(signal, 'verify');
}
