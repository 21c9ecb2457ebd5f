import { abortedError, isSecondFactorError, SecondFactorError } from '../errors.js';
import { until } from '../until.js';
import { takeSlot } from '../webauthn/slot.js';
import { askWebauthn } from './ask-webauthn.js';
import type { U2fOperation } from './error-codes.js';
import { type Find, findWay } from './find-way.js';
import type { U2fChallenge } from './read-challenge.js';
import { readTimeout, type U2fOptions } from './u2f-options.js';

const phase = 'ceremony';

/**
 * Asks a key in the first way that is there. One ceremony at a time runs on a page, by U2F or by WebAuthn,
 * and the newest wins.
 * @param read - reads the answer: an object, its members as yet unread
 * @throws {TypeError} for options that are wrong
 * @throws {SecondFactorError} whatever went wrong, with `elapsed`
 */
export async function askKey<T>(
  operation: U2fOperation,
  challenge: U2fChallenge,
  options: U2fOptions,
  read: (answer: unknown, challenge: U2fChallenge) => T,
): Promise<T> {
  const { signal, onAsking } = options;
  const timeout = readTimeout(options.timeout);
  const find = findWay(operation, challenge, options);
  if (signal?.aborted) throw abortedError(signal, phase);
  requireSecureContext();
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  function convert(): Promise<unknown> {
    onAsking?.();
    const left = Math.max(timeout - elapsed(), 0);
    // A browser takes its own time to end what is late.
    return until({ signal, timeout: left, phase }, (resolve, reject, ended) => {
      const bounds = { timeout: left, signal: signal ? AbortSignal.any([signal, ended]) : ended };
      askWebauthn(operation, challenge, bounds).then(resolve, reject);
    });
  }
  try {
    const bounds = { signal, timeout, onAsking };
    const answer = await (find ? askInSlot(find, bounds, convert) : convert());
    return read(answer, challenge);
  } catch (error) {
    if (!isSecondFactorError(error)) throw error;
    throw Object.assign(error, { elapsed: error.elapsed ?? elapsed() });
  }
}

interface Bounds {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly onAsking: (() => void) | undefined;
}

async function askInSlot(
  find: Find,
  { signal, timeout, onAsking }: Bounds,
  convert: () => Promise<unknown>,
): Promise<unknown> {
  const { free, leave, release, signal: newer } = takeSlot();
  const either = signal ? AbortSignal.any([signal, newer]) : newer;

  async function ask(ended: AbortSignal): Promise<unknown> {
    if (free) await free;
    ended.throwIfAborted();
    const way = await find(ended);
    ended.throwIfAborted();
    if (way) onAsking?.();
    return way?.({ signal: ended, timeout });
  }

  try {
    const answer = await until({ signal: either, timeout, phase }, (resolve, reject, ended) => {
      const asking = ask(ended);
      // Only now has a service that was told to stop let go of the key.
      asking.then((answer) => answer && release(), release);
      asking.then(resolve, reject);
    });
    if (answer) return answer;
  } finally {
    leave();
  }
  if (either.aborted) throw abortedError(either, phase);
  // WebAuthn takes the slot in this very task, so that no older ceremony can come between.
  release();
  return convert();
}

function requireSecureContext(): void {
  const { isSecureContext } = globalThis as { readonly isSecureContext?: boolean };
  if (isSecureContext) return;
  if (isSecureContext === false) {
    throw new SecondFactorError('insecure_context', 'Keys need https', { phase });
  }
  throw new SecondFactorError('unsupported', 'There is no browser', { phase, reason: 'no-api' });
}
