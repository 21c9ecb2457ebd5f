import { abortedError, isSecondFactorError, SecondFactorError } from '../errors.js';
import type { KeyProvider } from '../providers/key-provider.js';
import { until } from '../until.js';
import { capabilities } from '../webauthn/capabilities.js';
import { hasAutofillField } from '../webauthn/has-autofill-field.js';
import { slotIsFree } from '../webauthn/slot.js';
import type { KeyStatus } from './key-flow.js';
import type { KeySignIn, SignInOptions } from './sign-in-with-key.js';

/** How keys are offered in a field. */
export interface AutofillOptions extends Pick<
  SignInOptions,
  'fields' | 'onStatus' | 'signal' | 'signalUnknown'
> {
  /** Milliseconds a challenge of the site is good for; it is renewed at three quarters. Default 300 000. */
  readonly challengeLifetime?: number;
  /** Told of a key that was picked and refused, or failed; keys are offered again after it. */
  readonly onError?: (error: SecondFactorError) => void;
  /**
   * Milliseconds until a site is asked again that was out of reach, or too busy; twice as long each time.
   * Default 1000.
   */
  readonly retryDelay?: number;
}

/** How often in all it may fail, so that a server or browser that always refuses is left alone. */
const patience = 5;

const phase = 'ceremony';

type SignIn = (provider: KeyProvider, options: SignInOptions) => Promise<KeySignIn>;

/**
 * What `autofillKey()` does, with the ceremony handed in: so that pages can load this alone, and late.
 * @param signIn - `signInWithKey()`
 */
export async function offerKeys(
  signIn: SignIn,
  provider: KeyProvider,
  options: AutofillOptions,
): Promise<KeySignIn> {
  const { signal, onError, challengeLifetime = 300_000, retryDelay = 1000 } = options;
  if (!(challengeLifetime > 0)) throw new TypeError('challengeLifetime has to be above 0');
  const { conditionalGet } = await capabilities();
  if (!conditionalGet) {
    const message = 'This browser offers no keys in fields';
    throw new SecondFactorError('unsupported', message, { reason: 'no-conditional' });
  }
  if (!hasAutofillField()) {
    console.warn('No field of this page has autocomplete="username webauthn" to offer keys in');
  }
  for (let failures = 0; ;) {
    await until<unknown>({ signal, phase }, (resolve, reject, ended) => {
      whenVisible(ended).then(slotIsFree).then(resolve, reject);
    });
    const [outcome, isPicked] = await offer(signIn, provider, options);
    if ('response' in outcome) return outcome;
    if (signal?.aborted) throw abortedError(signal, phase);
    // Renewed, hidden or superseded: nothing that anybody did wrong. A browser's own abort has no `by`.
    if (outcome.code === 'aborted' && outcome.by) continue;
    failures++;
    const isBroken = outcome.code === 'authenticator_error';
    // What failed without anybody's doing fails again, unless it is known to pass.
    const isFinal = !isPicked && !isBroken && !outcome.retryable && outcome.code !== 'aborted';
    if (failures === patience || isFinal) throw outcome;
    // The challenge was too old when it came back: offered again, with a new one.
    const isTooOld = outcome.code === 'challenge_expired' || outcome.status === 410;
    if (isBroken || (isPicked && !isTooOld)) onError?.(outcome);
    if (!isPicked && outcome.phase !== phase) {
      await pause(retryDelay * 2 ** (failures - 1), signal);
    }
  }
}

/** One offer, until a key is picked, the challenge is too old or the page is hidden; how it ended. */
async function offer(
  signIn: SignIn,
  provider: KeyProvider,
  { challengeLifetime = 300_000, ...options }: AutofillOptions,
): Promise<readonly [outcome: KeySignIn | SecondFactorError, isPicked: boolean]> {
  const round = new AbortController();
  const stop = (): void => round.abort();
  const timer = setTimeout(stop, Math.min(challengeLifetime * 0.75, 2 ** 31 - 1));
  const listening = new AbortController();
  document.addEventListener('visibilitychange', stop, listening);
  /** Once a key was picked, its answer is not to be given up. */
  function settle(): void {
    clearTimeout(timer);
    listening.abort();
  }
  const signal = options.signal ? AbortSignal.any([options.signal, round.signal]) : round.signal;
  const mode = 'passwordless';
  let isPicked = false;
  try {
    options.onStatus?.('asking');
    const challenge = await provider.beginAuthentication({ fields: options.fields, mode }, signal);
    // Somebody may have clicked while the site was asked.
    await until<unknown>({ signal, phase }, (resolve, reject) => {
      slotIsFree().then(resolve, reject);
    });
    const outcome = await signIn(provider, {
      ...options,
      challenge,
      conditional: true,
      mode,
      signal,
      onStatus: (status: KeyStatus) => {
        if (status === 'posting') {
          isPicked = true;
          settle();
        }
        if (status !== 'asking') options.onStatus?.(status);
      },
    });
    return [outcome, isPicked];
  } catch (error) {
    if (isSecondFactorError(error)) return [error, isPicked];
    throw error;
  } finally {
    settle();
  }
}

async function pause(delay: number, signal: AbortSignal | undefined): Promise<void> {
  await until<unknown>({ signal, phase }, (resolve, _reject, ended) => {
    const timer = setTimeout(resolve, delay);
    ended.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** Resolves when a person can see the page. */
async function whenVisible(ended: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible') return;
  await new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true, signal: ended });
  });
}
