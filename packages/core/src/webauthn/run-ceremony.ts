import { checkDelay, longestDelay } from '../check-delay.js';
import { abortedError, SecondFactorError } from '../errors.js';
import { explainError } from './explain-error.js';
import type { CeremonyKind, NativeOptions } from './read-options.js';
import { takeSlot } from './slot.js';

/** What bounds a ceremony. */
export interface CeremonyOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds the person has, or `Infinity`: as long as the browser gives. Default: as the options
   * say, else 300 000. None when conditional.
   */
  readonly timeout?: number | undefined;
  /** Whether the secrets of `prf` stay in the JSON, to be posted. Default `false`. */
  readonly includePrfResults?: boolean;
}

/** Milliseconds that a browser may take to notice its own timeout. */
const grace = 5000;

/**
 * Asks the browser for a credential: one ceremony per page, the newest wins, and it ends in bounded
 * time even when the browser, or a password manager in its place, never answers. When no other is
 * under way the browser is asked in this very task, so that a click counts.
 * @throws {TypeError} for a timeout that is none
 * @throws {SecondFactorError} whatever went wrong
 */
export async function runCeremony(
  kind: CeremonyKind,
  options: NativeOptions,
  { signal, timeout: own }: CeremonyOptions,
  conditional = false,
): Promise<PublicKeyCredential> {
  const given = own === undefined ? readTimeout(options) : checkDelay('timeout', own);
  const timeout = conditional ? Infinity : given;
  if (signal?.aborted) throw abortedError(signal, 'ceremony');
  const { free, leave, release, signal: newer } = takeSlot();
  const ended = new AbortController();
  let started = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asked = {
    kind,
    options,
    timeout,
    wasActive: isActive(),
  };

  /** Leaves the slot when the browser has let go, however long after the caller was told. */
  function ask(): Promise<Credential | null> {
    started = performance.now();
    const request = {
      // Browsers would read Infinity as 0; without a number they have a limit of their own.
      publicKey: { ...options, timeout: timeout < Infinity ? timeout : undefined },
      signal: ended.signal,
      ...(conditional && { mediation: 'conditional' }),
    } as CredentialCreationOptions & CredentialRequestOptions;
    const pending = navigator.credentials[kind](request);
    void pending.then(release, release);
    return pending;
  }

  async function wait(): Promise<PublicKeyCredential> {
    try {
      if (free) await free;
      ended.signal.throwIfAborted();
      const credential = await ask();
      if (isPublicKey(credential)) return credential;
      // Broken providers resolve with nothing, or with something else.
      throw new DOMException('No credential', 'UnknownError');
    } catch (cause) {
      release();
      throw explainError(cause, { ...asked, elapsed: performance.now() - started });
    }
  }

  try {
    return await new Promise((resolve, reject) => {
      for (const by of [signal, newer]) {
        by?.addEventListener('abort', () => reject(abortedError(by, 'ceremony')), ended);
      }
      if (timeout < Infinity) {
        const limit = Math.min(timeout + grace, longestDelay);
        timer = setTimeout(() => {
          const elapsed = performance.now() - started;
          reject(
            new SecondFactorError('timeout', 'No key answered', { phase: 'ceremony', elapsed }),
          );
        }, limit);
      }
      wait().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    // A reason of our own: browsers, and what stands in for them, would pass on any other as it is.
    ended.abort(new DOMException('The ceremony has ended', 'AbortError'));
    leave();
  }
}

/** What a server has sent may be anything; what a timer cannot take is as good as no limit. */
function readTimeout({ timeout }: NativeOptions): number {
  const time = Number(timeout);
  return time >= 0 ? Math.min(time, longestDelay) : 300_000;
}

/** Whether the person has just clicked; not every browser tells. */
function isActive(): boolean | undefined {
  const { userActivation } = navigator as Partial<Navigator>;
  return userActivation?.isActive;
}

/** Whether there is all that no server can do without. */
function isPublicKey(credential: Credential | null): credential is PublicKeyCredential {
  const { rawId, response } = (credential ?? {}) as Partial<PublicKeyCredential>;
  const { attestationObject, clientDataJSON, signature } = (response ?? {}) as Partial<
    AuthenticatorAttestationResponse & AuthenticatorAssertionResponse
  >;
  return !!rawId?.byteLength && !!clientDataJSON && !!(attestationObject ?? signature);
}
